/** Answers for turning what somebody types into a search of flows: any text, no syntax. */
import type { FlowOutcome } from '../../src-preload/contract/trace.ts';

/** More words than this narrow nothing any more. */
const MOST_WORDS = 8;

/** Before the outcome of a flow in the index; no word of a text can begin with it. */
const MARK = '\uE000';

/** The words of a text, as the index cuts them: letters, digits and underscores. */
function cutWords(text: string): string[] {
  return [...new Set(text.normalize('NFC').match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [])].slice(0, MOST_WORDS);
}

/**
 * Writes a search for flow_words. In: any text, and an outcome that is asked for. Out: the search: every word must begin a word of the flow.
 * Null when the text holds no word, so that nothing can be found.
 */
export function toSearch(text: string, outcome: FlowOutcome | undefined): string | null {
  const words = cutWords(text);
  if (words.length === 0) return null;
  return [...words.map((word) => `"${word}"*`), ...(outcome === undefined ? [] : [`"${MARK}${outcome}"`])].join(' AND ');
}
