/** Answers for turning what somebody types into a search of flows: any text, no syntax. */
import type { FlowOutcome } from '../../src-preload/contract/trace.ts';

/** More words than this narrow nothing any more. */
const MOST_WORDS = 8;

/** The longest beginning of words that has an index of its own; see version 11 of the database. */
const LONGEST_INDEXED = 12;

/** Before the outcome of a flow in the index; no word of a text can begin with it. */
const MARK = '\uE000';

/** The words of a text, as the index cuts them: letters, digits and underscores. */
function cutWords(text: string): string[] {
  return [...new Set(text.normalize('NFC').match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [])].slice(0, MOST_WORDS);
}

/** What of a flow is looked for. */
export interface Wish {
  readonly text: string;
  readonly outcome: FlowOutcome | undefined;
}

/** Lists the words of the index that begin so; null when there are too many to name. In: small letters of ASCII. */
export type ListWords = (beginning: string) => readonly string[] | null;

/**
 * One word of a search. For a beginning without an index SQLite first gathers every flow of every word that begins so, which for the id of
 * an app takes milliseconds among a million events; the words themselves, which are few, it reads no further than a page.
 */
function askFor(word: string, listWords: ListWords): string | null {
  const isIndexed = word.length <= LONGEST_INDEXED || !/^[A-Za-z0-9_]+$/.test(word);
  const whole = isIndexed ? null : listWords(word.toLowerCase());
  if (whole === null) return `"${word}"*`;
  return whole.length === 0 ? null : `(${whole.map((one) => `"${one}"`).join(' OR ')})`;
}

/**
 * Writes a search for flow_words. In: what is looked for, and the words of the index. Out: the search: every word must begin a word of the
 * flow. Null when nothing can be found: the text holds no word, or a long one that no flow has.
 */
export function toSearch({ text, outcome }: Wish, listWords: ListWords): string | null {
  const words = cutWords(text).map((word) => askFor(word, listWords));
  if (words.length === 0 || words.includes(null)) return null;
  return [...words, ...(outcome === undefined ? [] : [`"${MARK}${outcome}"`])].join(' AND ');
}
