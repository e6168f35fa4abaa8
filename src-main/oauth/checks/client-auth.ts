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

/** How a way of authenticating is named, and how credentials that came by it are. */
function way(name: string): { readonly name: ShownValue; readonly sent: ShownValue } {
  return { name: plain(name), sent: plain(`both, by ${name}`) };
}

const WAYS: Readonly<Record<ClientIdentity['method'], ReturnType<typeof way>>> = {
  basic: way('client_secret_basic'),
  post: way('client_secret_post'),
  both: way('both ways'),
  'two ids': way('client_secret_basic'),
  none: way('no secret'),
};

/** Parameters that no address may hold. client_id is public, and harmless there. */
const CREDENTIALS = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'access_token', 'token'] as const;

/** The client id as it may be shown. One in Basic has no redacted form of its own unless the listener gives it. */
function shownId({ params, authorization }: TokenRequest, known: ClientFacts['client']): ShownValue {
  if (authorization.kind !== 'basic') return shownOf(single(params, 'client_id'));
  if (known !== null) return plain(authorization.clientId);
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

/** What the ladders of the endpoints between servers judge. */
export interface ClientJudged<Facts extends ClientFacts = ClientFacts> {
  readonly request: TokenRequest;
  readonly facts: Facts;
  /** Epoch ms. */
  readonly now: number;
  /** Who the request says it comes from. */
  readonly identity: ClientIdentity;
  /** The app whose id it names, when that is registered. */
  readonly known: ClientFacts['client'];
}

/** In: a request, what is known about it, and the moment (epoch ms). Out: what their ladder judges. */
export function judgedOf<Facts extends ClientFacts>(request: TokenRequest, facts: Facts, now: number): ClientJudged<Facts> {
  const identity = identifyClient(request);
  return { request, facts, now, identity, known: facts.client?.clientId === identity.clientId ? facts.client : null };
}

const NO_CREDENTIAL = plain('no credential in the address');
const ONE_METHOD = plain('Basic or body, not both');
const ONE_ID = plain('one client id');
const BOTH = plain('client id and secret');
const REGISTERED_ID = plain('a client id that is registered here');

/** The rungs `client-auth.*`. */
export const CLIENT_AUTH_CHECKS: Rungs<Ids, ClientJudged, OAuthErrorCode> = {
  'client-auth.not-in-query': ({ request: { query } }) => {
    const found = query.find(({ name, text }) => text !== '' && CREDENTIALS.some((credential) => credential === name));
    if (found === undefined) return pass(NO_CREDENTIAL, NO_CREDENTIAL);
    return fail('invalid_request', { expected: NO_CREDENTIAL, received: found.shown, note: `${found.name} is sent in the query string of the address.` });
  },
  'client-auth.one-method': ({ identity: { method } }) => {
    const { name } = WAYS[method];
    if (method !== 'both') return pass(ONE_METHOD, name);
    return fail('invalid_request', { expected: ONE_METHOD, received: name, note: 'The secret is sent in the Authorization header and in the body.' });
  },
  'client-auth.same-id': ({ request, identity, known }) => {
    if (identity.method !== 'two ids') return pass(ONE_ID, ONE_ID);
    return fail('invalid_request', { expected: shownId(request, known), received: shownOf(single(request.params, 'client_id')), note: 'The client id in the body differs from the one in the Authorization header.' });
  },
  'client-auth.present': ({ request, identity, known }) => {
    if (identity.clientId !== null && identity.secret !== null) return pass(BOTH, WAYS[identity.method].sent);
    const received = request.authorization.kind === 'unreadable' ? plain('a header that cannot be read') : identity.clientId === null ? ABSENT : shownId(request, known);
    return fail('invalid_client', { expected: BOTH, received, note: explainMissing(request, identity, known?.name ?? null) });
  },
  'client-auth.known': ({ request, facts, identity, known }) => {
    const clientId = proven(identity.clientId, 'client-auth.present');
    const received = shownId(request, known);
    if (known !== null) return pass(REGISTERED_ID, received);
    return fail('invalid_client', { expected: REGISTERED_ID, received, note: explainUnknownClient(clientId, received, facts.deleted) });
  },
  'client-auth.secret': ({ request, facts, now, identity }) => {
    const secret = proven(identity.secret, 'client-auth.present');
    const compared = { expected: facts.secretExpected, received: shownSecret(request) };
    if (facts.secretMatches) return pass(compared.expected, compared.received);
    return fail('invalid_client', { ...compared, note: explainSecret(secret, facts.secretReplacedAt, now) });
  },
};
