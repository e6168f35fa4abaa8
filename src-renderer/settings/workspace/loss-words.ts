/** Answers for counting in words. */
import type { TokenLoss } from '../../../src-preload/contract/workspace.ts';

/** `1 app`, `3 apps`. */
export function countOf(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** `4 tokens of 2 people`. */
export function sayTokens({ people, tokens }: TokenLoss): string {
  return `${countOf(tokens, 'token')} of ${people === 1 ? '1 person' : `${String(people)} people`}`;
}
