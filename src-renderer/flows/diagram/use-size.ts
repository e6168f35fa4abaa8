/** Answers for the size of an element, as it changes. */
import { useCallback, useState } from 'react';

/** Inner size in whole pixels; zero before the element is there. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Out: a ref for the element, and its inner size. */
export function useSize(): [(element: HTMLElement | null) => (() => void) | undefined, Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const look = (): void =>
      setSize((before) => {
        const after = { width: element.clientWidth, height: element.clientHeight };
        return before.width === after.width && before.height === after.height ? before : after;
      });
    // At once, so that the first frame is not empty; a page in the background is not even told of its size.
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, size];
}
