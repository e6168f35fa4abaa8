/** Answers for what a person reads about scopes: what the app may do, and what it may not. */
import { SCOPES, SCOPE_NAMES, type ScopeName } from '../../../src-preload/contract/oauth.ts';

/** What people fear most, first; each is said only when its scope was not asked for. */
const REFUSALS: readonly (readonly [ScopeName, string])[] = [
  ['meetings:write', 'delete meetings'],
  ['recordings:read', 'download recordings'],
  ['channels:write', 'manage channels'],
  ['team:read', 'see your team'],
  ['webhooks:manage', 'send your events elsewhere'],
  ['notes:write', 'edit your notes'],
  ['transcripts:write', 'edit transcripts'],
  ['action-items:write', 'change action items'],
  ['speakers:write', 'change speaker profiles'],
  ['meetings:read', 'see your meetings'],
];

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A scope as a person reads it. */
export interface Permission {
  readonly scope: ScopeName;
  readonly words: string;
}

/** One permission for each scope asked for, in the order of Mavio's reference. */
export function permissionsOf(scopes: readonly string[]): Permission[] {
  return SCOPE_NAMES.filter((name) => scopes.includes(name)).map((scope) => ({ scope, words: SCOPES[scope].consent }));
}

/** At most two lines about what was not asked for; none when everything was. */
export function whatItMayNotDo(scopes: readonly string[]): string[] {
  const left = REFUSALS.filter(([scope]) => !scopes.includes(scope)).map(([, words]) => words);
  const lines = [left.slice(0, 2), left.slice(2, 4)].filter((pair) => pair.length > 0);
  return lines.map((pair) => capitalise(pair.join(' or ')));
}
