/** Answers for /oauth/introspect (RFC 7662). Only refusals are recorded: an app that asks before each call would bury its own login. */
import { decideIntrospection } from '../oauth/decide-introspection.ts';
import { single } from '../oauth/single.ts';
import { answerTokenRefusal, beginStray, clientFactsOf, noteSecretUse, readClientRequest } from './client-request.ts';
import { recordExchange } from './exchange-record.ts';
import { foreseeNamed } from './foresee-named.ts';
import { foreseeRefusal, type Foreseen } from './foreseen.ts';
import { answerInstead } from './faults/answer-instead.ts';
import { mangleAnswer } from './faults/mangle-answer.ts';
import { knownOfToken, seeRequest } from './faults/see-request.ts';
import { isInstead, notReached, stamp, staged } from './faults/stage.ts';
import { loadNamedToken, namedTokenOf, nameToken, type HeldToken } from './named-token.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithJson, type Answer } from './respond.ts';

/** What is told about a living token (RFC 7662 2.2). Times are epoch seconds; a refresh token has no token type. */
function tell(server: ServerContext, { token, family }: HeldToken): Readonly<Record<string, unknown>> {
  return {
    active: true,
    scope: token.scopes.join(' '),
    client_id: family.clientId,
    username: server.people.load(family.personId)?.email,
    sub: family.personId,
    ...(token.kind === 'access' ? { token_type: 'Bearer' } : {}),
    exp: Math.floor(token.expiresAt / 1000),
    iat: Math.floor(token.issuedAt / 1000),
    iss: server.issuer(),
  };
}

/** Handles an introspection. A refusal is recorded on the flow of its token, or as a stray. Another app's token and a dead one get the same answer, so that nothing is learned from it. */
export function handleIntrospect(server: ServerContext, received: Received): Answer {
  const read = readClientRequest(server, received);
  const { request, clientId } = read;
  const name = nameToken(server, single(request.params, 'token')?.text);
  return server.recorder.transact((recording) => {
    const app = clientId === null ? null : server.apps.load(clientId);
    const held = loadNamedToken(server, name);
    const facts = clientFactsOf(server, app, read);
    const decision = decideIntrospection(request, { ...facts, token: namedTokenOf(held) }, server.clock.now());
    const met = server.faults.on ? server.faults.meet(seeRequest('introspect', received, { clientId, ...knownOfToken(held) }), recording) : null;
    const judged = { ...read, app, facts, checks: decision.checks, endpoint: received.path };
    if (decision.outcome === 'tell' && met === null) {
      noteSecretUse(server, recording, { ...judged, flowId: null });
      return answerWithJson(200, decision.active && held !== null ? tell(server, held) : { active: false });
    }
    const isMet = isInstead(met);
    const decided = isMet ? answerInstead(server, met.act, { endpoint: 'introspect', received }) : decision.outcome === 'refuse' ? answerTokenRefusal(server, decision) : answerWithJson(200, decision.active && held !== null ? tell(server, held) : { active: false });
    const answer = met === null ? decided : staged(mangleAnswer(server, decided, met), [met]);
    const flowId = held?.family.flowId ?? beginStray(recording, request, app);
    const seen = { exchange: recordExchange(server.redactor, received, answer), checks: isMet ? notReached(decision.checks) : [...decision.checks] };
    const isRefused = decision.outcome === 'refuse' && !isMet;
    recording.record(flowId, stamp(isRefused ? { type: 'introspection.refused', ...seen, error: decision.error } : { type: 'exchange.staged', of: 'introspection', ...seen }, met));
    if (!isMet) noteSecretUse(server, recording, { ...judged, flowId });
    return answer;
  });
}

/** What an introspection would come to now. Changes and records nothing. */
export function previewIntrospect(server: ServerContext, received: Received): Foreseen {
  return foreseeNamed(server, received, {
    endpoint: 'introspect',
    decide: (request, facts) => {
      const decision = decideIntrospection(request, facts, server.clock.now());
      if (decision.outcome === 'refuse') return { checks: decision.checks, ...foreseeRefusal(decision) };
      return { checks: decision.checks, status: 200, error: null, words: decision.active ? 'answers 200 and says that the token works' : 'answers 200 and says that the token does not work' };
    },
  });
}
