/** Answers for the line that a mistake stands in, short enough to show, without a secret in it. */

/** A piece of the line, and how many characters of it stand before the mistake. */
export interface OffendingLine {
  readonly shown: string;
  readonly before: number;
}

const MOST = 88;
const SECRET = /(clientSecret["']?\s*:\s*)\S.*/;

/** In: the text and the place of the mistake, both from 1. Out: the line around it, or null where the text has no such line. */
export function findOffendingLine(text: string, line: number, column: number): OffendingLine | null {
  const whole = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)[line - 1];
  if (whole === undefined || whole.trim() === '') return null;
  const safe = whole.replace(SECRET, '$1…');
  const at = Math.min(column - 1, safe.length);
  const start = safe.length <= MOST ? 0 : Math.max(0, Math.min(at - MOST / 2, safe.length - MOST));
  // A tab is as wide as one character here, so that the mark stands under what it means.
  const piece = safe.slice(start, start + MOST).replaceAll('\t', '→');
  const head = start > 0 ? '…' : '';
  return { shown: `${head}${piece}${start + MOST < safe.length ? '…' : ''}`, before: at - start + head.length };
}
