/** Answers for finding what someone means by a few letters: how well words fit a title, and which letters of it they hit. */

/** Places in the title, as [from, to) in UTF-16 units, in order, not overlapping. */
export type Ranges = readonly (readonly [number, number])[];

/** How well it fits; more is better. */
export interface Match {
  readonly score: number;
  readonly ranges: Ranges;
}

interface Hit {
  readonly score: number;
  readonly ranges: readonly [number, number][];
}

/** A subsequence may be spread over at most this many times its length: wider ones are chance. */
const SPREAD = 4;
/** A two-letter subsequence says nothing. */
const LEAST_SCATTERED = 3;

const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);

/** Small letters without accents, of the same length, so that places stay the same. */
export function foldLetters(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at);
    const plain = unit.normalize('NFD').charAt(0).toLowerCase();
    return plain.length === 1 ? plain : unit;
  }).join('');
}

const WORD_PART = /[\p{L}\p{N}]/u;

/** Small letters and digits, which nearly all texts are made of, are told without a pattern. In: a folded text. */
function isWordPart(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return WORD_PART.test(folded.charAt(at));
}

/** Where words begin. */
function startsOf(folded: string): number[] {
  const starts: number[] = [];
  let isInside = false;
  for (let at = 0; at < folded.length; at += 1) {
    const isPart = isWordPart(folded, at);
    if (isPart && !isInside) starts.push(at);
    isInside = isPart;
  }
  return starts;
}

/** A text made ready: a palette judges the same thousand texts at every key press. */
class Ready {
  readonly folded: string;
  #starts: readonly number[] | null = null;

  constructor(text: string) {
    this.folded = foldLetters(text);
  }

  /** Where its words begin; found when somebody asks, which of most texts nobody does. */
  get starts(): readonly number[] {
    this.#starts ??= startsOf(this.folded);
    return this.#starts;
  }
}

const MOST_READY = 8000;
const ready = new Map<string, Ready>();

function makeReady(text: string): Ready {
  const known = ready.get(text);
  if (known !== undefined) return known;
  if (ready.size >= MOST_READY) ready.clear();
  const made = new Ready(text);
  ready.set(text, made);
  return made;
}

function hitInitials(word: string, folded: string, starts: readonly number[]): Hit | null {
  if (word.length < 2) return null;
  for (let first = 0; first + word.length <= starts.length; first += 1) {
    const places = starts.slice(first, first + word.length);
    if (places.every((place, index) => folded[place] === word[index])) return { score: 45 - first, ranges: places.map((place) => [place, place + 1]) };
  }
  return null;
}

function hitScattered(word: string, folded: string): Hit | null {
  if (word.length < LEAST_SCATTERED) return null;
  const ranges: [number, number][] = [];
  let from = folded.indexOf(word.charAt(0));
  const start = from;
  for (const letter of word) {
    const at = folded.indexOf(letter, from);
    if (at < 0) return null;
    const last = ranges.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else ranges.push([at, at + 1]);
    from = at + 1;
  }
  const spread = from - start;
  if (spread > word.length * SPREAD || ranges.length > Math.ceil(word.length / 2) + 1) return null;
  return { score: Math.max(1, 20 - ranges.length * 3), ranges };
}

function hitTitle(word: string, { folded, starts }: Ready): Hit | null {
  const start = starts.find((place) => folded.startsWith(word, place));
  if (start !== undefined) return { score: start === starts[0] ? 100 : 80, ranges: [[start, start + word.length]] };
  const inside = word.length > 1 ? folded.indexOf(word) : -1;
  if (inside >= 0) return { score: 50, ranges: [[inside, inside + word.length]] };
  return hitInitials(word, folded, starts) ?? hitScattered(word, folded);
}

function hitMore(word: string, more: Ready): Hit | null {
  const { folded } = more;
  if (!folded.includes(word)) return null;
  return { score: more.starts.some((place) => folded.startsWith(word, place)) ? 30 : 15, ranges: [] };
}

function join(ranges: readonly [number, number][]): Ranges {
  const joined: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Splits what was typed. */
export function wordsOf(text: string): readonly string[] {
  return foldLetters(text).split(/\s+/).filter((word) => word !== '');
}

/** A fit of some words. Its ranges are joined when somebody draws them: most fits are only counted and sorted. */
class WordsMatch implements Match {
  readonly score: number;
  readonly #hits: readonly Hit[];

  constructor(score: number, hits: readonly Hit[]) {
    this.score = score;
    this.#hits = hits;
  }

  get ranges(): Ranges {
    return join(this.#hits.flatMap(({ ranges }) => ranges));
  }
}

/** Judges a title. In: words of `wordsOf`; the title; what else it may be found by. Out: null when a word fits nowhere. */
export function matchWords(words: readonly string[], title: string, more: string): Match | null {
  const readyTitle = makeReady(title);
  const readyMore = makeReady(more);
  let score = -title.length / 10;
  const hits: Hit[] = [];
  for (const word of words) {
    const hit = hitTitle(word, readyTitle);
    const beside = hit === null || hit.score < 30 ? hitMore(word, readyMore) : null;
    const best = beside !== null && beside.score > (hit?.score ?? 0) ? beside : hit;
    if (best === null) return null;
    score += best.score;
    hits.push(best);
  }
  if (readyTitle.folded === words.join(' ')) score += 60;
  return new WordsMatch(score, hits);
}
