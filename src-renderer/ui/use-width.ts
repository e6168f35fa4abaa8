/** Answers for how wide an element is, for drawings that fill it. */
import { useCallback, useState } from 'react';

/** Out: a ref for the element, and its inner width in px; 0 before it is on screen. */
export function useWidth(): [(element: Element | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(0);
  const attach = useCallback((element: Element | null) => {
    if (element === null) return undefined;
    const look = (): void => setWidth(Math.floor(element.getBoundingClientRect().width));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [attach, width];
}
