/** Answers for a call to the API: who may, how often, what it does, and its place in the trace; all in one transaction. */
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { decideApiCall } from '../../oauth/decide-api-call.ts';
import type { ApiRequest } from '../../oauth/decision.ts';
import type { StoredToken, TokenFamily } from '../../storage/token-store.ts';
import { newId } from '../../trace/secrets.ts';
import { answerApi, answerApiError } from '../api-answer.ts';
import { nameScheme, readBearer } from '../basic.ts';
import { recordExchange } from '../exchange-record.ts';
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
  return ({ family }, now) => (taken ??= { allowance: limiter.take(`${family.clientId} ${family.personId}`, server.plan(), now) }).allowance;
}

function speak(server: ServerContext, take: Take, { route, received, held }: { route: Route; received: Received; held: Held | null }): Spoken {
  const { clock, redactor } = server;
  const now = clock.now();
  const header = headerOf(received, 'authorization');
  const bearer = readBearer(header);
  const needed = neededScope(route, held);
  const request: ApiRequest = {
    bearer: bearer === null ? null : redactor.show('access_token', bearer),
    receivedScheme: header === null || bearer !== null ? null : nameScheme(header),
    neededScope: needed,
    queryToken: shownQueryToken(redactor, received),
  };
  const decision = decideApiCall(request, held === null ? null : { ...held.token, familyRevokedAt: held.family.revokedAt, familyRevokedReason: held.family.revokedReason }, now);
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
  const { random, recorder, redactor, tokens, calls, clock } = server;
  const requestId = newId('req_', random, 20);
  const take = takeOnce(server, limiter);
  return recorder.transactSoon((recording) => {
    const bearer = readBearer(headerOf(received, 'authorization'));
    const name = nameToken(server, bearer);
    const held = name === null ? null : tokens.load(name, 'access');
    const spoken = speak(server, take, { route, received, held });
    const answer = answerWith(spoken, requestId);
    const flowId = held?.family.flowId ?? recording.begin({ origin: 'stray', clientId: null, appName: null });
    if (held !== null) calls.count(held.family.clientId, clock.now());
    recording.record(flowId, {
      type: 'api.called',
      exchange: recordExchange(redactor, received, answer),
      checks: [...spoken.checks],
      answer: spoken.outcome.words,
      ...(spoken.error === undefined ? {} : { error: spoken.error }),
    });
    return answer;
  });
}
