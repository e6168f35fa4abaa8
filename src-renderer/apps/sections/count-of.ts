/** Answers for counting things in words. */

/** `1 access token`, `3 access tokens`, `12,000 codes`. In: how many, and what one is called. */
export function countOf(many: number, one: string): string {
  return `${many.toLocaleString('en')} ${one}${many === 1 ? '' : 's'}`;
}
