/** Answers for counting in words. */
import type { TokenLoss } from '../../../src-preload/contract/workspace.ts';

/** `1 thing`, `3 things`. */
export function countThings(count: number, word = 'thing', words = `${word}s`): string {
  return `${String(count)} ${count === 1 ? word : words}`;
}

/** `4 tokens of 2 people`. */
export function sayLoss({ people, tokens }: TokenLoss): string {
  return `${countThings(tokens, 'token')} of ${people === 1 ? '1 person' : `${String(people)} people`}`;
}
