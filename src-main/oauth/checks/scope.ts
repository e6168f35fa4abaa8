/** Answers for the checks on the scopes an app asks for, and for naming the scope that was meant. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import { SCOPE_ALIASES, SCOPE_NAMES, splitScopes } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest, Param } from '../decision.ts';
import { nearestName } from '../nearest.ts';
import type { Mismatch, Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { cut, mayQuote, plain, shownOf } from '../shown.ts';
import { single } from '../single.ts';

const KNOWN: readonly string[] = SCOPE_NAMES;

/** The scope that replaces a name: itself when known, the documented one for an alias, the nearest for a slip, else null. */
function replacementFor(name: string): string | null {
  if (KNOWN.includes(name)) return name;
  return Object.hasOwn(SCOPE_ALIASES, name) ? (SCOPE_ALIASES[name] ?? null) : nearestName(name, KNOWN);
}

/** One sentence about the first unknown name of a scope parameter. */
function explain(param: Param, unknown: string): string {
  if (unknown.includes(',')) return 'The names are separated by commas, and Mavio separates them by spaces.';
  if (/%20|\+/.test(unknown)) return 'The spaces between the names are encoded twice.';
  const name = mayQuote(param, unknown) ? cut(unknown) : 'One of the names';
  const replacement = replacementFor(unknown);
  if (replacement === null) return `${name} is not one of Mavio’s scopes.`;
  if (Object.hasOwn(SCOPE_ALIASES, unknown)) return `${name} is another page’s name for a scope; use ${replacement} instead.`;
  return `${name} is not one of Mavio’s scopes; perhaps ${replacement} is meant.`;
}

/** Compares the names of a scope parameter with Mavio's list. Out: null when all are known, otherwise what is wrong. */
export function findUnknownScope(param: Param): Mismatch | null {
  const unknown = splitScopes(param.text).find((name) => !KNOWN.includes(name));
  if (unknown === undefined) return null;
  const meant = splitScopes(param.text.replace(/,|\+|%20/g, ' ')).map(replacementFor);
  const expected = meant.includes(null) ? `some of ${KNOWN.join(' ')}` : [...new Set(meant)].join(' ');
  return { expected: plain(expected), received: param.shown, note: explain(param, unknown) };
}

/** The scopes that an authorization request asks for, once `scope.present` has passed. */
export function scopesOf({ params }: AuthorizationRequest): string[] {
  return splitScopes(proven(single(params, 'scope'), 'scope.present').text);
}

const SOME_SCOPE = plain('at least one scope');
const OF_THE_LIST = plain('names of Mavio’s scope list');

/** The rungs `scope.present` and `scope.known` of an authorization request. */
export const SCOPE_CHECKS: Rungs<'scope.present' | 'scope.known', { readonly request: AuthorizationRequest }, OAuthErrorCode> = {
  'scope.present': ({ request: { params } }) => {
    const sent = single(params, 'scope');
    if (sent !== null && splitScopes(sent.text).length > 0) return pass(SOME_SCOPE, sent.shown);
    const note = sent === null ? 'scope is missing or empty.' : 'scope holds nothing but spaces.';
    return fail('invalid_scope', { expected: SOME_SCOPE, received: shownOf(sent), note });
  },
  'scope.known': ({ request: { params } }) => {
    const param = proven(single(params, 'scope'), 'scope.present');
    const mismatch = findUnknownScope(param);
    return mismatch === null ? pass(OF_THE_LIST, param.shown) : fail('invalid_scope', mismatch);
  },
};
