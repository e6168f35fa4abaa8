/** Answers for a diagnosis in one sentence: every mistake, the decisive one first. */
import type { Mistake } from '../../../src-preload/contract/doctor.ts';
import { MISTAKES } from '../../../src-preload/contract/mistakes.ts';

/** In: mistakes in their order, and whether the received text may be repeated. Out: one sentence; it names all of them. */
export function sayMistakes(mistakes: readonly Mistake[], mayQuote: boolean): string {
  const clauses = mistakes.map((mistake) => (mayQuote ? mistake.detail : null) ?? MISTAKES[mistake.class].clause);
  const last = clauses.pop() ?? 'the two are equal';
  const sentence = clauses.length === 0 ? last : `${clauses.join(', ')}, and ${last}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
