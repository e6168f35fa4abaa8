/** Answers for /oauth/revoke (RFC 7009): load, decide, apply and record in one transaction. */
import type { Ending } from '../../src-preload/contract/trace.ts';
import { decideRevocation } from '../oauth/decide-revocation.ts';
import { single } from '../oauth/single.ts';
import { answerTokenRefusal, beginStray, clientFactsOf, noteSecretUse, readClientRequest } from './client-request.ts';
import { recordExchange } from './exchange-record.ts';
import { foreseeNamed } from './foresee-named.ts';
import { foreseeRefusal, type Foreseen } from './foreseen.ts';
import { answerInstead } from './faults/answer-instead.ts';
import { mangleAnswer } from './faults/mangle-answer.ts';
import { knownOfToken, seeRequest } from './faults/see-request.ts';
import { isInstead, notReached, stamp, staged } from './faults/stage.ts';
import { applyRevocation, endingOf } from './issue-tokens.ts';
import { loadNamedToken, namedTokenOf, nameToken, type HeldToken } from './named-token.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithJson, type Answer } from './respond.ts';

/** Ends what was decided. Out: what was still alive. A token that had ended keeps its first end. */
function apply(server: ServerContext, { token, family }: HeldToken, what: 'family' | 'access_token'): Ending[] {
  const now = server.clock.now();
  if (what === 'family') return applyRevocation(server, { familyId: family.familyId, reason: 'revoked_by_app', now });
  const wasAlive = family.revokedAt === null && now < token.expiresAt;
  return server.tokens.markRevoked(token, now) && wasAlive ? [endingOf(token, 'revoked')] : [];
}

/** Handles a revocation. It is recorded on the flow of its token; a token nobody issued belongs to no flow. */
export function handleRevoke(server: ServerContext, received: Received): Answer {
  const read = readClientRequest(server, received);
  const { request, clientId } = read;
  const name = nameToken(server, single(request.params, 'token')?.text);
  return server.recorder.transact((recording) => {
    const app = clientId === null ? null : server.apps.load(clientId);
    const held = loadNamedToken(server, name);
    const facts = clientFactsOf(server, app, read);
    const decision = decideRevocation(request, { ...facts, token: namedTokenOf(held) }, server.clock.now());
    const met = server.faults.on ? server.faults.meet(seeRequest('revoke', received, { clientId, ...knownOfToken(held) }), recording) : null;
    const flowId = held?.family.flowId ?? beginStray(recording, request, app);
    const kind = held === null ? null : held.token.kind === 'access' ? 'access_token' : 'refresh_token';
    if (isInstead(met)) {
      const answer = staged(answerInstead(server, met.act, { endpoint: 'revoke', received }), [met]);
      const exchange = recordExchange(server.redactor, received, answer);
      const error = met.act.kind === 'oauth_error' ? { error: met.act.error } : {};
      recording.record(flowId, { type: 'token.revoked', kind, exchange, checks: notReached(decision.checks), ...error, issued: [], ended: [], staged: [met.staged] });
      return answer;
    }
    const isDone = decision.outcome === 'revoke';
    const ended = !isDone || decision.what === 'nothing' || held === null ? [] : apply(server, held, decision.what);
    // RFC 7009 2.2 leaves the body open; an empty object is what every client library can read.
    const decided = isDone ? answerWithJson(200, {}) : answerTokenRefusal(server, decision);
    const answer = met === null ? decided : staged(mangleAnswer(server, decided, met), [met]);
    recording.record(flowId, stamp({
      type: 'token.revoked',
      kind,
      exchange: recordExchange(server.redactor, received, answer),
      checks: [...decision.checks],
      ...(isDone ? {} : { error: decision.error }),
      issued: [],
      ended,
    }, met));
    noteSecretUse(server, recording, { ...read, app, facts, checks: decision.checks, endpoint: received.path, flowId });
    return answer;
  });
}

const ENDS = { family: 'ends the authorization and answers 200', access_token: 'ends this access token and answers 200', nothing: 'answers 200 and ends nothing' } as const;

/** What a revocation would come to now. Changes and records nothing. */
export function previewRevoke(server: ServerContext, received: Received): Foreseen {
  return foreseeNamed(server, received, {
    endpoint: 'revoke',
    decide: (request, facts) => {
      const decision = decideRevocation(request, facts, server.clock.now());
      return { checks: decision.checks, ...(decision.outcome === 'revoke' ? { status: 200, error: null, words: ENDS[decision.what] } : foreseeRefusal(decision)) };
    },
  });
}
