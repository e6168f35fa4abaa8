/** Answers for a call to the API: who may, how often, what it does, and its place in the trace; all in one transaction. */
import { API_LADDER } from '../../../src-preload/contract/checks-token.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { decideApiCall } from '../../oauth/decide-api-call.ts';
import type { ApiDecision, ApiRequest } from '../../oauth/decision.ts';
import type { FaultRequest } from '../../oauth/faults/fault-request.ts';
import type { StoredToken, TokenFamily } from '../../storage/token-store.ts';
import type { Redactor } from '../../trace/redactor.ts';
import { newId } from '../../trace/secrets.ts';
import { answerApi, answerApiError } from '../api-answer.ts';
import { nameScheme, readBearer } from '../basic.ts';
import { recordExchange } from '../exchange-record.ts';
import type { Foreseen } from '../foreseen.ts';
import { answerInstead } from '../faults/answer-instead.ts';
import { mangleAnswer } from '../faults/mangle-answer.ts';
import { knownOfToken, seeRequest } from '../faults/see-request.ts';
import { isInstead, stamp, staged } from '../faults/stage.ts';
import { parseForm } from '../forms.ts';
import { nameToken } from '../named-token.ts';
import type { ServerContext } from '../parts.ts';
import { shownQueryToken } from '../params.ts';
import { headerOf, type Received } from '../receive.ts';
import type { Answer } from '../respond.ts';
import { type Allowance, limitHeaders, type RateLimiter } from './rate-limiter.ts';
import { challengeOf, refuseCall } from './refuse-call.ts';
import type { Outcome, Problem, Route } from './route.ts';
import { variablesOf } from './routes.ts';

interface Held {
  readonly token: StoredToken;
  readonly family: TokenFamily;
}

/** What is said to a call, and what the trace keeps of it. */
interface Spoken {
  readonly outcome: Outcome;
  readonly checks: readonly CheckResult[];
  readonly headers: Readonly<Record<string, string>>;
  /** The error as the trace names it: that of RFC 6750 where there is one. */
  readonly error?: string;
}

const TOO_MANY = (limit: number): Problem => ({
  kind: 'problem', status: 429, code: 'rate_limit_exceeded', message: `More than ${String(limit)} calls in a minute. Wait as long as Retry-After says.`, words: 'too many calls',
});

/** Of the scopes that open a route, the one that the token has; else the first, which is the one to ask for. */
function neededScope({ scopes }: Route, held: Held | null): Route['scopes'][0] {
  return scopes.find((scope) => held?.token.scopes.includes(scope) === true) ?? scopes[0];
}

function carryOut(server: ServerContext, route: Route, { received, held, now }: { received: Received; held: Held; now: number }): Outcome {
  const [id = '', otherId = ''] = variablesOf(route.path, received.path);
  const contentType = headerOf(received, 'content-type');
  return route.handle({ server, personId: held.family.personId, id, otherId, query: parseForm(received.rawQuery), body: received.body, contentType, now });
}

/** Takes a call off the allowance. In: whose call it is, and now in epoch ms. */
type Take = (held: Held, now: number) => Allowance | null;

/** The counters are in memory: a work that runs again, because its transaction was undone, takes its call off once. */
function takeOnce(server: ServerContext, limiter: RateLimiter): Take {
  let taken: { readonly allowance: Allowance | null } | null = null;
  return ({ family }, now) => (taken ??= { allowance: limiter.take(`${family.clientId} ${family.personId}`, server.people.planOf(family.personId) ?? server.plan(), now) }).allowance;
}

function decide(redactor: Redactor, { received, held, needed }: { received: Received; held: Held | null; needed: Route['scopes'][0] }, now: number): ApiDecision {
  const header = headerOf(received, 'authorization');
  const bearer = readBearer(header);
  const request: ApiRequest = {
    bearer: bearer === null ? null : redactor.show('access_token', bearer),
    receivedScheme: header === null || bearer !== null ? null : nameScheme(header),
    neededScope: needed,
    queryToken: shownQueryToken(redactor, received),
  };
  return decideApiCall(request, held === null ? null : { ...held.token, familyRevokedAt: held.family.revokedAt, familyRevokedReason: held.family.revokedReason }, now);
}

/** What a fault rule may ask about a call. */
function see(received: Received, held: Held | null): FaultRequest {
  return seeRequest('api', received, { clientId: held?.family.clientId ?? null, ...knownOfToken(held) });
}

function findHeld(server: ServerContext, received: Received): Held | null {
  const name = nameToken(server, readBearer(headerOf(received, 'authorization')));
  return name === null ? null : server.tokens.load(name, 'access');
}

function speak(server: ServerContext, take: Take, { route, received, held }: { route: Route; received: Received; held: Held | null }): Spoken {
  const { clock, redactor } = server;
  const now = clock.now();
  const needed = neededScope(route, held);
  const decision = decide(redactor, { received, held, needed }, now);
  const isCounted = held !== null && (decision.outcome === 'allow' || decision.status === 403);
  const allowance = isCounted ? take(held, now) : null;
  const headers = limitHeaders(allowance);
  if (decision.outcome === 'refuse') {
    const { problem, checks } = refuseCall(server, decision, { needed, scopes: held?.token.scopes ?? [], family: held?.family ?? null });
    return { outcome: problem, checks, headers: { ...headers, 'www-authenticate': challengeOf(decision, needed) }, error: decision.error ?? problem.code };
  }
  const { checks } = decision;
  if (allowance?.allowed === false) return { outcome: TOO_MANY(allowance.limit), checks, headers, error: 'rate_limit_exceeded' };
  if (held === null) throw new Error('A call was allowed without a token.');
  const outcome = carryOut(server, route, { received, held, now });
  return { outcome, checks, headers, ...(outcome.kind === 'problem' ? { error: outcome.code } : {}) };
}

function answerWith({ outcome, headers }: Spoken, requestId: string): Answer {
  if (outcome.kind === 'problem') {
    const { status, code, message, details } = outcome;
    return answerApiError({ status, code, message, requestId, headers, ...(details === undefined ? {} : { details }) });
  }
  const answer = answerApi(outcome.status, outcome.value, { requestId, headers });
  return outcome.status === 204 ? { ...answer, body: { kind: 'none' } } : answer;
}

/** Handles a call. It is recorded on the flow of its token and counted for its app; a token nobody issued belongs to no flow. */
export function handleCall(server: ServerContext, limiter: RateLimiter, { route, received }: { readonly route: Route; readonly received: Received }): Promise<Answer> {
  const { random, recorder, redactor, calls, clock } = server;
  const requestId = newId('req_', random, 20);
  const take = takeOnce(server, limiter);
  return recorder.transactSoon((recording) => {
    const held = findHeld(server, received);
    const flowId = held?.family.flowId ?? recording.begin({ origin: 'stray', clientId: null, appName: null });
    const met = server.faults.on ? server.faults.meet(see(received, held), recording) : null;
    if (held !== null) calls.count(held.family.clientId, clock.now());
    if (isInstead(met)) {
      const answer = staged(answerInstead(server, met.act, { endpoint: 'api', received }), [met]);
      const error = met.act.kind === 'oauth_error' ? { error: met.act.error } : {};
      recording.record(flowId, { type: 'api.called', exchange: recordExchange(redactor, received, answer), checks: API_LADDER.map((id) => ({ id, outcome: 'not_reached' })), answer: 'injected', ...error, staged: [met.staged] });
      return answer;
    }
    const spoken = speak(server, take, { route, received, held });
    const decided = answerWith(spoken, requestId);
    const mangled = mangleAnswer(server, decided, met);
    // What the API answers is known late: a member that shall be left out may not be in it.
    const acted = met?.staged.point === 'answer' && mangled === decided ? null : met;
    if (met !== null && acted === null) server.faults.giveBack(met);
    const answer = acted === null ? mangled : staged(mangled, [acted]);
    recording.record(flowId, stamp({
      type: 'api.called',
      exchange: recordExchange(redactor, received, answer),
      checks: [...spoken.checks],
      answer: spoken.outcome.words,
      ...(spoken.error === undefined ? {} : { error: spoken.error }),
    }, acted));
    return answer;
  });
}

/** What a call would come to now, as far as its token decides it. Counts, changes and records nothing. */
export function previewCall(server: ServerContext, { route, received }: { readonly route: Route; readonly received: Received }): Foreseen {
  const held = findHeld(server, received);
  const decision = decide(server.redactor, { received, held, needed: neededScope(route, held) }, server.clock.now());
  const isAllowed = decision.outcome === 'allow';
  return {
    checks: decision.checks,
    clientId: held?.family.clientId ?? null,
    appName: held === null ? null : (server.apps.load(held.family.clientId)?.name ?? null),
    flowId: held?.family.flowId ?? null,
    step: null,
    status: isAllowed ? 200 : decision.status,
    error: isAllowed ? null : decision.error,
    words: isAllowed ? 'lets the call through and answers it' : `answers ${[decision.status, decision.error].filter((part) => part !== null).join(' ')}`,
    back: null,
    asks: [see(received, held)],
  };
}
