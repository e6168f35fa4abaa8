/** Answers for lists that keep their place: after Back, the scroll position and the row with the focus are what they were when the page was left. */
import { useCallback, useRef } from 'react';

/** Where someone was: pixels from the top, and the control with the focus, by its row (`data-row`) and its place in it. */
interface Place {
  readonly top: number;
  readonly row: string | null;
  readonly control: number;
}

const CONTROLS = 'a,button';
/** Places that are kept; a long day of looking around makes fewer. */
const MOST = 500;
const places = new Map<string, Place>();

function keep(key: string, place: Place): void {
  places.delete(key);
  places.set(key, place);
  const [oldest] = places.keys();
  if (places.size > MOST && oldest !== undefined) places.delete(oldest);
}

/** Names the entry of the history that is shown. A replaced address keeps it. A browser that names none tells pages apart by their address. */
function entryKey(): string {
  return ('navigation' in window ? window.navigation.currentEntry?.key : undefined) ?? window.location.href;
}

/** Gives the focus back, unless something else has it by now. Out: false when the row is not drawn yet. */
function refocus(element: Element, { row, control }: Place): boolean {
  const active = document.activeElement;
  if (row === null || (active !== null && !active.contains(element))) return true;
  const found = element.querySelector(`[data-row="${CSS.escape(row)}"]`);
  const target = found?.matches(CONTROLS) === true ? found : found?.querySelectorAll(CONTROLS)[control];
  if (!(target instanceof HTMLElement)) return false;
  target.focus({ preventScroll: true });
  return true;
}

/** Goes back to a place, as soon as what stood there is drawn again. Whoever scrolls or types before that is not disturbed. */
function comeBack(element: Element, place: Place): () => void {
  let isThere = false;
  const observer = new MutationObserver(() => go());
  const stop = (): void => {
    observer.disconnect();
    for (const one of ['wheel', 'pointerdown', 'keydown']) element.removeEventListener(one, stop);
  };
  const go = (): void => {
    if (!isThere) element.scrollTop = place.top;
    isThere ||= Math.abs(element.scrollTop - place.top) < 2;
    if (refocus(element, place) && isThere) stop();
  };
  observer.observe(element, { childList: true, subtree: true });
  for (const one of ['wheel', 'pointerdown', 'keydown']) element.addEventListener(one, stop, { passive: true });
  go();
  return stop;
}

function follow(element: Element, key: string): () => void {
  const kept = places.get(key);
  const stop = kept === undefined ? null : comeBack(element, kept);
  let place = kept ?? { top: element.scrollTop, row: null, control: 0 };
  keep(key, place);
  const note = (change: Partial<Place>): void => {
    place = { ...place, ...change };
    keep(key, place);
  };
  const scrolled = (): void => note({ top: element.scrollTop });
  const focused = ({ target }: Event): void => {
    const row = target instanceof Element ? target.closest('[data-row]') : null;
    const control = row === null || row === target ? 0 : [...row.querySelectorAll(CONTROLS)].findIndex((one) => one === target);
    note({ row: row?.getAttribute('data-row') ?? null, control: Math.max(0, control) });
  };
  element.addEventListener('scroll', scrolled, { passive: true });
  element.addEventListener('focusin', focused);
  return () => {
    stop?.();
    element.removeEventListener('scroll', scrolled);
    element.removeEventListener('focusin', focused);
  };
}

/**
 * Keeps the place of an element that scrolls, one place for each entry of the history.
 * In: a name that no other element on the page has; for an element that stays while pages change in it, the page, whose first visit begins at the top.
 * Out: a ref for the element.
 */
export function useKeptPlace(name: string, page = ''): (element: HTMLElement | null) => (() => void) | undefined {
  const key = `${name} ${entryKey()}`;
  const drawn = useRef(page);
  return useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      if (drawn.current !== page && !places.has(key)) element.scrollTop = 0;
      drawn.current = page;
      return follow(element, key);
    },
    [key, page],
  );
}
