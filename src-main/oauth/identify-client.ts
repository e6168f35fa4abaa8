/** Answers for who a token request says it comes from, before anything is believed (RFC 6749 2.3.1). */
import type { Param, TokenRequest } from './decision.ts';
import { single } from './single.ts';

/** The credentials of a token request. `both`: two ways at once, `two ids`: two apps at once; then no secret is taken from either. */
export interface ClientIdentity {
  readonly clientId: string | null;
  readonly secret: string | null;
  readonly method: 'basic' | 'post' | 'both' | 'two ids' | 'none';
}

function given(text: string): string | null {
  return text === '' ? null : text;
}

function textOf(param: Param | null): string | null {
  return param?.text ?? null;
}

/**
 * Reads the client's credentials.
 * Out: `basic` or `post` by where the secret came from; `both` when it came twice; `two ids` when header and body name different apps; `none` without
 * a secret or with an unreadable header, where `clientId` may still be known from the body. Empty parts are null.
 */
export function identifyClient(request: TokenRequest): ClientIdentity {
  const { authorization, params } = request;
  const bodyId = textOf(single(params, 'client_id'));
  const bodySecret = textOf(single(params, 'client_secret'));
  if (authorization.kind === 'unreadable') return { clientId: bodyId, secret: null, method: 'none' };
  if (authorization.kind === 'none') return { clientId: bodyId, secret: bodySecret, method: bodySecret === null ? 'none' : 'post' };
  const clientId = given(authorization.clientId);
  if (bodySecret !== null) return { clientId, secret: null, method: 'both' };
  if (bodyId !== null && bodyId !== clientId) return { clientId, secret: null, method: 'two ids' };
  return { clientId, secret: given(authorization.secret), method: 'basic' };
}
