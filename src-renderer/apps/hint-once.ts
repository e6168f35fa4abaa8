/** Answers for hints in a list of redirect URIs, each said once. Pure. */
import { hintRedirectUri } from '../../src-preload/contract/redirect-uris.ts';

const PAIR = 'You have both.';

/** True when the hint of a row is about two rows of the list. */
export function isPairHint(hint: string | null): boolean {
  return hint?.endsWith(PAIR) === true;
}

/** The hint of one row. In: the whole list, the row's index. A pair is pointed out at its first half only. Out: a sentence or null. */
export function hintOnce(uris: readonly string[], index: number): string | null {
  const hint = hintRedirectUri(uris[index] ?? '', uris);
  if (!isPairHint(hint)) return hint;
  const isSaid = uris.slice(0, index).some((uri) => isPairHint(hintRedirectUri(uri, uris)));
  return isSaid ? null : hint;
}
