/** Answers for whether a fault rule is meant for a request, and whether it fires for it. Pure: counts come in as facts. */
import type { FaultAct } from '../../../src-preload/contract/fault-acts.ts';
import type { FaultDraft, FaultRule, FaultWhen } from '../../../src-preload/contract/faults.ts';
import { isUsedUp } from '../../../src-preload/contract/fault-counts.ts';
import { isLoopbackUri } from '../../../src-preload/contract/uri.ts';
import { chance } from './chance.ts';
import type { FaultRequest } from './fault-request.ts';

/** True when a path of the API is one of a pattern's, in which a star stands for anything. */
export function fitsPath(pattern: string, path: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return path === pattern;
  if (!path.startsWith(start)) return false;
  let place = start.length;
  for (const [index, piece] of rest.entries()) {
    const found = index === rest.length - 1 ? path.length - piece.length : path.indexOf(piece, place);
    if (found < place || !path.startsWith(piece, found)) return false;
    place = found + piece.length;
  }
  return true;
}

function fitsHeader({ name, value }: NonNullable<FaultWhen['header']>, request: FaultRequest): boolean {
  const sent = request.header(name.toLowerCase());
  return sent !== null && (value === undefined || sent === value);
}

/** Everything but nth and chance. A HEAD is a GET without a body. */
function fitsWhen(when: FaultWhen, request: FaultRequest): boolean {
  const { endpoint, method, path, clientId, personId, grant, scope, header } = when;
  return (
    endpoint === request.endpoint &&
    (method === undefined || method === (request.method === 'HEAD' ? 'GET' : request.method)) &&
    (path === undefined || fitsPath(path, request.path)) &&
    (clientId === undefined || clientId === request.clientId) &&
    (personId === undefined || personId === request.personId) &&
    (grant === undefined || grant === request.grant) &&
    (scope === undefined || request.scopes.includes(scope)) &&
    (header === undefined || fitsHeader(header, request))
  );
}

/** True when the console may ask for a redirect URI itself: it speaks to this machine only. */
export function canBeAsked(redirectUri: string | null): boolean {
  return redirectUri !== null && redirectUri.startsWith('http://') && isLoopbackUri(redirectUri);
}

/** The scopes that an act leaves. In: those that would be granted. */
export function keepScopes({ without }: Extract<FaultAct, { kind: 'fewer_scopes' }>, scopes: readonly string[]): readonly string[] {
  return without.length === 0 ? scopes.slice(0, 1) : scopes.filter((scope) => !without.some((name) => name === scope));
}

/** True when an act has something to act upon in this request. */
function canAct(act: FaultAct, request: FaultRequest): boolean {
  switch (act.kind) {
    case 'oauth_error':
      return request.endpoint !== 'authorize' || request.redirectUri !== null;
    case 'state':
      return request.hasState;
    case 'callback_twice':
      return canBeAsked(request.redirectUri);
    case 'missing_field':
    case 'wrong_type':
      return request.fields?.includes(act.field) !== false;
    case 'token_type':
    case 'life':
      return request.granted;
    case 'no_refresh_token':
      return request.granted && request.grant === 'authorization_code';
    case 'rotation':
      return request.granted && request.grant === 'refresh_token';
    case 'fewer_scopes': {
      const kept = request.granted ? keepScopes(act, request.scopes) : [];
      return kept.length > 0 && kept.length < request.scopes.length;
    }
    default:
      return true;
  }
}

/** True when a rule waits for such a request, whatever its counts say. */
export function waitsFor({ when, then }: FaultDraft, request: FaultRequest): boolean {
  return fitsWhen(when, request) && canAct(then, request);
}

/** True when it matters how many requests a rule has seen. */
export function countsRequests({ when, fires }: FaultDraft): boolean {
  return when.nth !== undefined || fires.how === 'chance';
}

/** True when a rule that waits for a request fires for it. In: its counts, with this request as the last of those it has seen. */
export function firesFor(rule: Pick<FaultRule, 'when' | 'fires' | 'hits' | 'seen'>): boolean {
  const { when, fires, seen } = rule;
  if (isUsedUp(rule)) return false;
  if (when.nth !== undefined && (when.nth.how === 'exactly' ? seen !== when.nth.n : seen < when.nth.n)) return false;
  return fires.how !== 'chance' || chance(fires.seed, seen) * 100 < fires.percent;
}
