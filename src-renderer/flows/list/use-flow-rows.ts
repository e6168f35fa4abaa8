/** Answers for which rows of the list are on screen, and that the place is kept when new flows arrive above. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { FlowSummary } from '../../../src-preload/contract/trace.ts';

/** Height of a row with its rule, in pixels. All rows are of one height, so where each lies is known without measuring. */
export const ROW_HEIGHT = 52;
/** Rows that are drawn beyond each edge, so that a fast scroll meets no gap. */
const BEYOND = 8;

/** The part of a list that is on screen, as indices; `end` is exclusive. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Which rows to draw. In: how far the list is scrolled, how high it is on screen (pixels), how many rows there are. */
export function windowOf(top: number, height: number, count: number): Window {
  const start = Math.max(0, Math.floor(top / ROW_HEIGHT) - BEYOND);
  return { start: Math.min(start, Math.max(0, count - 1)), end: Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + BEYOND) };
}

/** Scrolls so that a row is wholly on screen, and no further. */
export function revealRow(element: HTMLElement, index: number): void {
  const top = index * ROW_HEIGHT;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
}

/** Out: a ref for the scrolling element, the element itself, and the rows on screen. */
export function useFlowRows(flows: readonly FlowSummary[]): { attach: (element: HTMLDivElement | null) => (() => void) | undefined; scroll: RefObject<HTMLDivElement | null>; shown: Window } {
  const scroll = useRef<HTMLDivElement | null>(null);
  const [view, setView] = useState({ top: 0, height: 0 });

  const attach = useCallback((element: HTMLDivElement | null) => {
    scroll.current = element;
    if (element === null) return undefined;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
      scroll.current = null;
    };
  }, []);

  const first = useRef<string | null>(null);
  useLayoutEffect(() => {
    const added = flows.findIndex((flow) => flow.flowId === first.current);
    const element = scroll.current;
    if (added > 0 && element !== null && element.scrollTop > ROW_HEIGHT / 2) element.scrollTop += added * ROW_HEIGHT;
    first.current = flows[0]?.flowId ?? null;
  }, [flows]);

  return { attach, scroll, shown: windowOf(view.top, view.height, flows.length) };
}
