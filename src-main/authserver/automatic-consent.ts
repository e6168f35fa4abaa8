/** Answers for `--consent authorize` and `--consent deny`: the console answers the consent page by itself and says so in the trace. */
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import { CONSENT_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import type { Injection } from '../lab/fault-rules.ts';
import type { Recording } from '../trace/recorder.ts';
import { applyCode, refuseToApp, type Granted } from './answer-to-app.ts';
import { recordExchange } from './exchange-record.ts';
import { callbackOf, errorOf, meetCallback } from './faults/see-callback.ts';
import { stamp, staged } from './faults/stage.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithRedirect, type Answer } from './respond.ts';

/** The request that is answered, and how. `checks` is the authorization ladder that let it through. */
export interface AutomaticCase {
  readonly received: Received;
  readonly granted: Granted;
  readonly checks: readonly CheckResult[];
  readonly answer: 'authorize' | 'deny';
  /** A check-up answers, whatever was chosen for the console. */
  readonly isCheckup: boolean;
  /** Rules that the authorization request met. */
  readonly injections: readonly Injection[];
}

/** Description of a denial, on the wire. */
export const DENIED = 'The person chose Deny.';

/** Nothing was posted, so the checks of the form are skipped: the trace never claims a check that was not made. */
function automaticLadder(answer: 'authorize' | 'deny', isCheckup: boolean): CheckResult[] {
  return CONSENT_LADDER.map((id) =>
    id === 'consent.granted'
      ? {
          id,
          outcome: answer === 'authorize' ? 'pass' : 'fail',
          expected: { kind: 'plain', text: 'authorize' },
          received: { kind: 'plain', text: answer },
          note: `The console answered by itself, because ${isCheckup ? 'a check-up of this app is under way' : `it was started with --consent ${answer}`}.`,
        }
      : { id, outcome: 'skip', note: 'The console answered by itself; no form was sent.' },
  );
}

/** Answers in the person's place, inside the transaction of the authorization request. */
export function answerByItself(server: ServerContext, recording: Recording, { received, granted: asked, checks, answer, isCheckup, injections }: AutomaticCase): { answer: Answer; toApp: string } {
  const { flowId, scopes } = asked;
  const met = meetCallback(server, recording, { ...asked, received, granted: answer === 'authorize' });
  const granted = { ...asked, met };
  const error = errorOf(met);
  const issued = answer === 'authorize' && error === null ? applyCode(server, granted) : null;
  const toApp = issued?.location ?? refuseToApp(server, granted, error === null ? { error: 'access_denied', description: DENIED, check: 'consent.granted' } : { ...error, check: null });
  const mets = met === null ? [] : [met];
  const sent = staged(answerWithRedirect(302, toApp), [...injections, ...mets], [...injections, ...mets].length === 0 ? undefined : callbackOf(server, received, toApp));
  recording.record(flowId, stamp({
    type: 'authorization.decided',
    exchange: recordExchange(server.redactor, received, sent),
    checks: [...checks],
    outcome: 'asked',
    scopes: [...scopes],
  }, injections));
  recording.record(flowId, stamp({
    type: 'consent.answered',
    checks: automaticLadder(answer, isCheckup),
    answer,
    by: 'automatic',
    personName: server.people.loadDefault().name,
    issued: issued === null ? [] : [issued.life],
    ended: [],
  }, mets));
  server.flows.clearExpected(flowId);
  return { answer: sent, toApp };
}
