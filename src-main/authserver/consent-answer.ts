/** Answers for POST /oauth/consent: the person's Authorize or Deny becomes a code, a refusal, or a page. */
import { firstFailure, type CheckResult, type ShownValue } from '../../src-preload/contract/checks.ts';
import { decideConsent } from '../oauth/decide-consent.ts';
import type { ConsentAnswer, ConsentFacts } from '../oauth/decision.ts';
import type { Injection } from '../lab/fault-rules.ts';
import type { PendingRequest } from '../storage/pending-store.ts';
import type { Recording } from '../trace/recorder.ts';
import { digest, sameDigest } from '../trace/secrets.ts';
import { applyCode, refuseToApp } from './answer-to-app.ts';
import { DENIED } from './automatic-consent.ts';
import { answerOver, isStillRegistered } from './consent-show.ts';
import { recordExchange } from './exchange-record.ts';
import type { Foreseen } from './foreseen.ts';
import { callbackOf, errorOf, isDropped, meetCallback } from './faults/see-callback.ts';
import { stamp, staged } from './faults/stage.ts';
import { isForm, onlyValue, parseForm } from './forms.ts';
import { errorPage } from './pages/error-page.ts';
import { linkToFlow, type ServerContext } from './parts.ts';
import { headerOf, type Received } from './receive.ts';
import { answerWithPage, answerWithRedirect, type Answer } from './respond.ts';

/** The form as it was posted. */
interface Form {
  readonly requestId: string;
  readonly tokenDigest: string;
  readonly answer: ConsentAnswer;
  readonly sameOrigin: boolean;
  readonly origin: ShownValue;
}

/** Origins are public and short; anything else in that header is not repeated. */
function showOrigin(origin: string | null): ShownValue {
  if (origin === null) return { kind: 'absent' };
  return { kind: 'plain', text: /^(?:null|[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9.\-:[\]]{1,200})$/.test(origin) ? origin : 'not an origin' };
}

function readForm(received: Received): Form {
  const fields = isForm(headerOf(received, 'content-type')) ? parseForm(received.body) : [];
  const answer = onlyValue(fields, 'answer');
  const origin = headerOf(received, 'origin');
  return {
    requestId: onlyValue(fields, 'request') ?? '',
    tokenDigest: digest(onlyValue(fields, 'token') ?? ''),
    answer: answer === 'authorize' || answer === 'deny' ? answer : null,
    // Programs without a browser send no Origin; for them the token alone counts.
    sameOrigin: origin === null || origin === `http://${headerOf(received, 'host') ?? ''}`,
    origin: showOrigin(origin),
  };
}

/** Page for a form that is not accepted. */
function refusalPage(server: ServerContext, pending: PendingRequest | null, checks: readonly CheckResult[]): Answer {
  const id = firstFailure(checks)?.id;
  if (pending === null) return answerOver(server, 'unknown', null);
  if (id === 'consent.known') return answerOver(server, 'deleted', pending);
  if (id === 'consent.unanswered') return answerOver(server, 'answered', pending);
  if (id === 'consent.fresh') return answerOver(server, 'expired', pending);
  if (id === 'consent.redirect-registered') return answerOver(server, 'taken-off', pending);
  const appName = server.apps.load(pending.clientId)?.name ?? null;
  return answerWithPage(id === 'consent.granted' ? 400 : 403, errorPage(server.assets, { checks, appName, flow: linkToFlow(server, pending.flowId) }));
}

/** The redirect to the app, and the rule that it met. */
interface Back {
  readonly location: string;
  readonly met: Injection | null;
}

/** The person answered: closes the request, makes the redirect, and records both. */
function goBack(server: ServerContext, recording: Recording, { received, pending, checks, granted }: { received: Received; pending: PendingRequest; checks: readonly CheckResult[]; granted: boolean }): Back {
  const { clock, flows, pendings, people, redactor } = server;
  const person = people.loadDefault();
  const { flowId, requestId } = pending;
  const met = meetCallback(server, recording, { ...pending, received, personId: person.personId, granted });
  const error = errorOf(met);
  const issued = granted && error === null ? applyCode(server, { ...pending, personId: person.personId, met }) : null;
  const location = issued?.location ?? refuseToApp(server, { ...pending, met }, error === null ? { error: 'access_denied', description: DENIED, check: 'consent.granted' } : { ...error, check: null });
  pendings.markAnswered(requestId, clock.now());
  flows.clearExpected(flowId);
  recording.record(flowId, stamp({
    type: 'consent.answered',
    exchange: recordExchange(redactor, received, answerWithRedirect(302, location)),
    checks: [...checks],
    answer: granted ? 'authorize' : 'deny',
    by: 'person',
    personName: person.name,
    issued: issued === null ? [] : [issued.life],
    ended: [],
  }, met === null ? [] : [met]));
  return { location, met };
}

/** Refuses the form on a page. A form for a request nobody knows begins a flow of its own. */
function turnAway(server: ServerContext, recording: Recording, { received, pending, checks }: { received: Received; pending: PendingRequest | null; checks: readonly CheckResult[] }): Answer {
  const flowId = pending?.flowId ?? recording.begin({ origin: 'stray', clientId: null, appName: null });
  const answer = refusalPage(server, pending, checks);
  recording.record(flowId, {
    type: 'consent.answered',
    exchange: recordExchange(server.redactor, received, answer),
    checks: [...checks],
    answer: 'refused',
    by: 'person',
    personName: server.people.loadDefault().name,
    issued: [],
    ended: [],
  });
  return answer;
}

/** The facts about a form, and the request that it answers. */
function factsOf(server: ServerContext, { sameOrigin, origin, tokenDigest }: Form, pending: PendingRequest | null): ConsentFacts {
  const isGone = pending !== null && server.apps.load(pending.clientId) === null;
  return {
    pending: isGone ? null : pending,
    deleted: isGone ? server.apps.loadDeleted(pending.clientId) : null,
    redirectRegistered: isStillRegistered(server, pending),
    sameOrigin,
    origin,
    tokenMatches: pending !== null && sameDigest(pending.tokenDigest, tokenDigest),
  };
}

/** Handles a posted consent form. A double click gets the redirect of the first click: one code, one event. */
export function handleConsentAnswer(server: ServerContext, received: Received): Answer {
  const { clock, deliver, given, pendings, recorder } = server;
  const form = readForm(received);
  const { requestId, tokenDigest, answer, sameOrigin } = form;
  const again = sameOrigin && answer !== null && isStillRegistered(server, pendings.load(requestId)) ? given.repeat(requestId, tokenDigest, answer) : null;
  if (again !== null) return answerWithRedirect(302, again);
  const result = recorder.transact((recording): { turned: Answer } | ({ pending: PendingRequest } & Back) => {
    const pending = pendings.load(requestId);
    const { checks, outcome } = decideConsent(factsOf(server, form, pending), answer, clock.now());
    if (pending === null || outcome === 'refuse_on_page') return { turned: turnAway(server, recording, { received, pending, checks }) };
    return { pending, ...goBack(server, recording, { received, pending, checks, granted: outcome === 'issue_code' }) };
  });
  if ('turned' in result) return result.turned;
  const { location, met } = result;
  const mets = met === null ? [] : [met];
  given.keep(requestId, { clientId: result.pending.clientId, tokenDigest, answer: answer ?? '', location });
  if (!isDropped(mets)) deliver(result.pending.flowId, location);
  const redirect = answerWithRedirect(302, location);
  return met === null ? redirect : staged(redirect, mets, callbackOf(server, received, location));
}

const FORESEEN = {
  issue_code: { status: 302, error: null, words: 'sends the browser back with a code' },
  deny: { status: 302, error: 'access_denied', words: 'sends the browser back with error=access_denied' },
  refuse_on_page: { status: 403, error: null, words: 'shows an error page and sends nothing to the app' },
} as const;

/** What a consent form would come to now. Changes and records nothing. */
export function previewConsent(server: ServerContext, received: Received): Foreseen {
  const form = readForm(received);
  const pending = server.pendings.load(form.requestId);
  const { checks, outcome } = decideConsent(factsOf(server, form, pending), form.answer, server.clock.now());
  return {
    checks,
    clientId: pending?.clientId ?? null,
    appName: pending === null ? null : (server.apps.load(pending.clientId)?.name ?? null),
    flowId: pending?.flowId ?? null,
    step: null,
    ...FORESEEN[outcome],
    back: outcome === 'refuse_on_page' ? null : pending,
  };
}
