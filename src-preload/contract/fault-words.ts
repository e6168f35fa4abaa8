/** Answers for fault rules in words: what a rule does and waits for, in pieces that a screen can set, or as one text. */
import type { FaultAct, FaultEndpoint } from './fault-acts.ts';
import type { FaultDraft, FaultWhen } from './faults.ts';

/** What the name of a fault begins with that a check-up has armed: no rule of the developer's. */
export const ARMED_PREFIX = 'armed_';

/** A piece of a sentence. `strong`: what it is about; `code`: as it stands on the wire. */
export interface FaultWord {
  readonly text: string;
  readonly as?: 'strong' | 'code';
}

const plain = (text: string): FaultWord => ({ text });
const strong = (text: string): FaultWord => ({ text, as: 'strong' });
const code = (text: string): FaultWord => ({ text, as: 'code' });

/** Spells milliseconds: `8 s`, `1.5 s`, `250 ms`. */
export function spellMs(ms: number): string {
  return ms < 1000 ? `${String(ms)} ms` : `${String(ms / 1000)} s`;
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'bad_request', 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 422: 'unprocessable_entity', 429: 'rate_limit_exceeded', 500: 'internal_error', 503: 'service_unavailable',
};

const LIVES = { code: 'the code', access_token: 'the access token', refresh_token: 'the refresh token' } as const;
const DROPS = { before_decision: 'before anything is decided', before_answer: 'before the answer', in_the_middle: 'in the middle of the answer' } as const;
const TYPES = { string: 'text', number: 'a number', boolean: 'true or false', null: 'null', list: 'a list', object: 'an object' } as const;
const ROTATIONS = { replaced: ['Replace ', 'the refresh token'], same: ['Send back the ', 'same refresh token'], left_out: ['Keep the refresh token and ', 'send none'] } as const;

/** HTTP status of an OAuth error at an endpoint between servers (RFC 6749 5.2, RFC 6750 3.1). */
export function statusOfError(error: string): number {
  if (error === 'invalid_client' || error === 'invalid_token') return 401;
  if (error === 'insufficient_scope') return 403;
  if (error === 'server_error') return 500;
  return error === 'temporarily_unavailable' ? 503 : 400;
}

/** What a rule does, in pieces. In: the act, and where. */
export function actWords(act: FaultAct, endpoint: FaultEndpoint): FaultWord[] {
  switch (act.kind) {
    case 'oauth_error':
      return endpoint === 'authorize' || endpoint === 'callback' ? [plain('Send back '), strong(act.error)] : [plain('Answer '), strong(`${String(statusOfError(act.error))} ${act.error}`)];
    case 'status': {
      const name = endpoint === 'api' ? STATUS_NAMES[act.status] : undefined;
      const after = act.retryAfterSeconds === undefined ? [] : [plain(`, Retry-After ${String(act.retryAfterSeconds)}`)];
      return [plain('Answer '), strong(name === undefined ? String(act.status) : `${String(act.status)} ${name}`), ...after];
    }
    case 'delay':
      return [plain('Wait '), strong(act.jitterMs === 0 ? spellMs(act.ms) : `${spellMs(act.ms)} to ${spellMs(act.ms + act.jitterMs)}`), plain(', then answer')];
    case 'drop':
      return [strong('Drop the connection'), plain(` ${DROPS[act.at]}`)];
    case 'trickle':
      return [plain('Trickle the answer over '), strong(spellMs(act.overMs))];
    case 'malformed_json':
      return [plain('Answer '), strong('malformed JSON')];
    case 'html':
      return [plain('Answer '), strong(`${String(act.status)} with HTML`)];
    case 'missing_field':
      return [plain('Leave out '), strong(act.field)];
    case 'wrong_type':
      return [plain('Send '), strong(act.field), plain(' as '), strong(TYPES[act.as])];
    case 'token_type':
      return [plain('Say token type '), strong(act.value)];
    case 'life':
      return [plain(`Let ${LIVES[act.of]} live `), strong(act.seconds === 0 ? 'no time at all' : `${String(act.seconds)} s`)];
    case 'fewer_scopes':
      return act.without.length === 0 ? [plain('Grant '), strong('one scope only')] : [plain('Grant all but '), strong(act.without.join(', '))];
    case 'no_refresh_token':
      return [plain('Issue '), strong('no refresh token')];
    case 'rotation':
      return [plain(ROTATIONS[act.how][0]), strong(ROTATIONS[act.how][1])];
    case 'state':
      return act.how === 'wrong' ? [plain('Send back a '), strong('wrong state')] : [plain('Send back '), strong('no state')];
    case 'iss':
      return act.how === 'wrong' ? [plain('Name a '), strong('wrong issuer')] : [plain('Name '), strong('no issuer')];
    case 'callback_twice':
      return [plain('Deliver the callback '), strong('twice')];
    case 'redirect_loop':
      return [plain('Redirect '), strong('in a loop')];
  }
}

const joined = (words: readonly FaultWord[]): string => words.map(({ text }) => text).join('');

/** What a rule does, as one text: `Answer 400 invalid_grant`. */
export function sayAct(act: FaultAct, endpoint: FaultEndpoint): string {
  return joined(actWords(act, endpoint));
}

/** Where a rule listens, as it stands on the wire. */
export const ENDPOINT_WORDS: Readonly<Record<FaultEndpoint, string>> = {
  authorize: 'GET /oauth/authorize',
  callback: 'callback',
  token: 'POST /oauth/token',
  revoke: 'POST /oauth/revoke',
  introspect: 'POST /oauth/introspect',
  metadata: 'GET /.well-known/…',
  api: '/v1/*',
};

/** Endpoints as a form offers them. */
export const ENDPOINT_NAMES: Readonly<Record<FaultEndpoint, string>> = {
  authorize: 'Authorization request',
  callback: 'Callback, the redirect to the app',
  token: 'Token endpoint',
  revoke: 'Revocation',
  introspect: 'Introspection',
  metadata: 'Server metadata',
  api: 'API call',
};

function ordinal(n: number): string {
  const last = n % 100;
  if (last >= 11 && last <= 13) return `${String(n)}th`;
  return `${String(n)}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}

const GRANTS = { authorization_code: 'code exchange', refresh_token: 'refresh' } as const;

/** What a rule waits for, in pieces. In: names of its app and person; without a name the id stands there. */
export function whenWords(when: FaultWhen, names: { readonly app: string | null; readonly person: string | null }): FaultWord[] {
  const { endpoint, method, path, clientId, personId, grant, scope, nth, header } = when;
  const wire = endpoint === 'api' ? `${method === undefined ? '' : `${method} `}${path ?? '/v1/*'}` : ENDPOINT_WORDS[endpoint];
  const parts = [
    grant === undefined ? null : GRANTS[grant],
    clientId === undefined ? (endpoint === 'metadata' ? null : 'any app') : (names.app ?? clientId),
    personId === undefined ? null : (names.person ?? personId),
    scope ?? null,
    header === undefined ? null : `${header.name}${header.value === undefined ? ' is there' : `: ${header.value}`}`,
    nth === undefined ? null : nth.how === 'from' ? (nth.n === 1 ? null : `from ${ordinal(nth.n)} call`) : `${ordinal(nth.n)} call`,
  ].filter((part) => part !== null);
  return [endpoint === 'callback' ? plain('Callback') : code(wire), ...parts.map((part) => plain(`, ${part}`))];
}

/** How often a rule fires. One that waits for a single request fires once at most, however often it may. */
export function sayFires({ when: { nth }, fires }: Pick<FaultDraft, 'when' | 'fires'>): string {
  if (fires.how === 'times' && fires.n > 1 && nth?.how === 'exactly') return `once at most, not ${String(fires.n)} times: it waits for one call`;
  if (fires.how === 'times') return `${String(fires.n)} ${fires.n === 1 ? 'time' : 'times'}`;
  return fires.how === 'chance' ? `${String(fires.percent)} % of calls` : fires.how;
}

/** A rule in one sentence, for who cannot see its columns. */
export function sayRule({ when, then, fires }: FaultDraft, names: { readonly app: string | null; readonly person: string | null }): string {
  return `${joined(whenWords(when, names))}: ${sayAct(then, when.endpoint)}, ${sayFires({ when, fires })}`;
}
