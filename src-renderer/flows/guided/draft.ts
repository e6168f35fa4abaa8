/** Answers for the authorization request under construction: its parameters in order, and changes to them. Pure. */
import type { DraftParameter, GuidedSeed } from '../../../src-preload/contract/guided.ts';
import { splitScopes } from '../../../src-preload/contract/oauth.ts';

/** Parameters in the order in which they travel. */
export type Draft = readonly DraftParameter[];

interface DraftInput {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly seed: GuidedSeed;
}

/** The request that is right: every parameter of RFC 6749 4.1.1, with state and an S256 challenge (RFC 7636 4.3). */
export function makeDraft({ clientId, redirectUri, scopes, seed }: DraftInput): Draft {
  return [
    { name: 'response_type', value: 'code' },
    { name: 'client_id', value: clientId },
    { name: 'redirect_uri', value: redirectUri },
    { name: 'scope', value: scopes.join(' ') },
    { name: 'state', value: seed.state },
    { name: 'code_challenge', value: seed.codeChallenge },
    { name: 'code_challenge_method', value: 'S256' },
  ];
}

/** The first value of a parameter; null when it is not there. */
export function valueOf(draft: Draft, name: string): string | null {
  return draft.find((one) => one.name === name)?.value ?? null;
}

/** Gives the first parameter of a name another value; one that is not there is added at the end. */
export function setValue(draft: Draft, name: string, value: string): Draft {
  const index = draft.findIndex((one) => one.name === name);
  return index < 0 ? [...draft, { name, value }] : draft.with(index, { name, value });
}

/** Takes every parameter of a name out. */
export function without(draft: Draft, name: string): Draft {
  return draft.filter((one) => one.name !== name);
}

/** Adds a scope at the end of the list, or takes it out. */
export function toggleScope(draft: Draft, scope: string): Draft {
  const names = splitScopes(valueOf(draft, 'scope') ?? '');
  return setValue(draft, 'scope', (names.includes(scope) ? names.filter((name) => name !== scope) : [...names, scope]).join(' '));
}

/** Turns PKCE on, with the seed's challenge, or off. */
export function setPkce(draft: Draft, on: boolean, seed: GuidedSeed): Draft {
  const bare = without(without(draft, 'code_challenge'), 'code_challenge_method');
  return on ? [...bare, { name: 'code_challenge', value: seed.codeChallenge }, { name: 'code_challenge_method', value: 'S256' }] : bare;
}

/** Percent-encodes exactly as the console sends it. A lone surrogate travels as U+FFFD. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27');
}
