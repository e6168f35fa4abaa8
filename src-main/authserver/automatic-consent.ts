/** Answers for consent that nobody is asked for: by what is set in the console, or because the person granted it before. The trace says so. */
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import { CONSENT_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { type ConsentRule, grantByRule, type MetRule } from '../lab/consent-rules.ts';
import type { Injection } from '../lab/fault-rules.ts';
import type { Recording } from '../trace/recorder.ts';
import { applyCode, refuseToApp, type Granted } from './answer-to-app.ts';
import { declinedOf } from './declined.ts';
import { recordExchange } from './exchange-record.ts';
import { callbackOf, errorOf, meetCallback } from './faults/see-callback.ts';
import { stamp, staged } from './faults/stage.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithRedirect, type Answer } from './respond.ts';

/** The request that is answered. `checks` is the authorization ladder that let it through. */
export interface AutomaticCase {
  readonly received: Received;
  /** What was asked for; the person is the one whom `consent` names. */
  readonly asked: Omit<Granted, 'personId'>;
  readonly checks: readonly CheckResult[];
  readonly consent: MetRule;
  readonly by: 'automatic' | 'remembered';
  /** Rules that the authorization request met. */
  readonly injections: readonly Injection[];
}

/** Description of a denial, on the wire. */
export const DENIED = 'The person chose Deny.';

/** Who said that the console answers by itself. */
function sayWhy({ mode, by }: ConsentRule): string {
  if (by === 'flag') return `because it was started with --consent ${mode}`;
  if (by === 'checkup') return 'because a check-up of this app is under way';
  if (by === 'console') return 'as it is set for all apps';
  return 'as it is set for this app';
}

function sayAnswer({ by, consent: { person, rule }, asked }: AutomaticCase, granted: readonly string[]): string {
  if (by === 'remembered') return `${person.name} granted these scopes to this app before.`;
  const left = declinedOf(asked.scopes, granted);
  const fewer = left.length === 0 || rule.mode === 'deny' ? '' : granted.length === 0 ? ' Nothing of what was asked for would be granted.' : ` Fewer scopes than the app asked for: without ${left.join(' ')}.`;
  return `The console answered by itself, ${sayWhy(rule)}.${fewer}`;
}

/** Nothing was posted, so the checks of the form are skipped: the trace never claims a check that was not made. */
function automaticLadder(answer: 'authorize' | 'deny', note: string): CheckResult[] {
  return CONSENT_LADDER.map((id) =>
    id === 'consent.granted'
      ? { id, outcome: answer === 'authorize' ? 'pass' : 'fail', expected: { kind: 'plain', text: 'authorize' }, received: { kind: 'plain', text: answer }, note }
      : { id, outcome: 'skip', note: 'Nobody was asked; no form was sent.' },
  );
}

/** Answers in the person's place, inside the transaction of the authorization request. */
export function answerByItself(server: ServerContext, recording: Recording, one: AutomaticCase): { answer: Answer; toApp: string } {
  const { received, asked, checks, consent, by, injections } = one;
  const { flowId, scopes } = asked;
  const { personId, name: personName } = consent.person;
  const granted = by === 'remembered' ? scopes : grantByRule(scopes, consent.rule, consent.person);
  const answer = granted.length === 0 ? 'deny' : 'authorize';
  const met = meetCallback(server, recording, { ...asked, received, personId, scopes: granted, granted: answer === 'authorize' });
  const error = errorOf(met);
  const issued = answer === 'authorize' && error === null ? applyCode(server, { ...asked, personId, scopes: granted, met }) : null;
  const toApp = issued?.location ?? refuseToApp(server, { ...asked, met }, error === null ? { error: 'access_denied', description: DENIED, check: 'consent.granted' } : { ...error, check: null });
  const mets = met === null ? [] : [met];
  const sent = staged(answerWithRedirect(302, toApp), [...injections, ...mets], [...injections, ...mets].length === 0 ? undefined : callbackOf(server, received, toApp));
  recording.record(flowId, stamp({
    type: 'authorization.decided',
    exchange: recordExchange(server.redactor, received, sent),
    checks: [...checks],
    outcome: 'asked',
    scopes: [...scopes],
  }, injections));
  const declined = answer === 'deny' ? [] : declinedOf(scopes, granted);
  recording.record(flowId, stamp({
    type: 'consent.answered',
    checks: automaticLadder(answer, sayAnswer(one, granted)),
    answer, by, personName,
    ...(declined.length === 0 ? {} : { declined }),
    issued: issued === null ? [] : [issued.life],
    ended: [],
  }, mets));
  server.flows.clearExpected(flowId);
  return { answer: sent, toApp };
}
