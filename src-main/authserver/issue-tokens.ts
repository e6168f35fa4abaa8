/** Answers for what a token request changes when it is granted: a code or refresh token ends, new tokens begin (RFC 6749 5.1, 6). */
import { LIFETIMES, PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { Ending, Life } from '../../src-preload/contract/trace.ts';
import type { StoredCode } from '../storage/code-store.ts';
import type { StoredToken, TokenFamily } from '../storage/token-store.ts';
import { digest, mint, newId } from '../trace/secrets.ts';
import type { ServerContext } from './parts.ts';

/** What was issued. `body` holds the only copy of the tokens. */
export interface Issued {
  readonly body: Readonly<Record<string, string | number>>;
  readonly issued: Life[];
  readonly ended: Ending[];
}

interface Making {
  readonly kind: StoredToken['kind'];
  readonly familyId: string;
  readonly scopes: readonly string[];
  readonly now: number;
}

const KINDS = {
  access: { of: 'access_token', prefix: PREFIXES.accessToken, lifetime: LIFETIMES.accessToken },
  refresh: { of: 'refresh_token', prefix: PREFIXES.refreshToken, lifetime: LIFETIMES.refreshTokenIdle },
} as const;

/** Makes one token and keeps its digest. */
function applyToken({ random, fingerprints, tokens }: ServerContext, { kind, familyId, scopes, now }: Making): { text: string; life: Life } {
  const { of, prefix, lifetime } = KINDS[kind];
  const text = mint(prefix, random);
  const fingerprint = fingerprints.of(text);
  const expiresAt = now + lifetime;
  tokens.insert({ digest: digest(text), fingerprint, kind, familyId, scopes, issuedAt: now, expiresAt, rotatedAt: null, revokedAt: null });
  return { text, life: { of, fingerprint, issuedAt: now, expiresAt, scopes: [...scopes] } };
}

interface Pair {
  readonly familyId: string;
  readonly accessScopes: readonly string[];
  readonly refreshScopes: readonly string[];
  readonly now: number;
}

function applyPair(server: ServerContext, { familyId, accessScopes, refreshScopes, now }: Pair): Omit<Issued, 'ended'> {
  const access = applyToken(server, { kind: 'access', familyId, scopes: accessScopes, now });
  const refresh = applyToken(server, { kind: 'refresh', familyId, scopes: refreshScopes, now });
  return {
    body: {
      access_token: access.text,
      token_type: 'Bearer',
      expires_in: LIFETIMES.accessToken / 1000,
      refresh_token: refresh.text,
      scope: accessScopes.join(' '),
    },
    issued: [access.life, refresh.life],
  };
}

/** Trades a code for a family of tokens and spends it. */
export function applyExchange(server: ServerContext, code: StoredCode, now: number): Issued {
  const { flowId, clientId, personId, scopes, fingerprint } = code;
  const familyId = newId('fam_', server.random, 20);
  server.tokens.insertFamily({ familyId, flowId, clientId, personId, scopes, createdAt: now, revokedAt: null, revokedReason: null });
  server.codes.markUsed(code.digest, now, familyId);
  const pair = applyPair(server, { familyId, accessScopes: scopes, refreshScopes: scopes, now });
  return { ...pair, ended: [{ of: 'code', fingerprint, reason: 'spent' }] };
}

/**
 * Rotates a refresh token; its 30 days begin anew. In: the scopes of the new access token, which may be narrower.
 * The new refresh token keeps the scopes of the old one (RFC 6749 6).
 */
export function applyRefresh(server: ServerContext, { token, scopes, now }: { token: StoredToken; scopes: readonly string[]; now: number }): Issued {
  server.tokens.markRotated(token.digest, now);
  const pair = applyPair(server, { familyId: token.familyId, accessScopes: scopes, refreshScopes: token.scopes, now });
  return { ...pair, ended: [{ of: 'refresh_token', fingerprint: token.fingerprint, reason: 'rotated' }] };
}

/** Says in the words of the trace that a token ended. */
export function endingOf({ kind, fingerprint }: StoredToken, reason: Ending['reason']): Ending {
  return { of: KINDS[kind].of, fingerprint, reason };
}

/** Ends a family because a code or token of it was replayed, or because its app says so. Out: what was still alive. */
export function applyRevocation({ tokens }: ServerContext, { familyId, reason, now }: { familyId: TokenFamily['familyId']; reason: string; now: number }): Ending[] {
  return tokens.revokeFamily(familyId, now, reason).map((token) => endingOf(token, 'revoked'));
}
