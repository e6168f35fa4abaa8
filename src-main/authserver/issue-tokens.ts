/** Answers for what a token request changes when it is granted: a code or refresh token ends, new tokens begin (RFC 6749 5.1, 6). */
import { LIFETIMES, PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { Ending, Life } from '../../src-preload/contract/trace.ts';
import type { StoredCode } from '../storage/code-store.ts';
import type { Issue, NewToken, StoredToken, TokenFamily } from '../storage/token-store.ts';
import { addLocator } from '../trace/locator.ts';
import { mint, newId } from '../trace/secrets.ts';
import type { Terms } from './faults/bend-decision.ts';
import type { ServerContext } from './parts.ts';

/** What was issued. `body` holds the only copy of the tokens. */
export interface Issued {
  readonly body: Readonly<Record<string, string | number>>;
  readonly issued: Life[];
  readonly ended: Ending[];
}

const KINDS = {
  access: { of: 'access_token', prefix: PREFIXES.accessToken },
  refresh: { of: 'refresh_token', prefix: PREFIXES.refreshToken },
} as const;

interface Made {
  readonly text: string;
  readonly token: NewToken;
  readonly life: Life;
}

/** Makes one token, which carries the number of its issue. */
function makeToken({ random, fingerprints }: ServerContext, kind: StoredToken['kind'], { number, scopes, now, lifeMs }: { number: number; scopes: readonly string[]; now: number; lifeMs: number }): Made {
  const { of, prefix } = KINDS[kind];
  const text = addLocator(mint(prefix, random), number, fingerprints);
  const token = { digest: fingerprints.tokenDigestOf(text), fingerprint: fingerprints.of(text), expiresAt: now + lifeMs };
  return { text, token, life: { of, fingerprint: token.fingerprint, issuedAt: now, expiresAt: token.expiresAt, scopes: [...scopes] } };
}

interface Pair {
  readonly familyId: string;
  readonly accessScopes: readonly string[];
  /** Null when no refresh token is made. */
  readonly refreshScopes: readonly string[] | null;
  readonly now: number;
  readonly terms: Terms | null;
}

/** What is spent, and on which terms other than the usual ones. */
interface Spending {
  readonly now: number;
  readonly terms: Terms | null;
}

const bent = (scopes: readonly string[], terms: Terms | null): readonly string[] => terms?.scopes?.(scopes) ?? scopes;

function makePair(server: ServerContext, { familyId, accessScopes, refreshScopes, now, terms }: Pair): Omit<Issued, 'ended'> & { readonly issue: Issue } {
  const number = server.tokens.nextIssue();
  const accessMs = terms?.accessMs ?? LIFETIMES.accessToken;
  const access = makeToken(server, 'access', { number, scopes: accessScopes, now, lifeMs: accessMs });
  const refresh = refreshScopes === null ? null : makeToken(server, 'refresh', { number, scopes: refreshScopes, now, lifeMs: terms?.refreshMs ?? LIFETIMES.refreshTokenIdle });
  const body: Record<string, string | number> = { access_token: access.text, token_type: 'Bearer', expires_in: accessMs / 1000, scope: accessScopes.join(' ') };
  if (refresh !== null) body['refresh_token'] = refresh.text;
  return {
    issue: { number, familyId, issuedAt: now, accessScopes, access: access.token, refresh: refresh?.token ?? null },
    body,
    issued: refresh === null ? [access.life] : [access.life, refresh.life],
  };
}

/** Trades a code for a family of tokens and spends it. */
export function applyExchange(server: ServerContext, code: StoredCode, { now, terms }: Spending): Issued {
  const { flowId, clientId, personId, scopes, fingerprint } = code;
  const familyId = newId('fam_', server.random, 20);
  server.tokens.insertFamily({ familyId, flowId, clientId, personId, scopes, createdAt: now, revokedAt: null, revokedReason: null });
  server.codes.markUsed(code.digest, now, familyId);
  const { issue, body, issued } = makePair(server, { familyId, accessScopes: bent(scopes, terms), refreshScopes: terms?.withoutRefresh === true ? null : scopes, now, terms });
  server.tokens.insertFirst(issue);
  return { body, issued, ended: [{ of: 'code', fingerprint, reason: 'spent' }] };
}

/**
 * Rotates a refresh token; its 30 days begin anew. In: the scopes of the new access token, which may be narrower.
 * The new refresh token keeps the scopes of the old one (RFC 6749 6).
 */
export function applyRefresh(server: ServerContext, { token, scopes, now, terms }: Spending & { token: StoredToken; scopes: readonly string[] }): Issued {
  const { issue, body, issued } = makePair(server, { familyId: token.familyId, accessScopes: bent(scopes, terms), refreshScopes: token.scopes, now, terms });
  server.tokens.rotate(token, issue);
  return { body, issued, ended: [{ of: 'refresh_token', fingerprint: token.fingerprint, reason: 'rotated' }] };
}

/** Spends a refresh token that stays in use: its 30 days begin anew, and only an access token is issued (RFC 6749 6). */
export function applyKeptRefresh(server: ServerContext, { token, scopes, now, terms }: Spending & { token: StoredToken; scopes: readonly string[] }): Issued {
  const { issue, body, issued } = makePair(server, { familyId: token.familyId, accessScopes: bent(scopes, terms), refreshScopes: null, now, terms });
  const expiresAt = now + (terms?.refreshMs ?? LIFETIMES.refreshTokenIdle);
  server.tokens.keep(token, issue, expiresAt);
  return { body, issued: [...issued, { of: 'refresh_token', fingerprint: token.fingerprint, issuedAt: now, expiresAt, scopes: [...token.scopes] }], ended: [] };
}

/** Says in the words of the trace that a token ended. */
export function endingOf({ kind, fingerprint }: StoredToken, reason: Ending['reason']): Ending {
  return { of: KINDS[kind].of, fingerprint, reason };
}

/** Ends a family because a code or token of it was replayed, or because its app says so. Out: what was still alive. */
export function applyRevocation({ tokens }: ServerContext, { familyId, reason, now }: { familyId: TokenFamily['familyId']; reason: string; now: number }): Ending[] {
  return tokens.revokeFamily(familyId, now, reason).map((token) => endingOf(token, 'revoked'));
}
