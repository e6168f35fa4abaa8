/** Answers for why a rule can never match or act, in words: a rule that only waits in vain is a mistake that nobody sees. */
import type { FaultEndpoint } from '../../../src-preload/contract/fault-acts.ts';
import { isUsedUp } from '../../../src-preload/contract/fault-counts.ts';
import { isHeaderValue, misfitOf, pointOf } from '../../../src-preload/contract/fault-fits.ts';
import type { FaultDraft, FaultRule, FaultWhen } from '../../../src-preload/contract/faults.ts';
import { describeServer } from '../describe-server.ts';
import { type ApiRoute, canFit } from './api-paths.ts';
import { canBeAsked, fitsPath } from './match-fault.ts';

/** What there is to wait for. */
export interface FaultWorld {
  /** The endpoints of the API, and the members that its answers can have. */
  readonly api: { readonly routes: readonly ApiRoute[]; readonly members: readonly string[] };
  /** Redirect URIs of the registered apps by client id. */
  readonly apps: ReadonlyMap<string, { readonly name: string; readonly redirectUris: readonly string[] }>;
  readonly personIds: ReadonlySet<string>;
}

const AT: Readonly<Record<FaultEndpoint, string>> = {
  authorize: 'an authorization request', callback: 'a callback', token: 'a token request', revoke: 'a revocation', introspect: 'an introspection', metadata: 'a request for the metadata', api: 'an API call',
};

/** A condition that no request of the endpoint can meet. */
function impossible({ endpoint, method, path, clientId, personId, grant, scope }: FaultWhen): string | null {
  if (grant !== undefined && endpoint !== 'token') return `Only a token request has a grant type; ${AT[endpoint]} has none.`;
  if ((method !== undefined || path !== undefined) && endpoint !== 'api') return `Method and path are for API calls; ${AT[endpoint]} has one of each.`;
  if (endpoint === 'metadata' && (clientId !== undefined || personId !== undefined || scope !== undefined)) return 'A request for the metadata names no app, no person and no scope.';
  if (endpoint === 'authorize' && personId !== undefined) return 'At an authorization request nobody has consented yet, so no person is known. Wait for the callback instead.';
  return null;
}

/** A call that never reaches the rules: it is refused before, because nothing is there or takes it. */
function unreached({ endpoint, method, path }: FaultWhen, { api: { routes } }: FaultWorld): string | null {
  if (endpoint !== 'api') return null;
  const there = path === undefined ? routes : routes.filter((route) => canFit(path, route.path));
  if (there.length === 0) return `No endpoint of the API is at ${path ?? ''}: Mavio answers 404 before it asks any rule.`;
  if (method === undefined || there.some((route) => route.method === method)) return null;
  return `No endpoint of the API${path === undefined ? '' : ` at ${path}`} takes ${method}: Mavio answers 405 before it asks any rule.`;
}

/** A header value that cannot arrive (RFC 9110 5.5). */
function unsayable({ header }: FaultWhen): string | null {
  if (header?.value === undefined || (isHeaderValue(header.value) && !/^[\t ]|[\t ]$/.test(header.value))) return null;
  return `No request has this value of ${header.name}: HTTP takes spaces off its ends, and allows no line breaks, control characters or letters beyond Latin-1 in it.`;
}

const OF_ERRORS: readonly string[] = ['error', 'error_description', 'error_uri'];

/** The members that the answers of an endpoint can have; null where it has none to speak of. */
function membersAt(endpoint: FaultEndpoint, { api }: FaultWorld): readonly string[] | null {
  switch (endpoint) {
    case 'token':
      return ['access_token', 'token_type', 'expires_in', 'scope', 'refresh_token', ...OF_ERRORS];
    case 'introspect':
      return ['active', 'scope', 'client_id', 'username', 'sub', 'token_type', 'exp', 'iat', 'iss', ...OF_ERRORS];
    case 'callback':
      return ['code', 'state', 'iss', ...OF_ERRORS];
    case 'metadata':
      return Object.keys(describeServer(''));
    case 'api':
      return api.members;
    default:
      return null;
  }
}

/** An act upon a member that no answer has. */
function memberless({ when: { endpoint }, then }: FaultDraft, world: FaultWorld): string | null {
  if (then.kind !== 'missing_field' && then.kind !== 'wrong_type') return null;
  const members = membersAt(endpoint, world);
  return members === null || members.includes(then.field) ? null : `No answer to ${AT[endpoint]} has a field ${then.field}.`;
}

function gone({ when, then }: FaultDraft, { apps, personIds }: FaultWorld): string | null {
  const { clientId, personId } = when;
  const app = clientId === undefined ? undefined : apps.get(clientId);
  if (clientId !== undefined && app === undefined) return `The app is gone: ${clientId} is not registered here.`;
  if (personId !== undefined && !personIds.has(personId)) return 'The person is gone from this console.';
  if (then.kind === 'callback_twice' && app !== undefined && !app.redirectUris.some(canBeAsked)) {
    return `${app.name} has no redirect URI with http on this machine, and the console sends nothing anywhere else.`;
  }
  return null;
}

function idle({ when, then }: FaultDraft): string | null {
  if (then.kind === 'no_refresh_token' && when.grant === 'refresh_token') return 'A refresh need not issue a refresh token. To keep it out of the answer, choose “Rotation of the refresh token”.';
  if (then.kind === 'rotation' && when.grant === 'authorization_code') return 'A code exchange has no refresh token yet, so there is nothing to replace. Wait for a refresh.';
  return null;
}

/** True when every request that the second waits for is one of the first's. */
function isWider(first: FaultWhen, second: FaultWhen): boolean {
  const { endpoint, method, path, clientId, personId, grant, scope, header } = first;
  return (
    endpoint === second.endpoint &&
    (method === undefined || method === second.method) &&
    (path === undefined || (second.path !== undefined && fitsPath(path, second.path))) &&
    (clientId === undefined || clientId === second.clientId) &&
    (personId === undefined || personId === second.personId) &&
    (grant === undefined || grant === second.grant) &&
    (scope === undefined || scope === second.scope) &&
    (header === undefined || (header.name.toLowerCase() === second.header?.name.toLowerCase() && (header.value === undefined || header.value === second.header.value)))
  );
}

/** True when an act finds something to do in every request of its endpoint, so that nothing is left for the rules after it. */
function actsAlways({ then, when }: FaultDraft): boolean {
  if (then.kind === 'callback_twice') return false;
  if (then.kind === 'oauth_error') return when.endpoint !== 'authorize';
  return pointOf(then) === 'instead' || pointOf(then) === 'delivery' || then.kind === 'html' || then.kind === 'malformed_json';
}

function takesAll(rule: FaultRule, second: FaultDraft): boolean {
  const { isOn, when, fires, then } = rule;
  const endless = fires.how === 'always' || (fires.how === 'chance' && fires.percent === 100);
  return isOn && endless && (when.nth === undefined || (when.nth.how === 'from' && when.nth.n === 1)) && isWider(when, second.when) && (actsAlways(rule) || then.kind === second.then.kind);
}

/**
 * Says why a draft in this place could never match or act; null when it could.
 * In: the rules before it in order, and what there is to wait for.
 */
export function whyDraftNever(draft: FaultDraft, before: readonly FaultRule[], world: FaultWorld): string | null {
  const reason = misfitOf(draft.then, draft.when.endpoint) ?? impossible(draft.when) ?? unreached(draft.when, world) ?? unsayable(draft.when) ?? gone(draft, world) ?? memberless(draft, world) ?? idle(draft);
  if (reason !== null) return reason;
  const taker = before.findIndex((rule) => takesAll(rule, draft));
  return taker < 0 ? null : `Rule ${String(taker + 1)} comes first and always takes what this one waits for. Move this one above it.`;
}

/** The same for a rule, whose counts may have run out. */
export function whyNever(rule: FaultRule, before: readonly FaultRule[], world: FaultWorld): string | null {
  const never = whyDraftNever(rule, before, world);
  if (never !== null) return never;
  if (isUsedUp(rule)) return 'It has fired as often as it may. Switch it on to arm it again.';
  const { nth } = rule.when;
  if (nth?.how === 'exactly' && rule.seen >= nth.n) return `Call ${String(nth.n)} has gone by; ${String(rule.seen)} were seen. Reset its hits to count from the start.`;
  return null;
}
