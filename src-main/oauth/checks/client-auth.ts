/** Answers for the checks on how an app authenticates to the endpoints between servers (RFC 6749 2.3). */
import type { ShownValue } from '../../../src-preload/contract/checks.ts';
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import { PREFIXES } from '../../../src-preload/contract/oauth.ts';
import type { ClientFacts, TokenRequest } from '../decision.ts';
import { explainUnknownClient, guessMistake } from '../guess-mistake.ts';
import type { ClientIdentity } from '../identify-client.ts';
import { identifyClient } from '../identify-client.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { ABSENT, plain, shownOf } from '../shown.ts';
import { single } from '../single.ts';
import { spellAgo, spellMoment } from '../spell-duration.ts';

type Ids =
  | 'client-auth.not-in-query' | 'client-auth.one-method' | 'client-auth.same-id' | 'client-auth.present' | 'client-auth.known' | 'client-auth.secret';

const WAYS: Readonly<Record<ClientIdentity['method'], string>> = {
  basic: 'client_secret_basic',
  post: 'client_secret_post',
  both: 'both ways',
  'two ids': 'client_secret_basic',
  none: 'no secret',
};

/** Parameters that no address may hold. client_id is public, and harmless there. */
const CREDENTIALS = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'access_token', 'token'] as const;

/** The client id as it may be shown. One in Basic has no redacted form of its own unless the listener gives it. */
function shownId({ params, authorization }: TokenRequest, known: boolean): ShownValue {
  if (authorization.kind !== 'basic') return shownOf(single(params, 'client_id'));
  if (known) return plain(authorization.clientId);
  if (authorization.shownClientId !== undefined) return authorization.shownClientId;
  return plain(/^mavio_client_[A-Za-z0-9]{1,40}$/.test(authorization.clientId) ? authorization.clientId : 'another client id');
}

function shownSecret(request: TokenRequest): ShownValue {
  return request.authorization.kind === 'basic' ? request.authorization.shownSecret : shownOf(single(request.params, 'client_secret'));
}

/** Why credentials are incomplete, in one or two sentences. In: the name of the app, when the client id is a known one. */
function explainMissing(request: TokenRequest, { clientId, secret }: ClientIdentity, appName: string | null): string {
  if (request.authorization.kind === 'unreadable') return `The Authorization header cannot be read: ${request.authorization.reason}`;
  const place = request.authorization.kind === 'basic' ? 'The Authorization header' : 'The request';
  if (clientId === null && secret === null) return `${place} carries neither client id nor secret.`;
  if (clientId === null) return `${place} carries a secret and no client id.`;
  const missing = `${place} carries a client id and no secret.`;
  return appName === null ? missing : `${missing} ${appName} is registered here, and like every Mavio app it must prove itself with its secret.`;
}

/** Why a secret is not the right one. One that was replaced is known by its digest, so nothing has to be guessed. */
function explainSecret(secret: string, replacedAt: number | null | undefined, now: number): string {
  if (replacedAt === null || replacedAt === undefined) return guessMistake(secret, PREFIXES.secret) ?? 'The secret is not the current one of this app.';
  return `This is the secret that you replaced ${spellMoment(replacedAt, now)}, ${spellAgo(replacedAt, now)}.`;
}

/** Builds the rungs `client-auth.*`. `now` in epoch ms. */
export function clientAuthChecks(request: TokenRequest, facts: ClientFacts, now: number): Rungs<Ids, OAuthErrorCode> {
  const identity = identifyClient(request);
  const known = facts.client !== null && facts.client.clientId === identity.clientId;
  return {
    'client-auth.not-in-query': () => {
      const expected = plain('no credential in the address');
      const found = request.query.find(({ name, text }) => text !== '' && CREDENTIALS.some((credential) => credential === name));
      if (found === undefined) return pass(expected, expected);
      return fail('invalid_request', { expected, received: found.shown, note: `${found.name} is sent in the query string of the address.` });
    },
    'client-auth.one-method': () => {
      const expected = plain('Basic or body, not both');
      if (identity.method !== 'both') return pass(expected, plain(WAYS[identity.method]));
      return fail('invalid_request', { expected, received: plain(WAYS.both), note: 'The secret is sent in the Authorization header and in the body.' });
    },
    'client-auth.same-id': () => {
      const expected = plain('one client id');
      if (identity.method !== 'two ids') return pass(expected, expected);
      return fail('invalid_request', { expected: shownId(request, known), received: shownOf(single(request.params, 'client_id')), note: 'The client id in the body differs from the one in the Authorization header.' });
    },
    'client-auth.present': () => {
      const expected = plain('client id and secret');
      if (identity.clientId !== null && identity.secret !== null) return pass(expected, plain(`both, by ${WAYS[identity.method]}`));
      const received = request.authorization.kind === 'unreadable' ? plain('a header that cannot be read') : identity.clientId === null ? ABSENT : shownId(request, known);
      return fail('invalid_client', { expected, received, note: explainMissing(request, identity, known ? facts.client.name : null) });
    },
    'client-auth.known': () => {
      const clientId = proven(identity.clientId, 'client-auth.present');
      const expected = plain('a client id that is registered here');
      if (known) return pass(expected, shownId(request, known));
      const received = shownId(request, known);
      return fail('invalid_client', { expected, received, note: explainUnknownClient(clientId, received, facts.deleted) });
    },
    'client-auth.secret': () => {
      const secret = proven(identity.secret, 'client-auth.present');
      const compared = { expected: facts.secretExpected, received: shownSecret(request) };
      if (facts.secretMatches) return pass(compared.expected, compared.received);
      return fail('invalid_client', { ...compared, note: explainSecret(secret, facts.secretReplacedAt, now) });
    },
  };
}
