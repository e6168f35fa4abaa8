/** Answers for moving a row among those that are not taken off. Pure. */
import type { UriRow } from './app-edit.ts';

/** Moves a row up (-1) or down (1) past the next row that stays. At the end of the list nothing changes. */
export function moveRow(rows: readonly UriRow[], id: number, by: -1 | 1): readonly UriRow[] {
  const from = rows.findIndex((row) => row.id === id);
  let to = from + by;
  while (rows[to]?.isRemoved === true) to += by;
  const [row, other] = [rows[from], rows[to]];
  if (row === undefined || other === undefined) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}
