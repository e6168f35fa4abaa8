/** Answers for the mistakes one can try: each changes exactly one thing in a request that is right. Pure. */
import { splitUri } from '../../../src-preload/contract/uri.ts';
import type { Draft } from './draft.ts';
import { setValue, valueOf, without } from './draft.ts';

/** A mistake to try. `make` gives null where it does not apply. */
export interface Mistake {
  readonly id: string;
  readonly label: string;
  /** What was changed, in one sentence. */
  readonly says: string;
  readonly make: (draft: Draft) => Draft | null;
  /** Said when no check stops it: what goes wrong all the same. */
  readonly unstopped?: string;
}

function change(name: string, by: (value: string) => string | null): Mistake['make'] {
  return (draft) => {
    const value = valueOf(draft, name);
    const next = value === null ? null : by(value);
    return next === null || next === value ? null : setValue(draft, name, next);
  };
}

function swapHost(uri: string): string | null {
  const host = splitUri(uri).host;
  const other = host === 'localhost' ? '127.0.0.1' : host === '127.0.0.1' ? 'localhost' : null;
  return host === null || other === null ? null : uri.replace(`//${host}`, `//${other}`);
}

/** The mistakes, in the order of the drawing. */
export const MISTAKES: readonly Mistake[] = [
  { id: 'slash', label: 'Trailing slash', says: 'Only the slash at the end of the redirect URI changed.', make: change('redirect_uri', (uri) => (uri.endsWith('/') ? uri.slice(0, -1) : `${uri}/`)) },
  { id: 'scope', label: 'Unknown scope', says: 'A scope is asked for that Mavio does not have.', make: change('scope', (scopes) => `${scopes} meetings:delete`.trim()) },
  {
    id: 'state', label: 'No state', says: 'The request carries no state.', make: (draft) => (valueOf(draft, 'state') === null ? null : without(draft, 'state')),
    unstopped: 'No check stops this: Mavio recommends state and does not insist on it. Your callback could then not tell this login from one that somebody else began, and would log the person into a stranger’s account.',
  },
  { id: 'plain', label: 'PKCE plain', says: 'The challenge is said to be the verifier itself.', make: change('code_challenge_method', () => 'plain') },
  { id: 'host', label: 'localhost ⇄ 127.0.0.1', says: 'The redirect URI calls this machine by its other name.', make: change('redirect_uri', swapHost) },
  { id: 'client', label: 'Wrong client id', says: 'The last character of the client id is another one.', make: change('client_id', (id) => `${id.slice(0, -1)}${id.endsWith('x') ? 'y' : 'x'}`) },
];
