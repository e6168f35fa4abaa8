/** Answers for which rows of a long list are on screen, where the list scrolls with the page around it, and for arrow keys between them. */
import type { KeyboardEvent } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { focusRow, walkRows } from './walk-rows.ts';

/** Rows that are drawn beyond each edge, so that a fast scroll meets no gap. */
const BEYOND = 10;

/** The part of a list to draw, as indices; `end` is exclusive. */
export interface RowsOnScreen {
  readonly start: number;
  readonly end: number;
  /** For `onKeyDown` of the list. Its rows are marked with `data-row` and `aria-posinset`. */
  readonly walk: (event: KeyboardEvent) => void;
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
  const list = useRef<Element | null>(null);
  const goingTo = useRef<number | null>(null);
  const attach = useCallback((element: Element | null) => {
    list.current = element;
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

  // A row far away is drawn only once the list has come there.
  const arrive = (): void => {
    if (goingTo.current !== null && focusRow(list.current?.querySelector(`[aria-posinset="${String(goingTo.current + 1)}"]`))) goingTo.current = null;
  };
  useEffect(arrive);
  const walk = (event: KeyboardEvent): void => {
    if ((event.key !== 'Home' && event.key !== 'End') || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      walkRows(event);
      return;
    }
    event.preventDefault();
    goingTo.current = event.key === 'Home' ? 0 : count - 1;
    event.currentTarget.scrollIntoView({ block: event.key === 'Home' ? 'start' : 'end' });
    arrive();
  };
  const start = Math.min(Math.max(0, Math.floor(view.top / rowHeight) - BEYOND), Math.max(0, count - 1));
  return [attach, { start, end: Math.max(start, Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + BEYOND)), walk }];
}
