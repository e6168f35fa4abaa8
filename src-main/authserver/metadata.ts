/** Answers for GET /.well-known/oauth-authorization-server (RFC 8414 3.2). */
import { describeServer } from '../oauth/describe-server.ts';
import { OPEN_TO_PAGES } from './cors.ts';
import { recordExchange } from './exchange-record.ts';
import { answerInstead } from './faults/answer-instead.ts';
import { mangleAnswer } from './faults/mangle-answer.ts';
import { seeRequest } from './faults/see-request.ts';
import { isInstead, staged } from './faults/stage.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithJson, type Answer } from './respond.ts';

/** Handles a request for the metadata: the same for everybody, open to pages, and never from the Host header. It is recorded only where a fault rule changed it. */
export function handleMetadata(server: ServerContext, received: Received): Answer {
  const answer = answerWithJson(200, describeServer(server.issuer()), OPEN_TO_PAGES);
  return server.faults.on ? meetRule(server, received, answer) : answer;
}

function meetRule(server: ServerContext, received: Received, decided: Answer): Answer {
  return server.recorder.transact((recording) => {
    const met = server.faults.meet(seeRequest('metadata', received, { fields: Object.keys(describeServer(server.issuer())) }), recording);
    if (met === null) return decided;
    const answer = isInstead(met) ? answerInstead(server, met.act, { endpoint: 'metadata', received }) : mangleAnswer(server, decided, met);
    const flowId = recording.begin({ origin: 'stray', clientId: null, appName: null });
    recording.record(flowId, { type: 'exchange.staged', of: 'metadata', exchange: recordExchange(server.redactor, received, answer), checks: [], staged: [met.staged] });
    return staged(answer, [met]);
  });
}
