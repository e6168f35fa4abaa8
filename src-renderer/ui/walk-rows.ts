/** Answers for arrow keys between the rows of a list whose rows are all drawn. */
import type { KeyboardEvent } from 'react';

/** What a row is marked with; its value names the row. What has the row's focus is its first link or button. */
const ROW = '[data-row]';

/** Where a key leads, as an index; undefined for keys that are not for the list. `at` is -1 outside of all rows. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 };
  const target = targets[key];
  return target === undefined || target < 0 || target >= count ? undefined : target;
}

/** Gives the focus to a row. Out: false when it holds nothing that takes the focus. */
export function focusRow(row: Element | null | undefined): boolean {
  const control = row?.matches('a,button') === true ? row : row?.querySelector('a,button');
  if (!(control instanceof HTMLElement)) return false;
  control.focus();
  return true;
}

/** Moves the focus to the row before or after, or to the first or last one. For `onKeyDown` of the element around the rows. */
export function walkRows(event: KeyboardEvent): void {
  const isInField = event.target instanceof Element && event.target.closest('input,textarea,select') !== null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented || isInField) return;
  const rows = [...event.currentTarget.querySelectorAll(ROW)];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const target = rowAfter(event.key, at, rows.length);
  if (target !== undefined && focusRow(rows[target])) event.preventDefault();
}
