/** Answers for which rows of a long list are on screen, where the list scrolls with the page around it. */
import { useCallback, useState } from 'react';

/** Rows that are drawn beyond each edge, so that a fast scroll meets no gap. */
const BEYOND = 10;

/** The part of a list to draw, as indices; `end` is exclusive. */
export interface RowsOnScreen {
  readonly start: number;
  readonly end: number;
}

function scrollerOf(element: Element): Element {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return document.documentElement;
}

/** In: the height of every row (px) and how many there are. Out: a ref for the list, and the rows to draw. */
export function useRowsOnScreen(rowHeight: number, count: number): [(element: Element | null) => (() => void) | undefined, RowsOnScreen] {
  const [view, setView] = useState({ top: 0, height: 0 });
  const attach = useCallback((element: Element | null) => {
    if (element === null) return undefined;
    const scroller = scrollerOf(element);
    const look = (): void => setView({ top: scroller.getBoundingClientRect().top - element.getBoundingClientRect().top, height: scroller.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, []);
  const start = Math.min(Math.max(0, Math.floor(view.top / rowHeight) - BEYOND), Math.max(0, count - 1));
  return [attach, { start, end: Math.max(start, Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + BEYOND)) }];
}
