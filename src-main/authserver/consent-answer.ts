/** Answers for POST /oauth/consent: the person's Authorize or Deny becomes a code, a refusal, or a page. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult, ShownValue } from '../../src-preload/contract/checks.ts';
import { decideConsent } from '../oauth/decide-consent.ts';
import type { ConsentAnswer, ConsentFacts } from '../oauth/decision.ts';
import type { Injection } from '../lab/fault-rules.ts';
import type { PendingRequest } from '../storage/pending-store.ts';
import type { StoredPerson } from '../storage/people-store.ts';
import type { Recording } from '../trace/recorder.ts';
import { digest, sameDigest } from '../trace/secrets.ts';
import { applyCode, refuseToApp } from './answer-to-app.ts';
import { DENIED } from './automatic-consent.ts';
import { answerOver, choosePerson, isStillRegistered } from './consent-show.ts';
import { declinedOf } from './declined.ts';
import { recordExchange } from './exchange-record.ts';
import type { Foreseen } from './foreseen.ts';
import { callbackOf, errorOf, isDropped, meetCallback, seeCallback } from './faults/see-callback.ts';
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
  /** Ids of people, as they stand in the form: one, on the page's own form. */
  readonly people: readonly string[];
  /** Scopes that are ticked, each once. */
  readonly granted: readonly string[];
  readonly sameOrigin: boolean;
  readonly origin: ShownValue;
}

/** Origins are public and short; anything else in that header is not repeated. */
function showOrigin(origin: string | null): ShownValue {
  if (origin === null) return { kind: 'absent' };
  return { kind: 'plain', text: /^(?:null|[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9.\-:[\]]{1,200})$/.test(origin) ? origin : 'not an origin' };
}

function valuesOf(fields: readonly (readonly [string, string])[], name: string): string[] {
  return fields.filter(([key, text]) => key === name && text !== '').map(([, text]) => text);
}

function readForm(received: Received): Form {
  const fields = isForm(headerOf(received, 'content-type')) ? parseForm(received.body) : [];
  const answer = onlyValue(fields, 'answer');
  const origin = headerOf(received, 'origin');
  return {
    requestId: onlyValue(fields, 'request') ?? '',
    tokenDigest: digest(onlyValue(fields, 'token') ?? ''),
    answer: answer === 'authorize' || answer === 'deny' ? answer : null,
    people: valuesOf(fields, 'person'),
    granted: [...new Set(valuesOf(fields, 'scope'))],
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
  const isMalformed = id === 'consent.granted' || id === 'consent.person' || id === 'consent.scopes';
  const again = isMalformed ? `/oauth/consent?request=${pending.requestId}` : null;
  return answerWithPage(isMalformed ? 400 : 403, errorPage(server.assets, { checks, appName, flow: linkToFlow(server, pending.flowId), again }));
}

/** The redirect to the app, and the rule that it met. */
interface Back {
  readonly location: string;
  readonly met: Injection | null;
}

/** An answer that counts. */
interface Accepted {
  readonly received: Received;
  readonly pending: PendingRequest;
  readonly checks: readonly CheckResult[];
  readonly person: StoredPerson;
  /** Null when the person denied. */
  readonly granted: readonly string[] | null;
}

/** The person answered: closes the request, makes the redirect, remembers what was granted, and records it. */
function goBack(server: ServerContext, recording: Recording, { received, pending, checks, person, granted }: Accepted): Back {
  const { clock, consents, flows, pendings, redactor } = server;
  const { clientId, flowId, requestId, scopes: asked } = pending;
  const { personId } = person;
  const met = meetCallback(server, recording, { ...pending, received, personId, scopes: granted ?? asked, granted: granted !== null });
  const error = errorOf(met);
  const issued = granted !== null && error === null ? applyCode(server, { ...pending, personId, scopes: granted, met }) : null;
  const declined = granted === null ? [] : declinedOf(asked, granted);
  if (granted !== null) consents.noteGrant({ clientId, personId, asked, granted, at: clock.now() });
  const location = issued?.location ?? refuseToApp(server, { ...pending, met }, error === null ? { error: 'access_denied', description: DENIED, check: 'consent.granted' } : { ...error, check: null });
  pendings.markAnswered(requestId, clock.now());
  flows.clearExpected(flowId);
  recording.record(flowId, stamp({
    type: 'consent.answered',
    exchange: recordExchange(redactor, received, answerWithRedirect(302, location)),
    checks: [...checks],
    answer: granted === null ? 'deny' : 'authorize',
    by: 'person',
    personName: person.name,
    ...(declined.length === 0 ? {} : { declined }),
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
    personName: pending === null ? server.people.loadDefault().name : choosePerson(server, pending, null).name,
    issued: [],
    ended: [],
  });
  return answer;
}

/** The one person whom a form names, when they are here. */
function personOf({ people: store }: ServerContext, { people }: Form): StoredPerson | null {
  const [personId] = people;
  return personId === undefined || people.length > 1 ? null : store.load(personId);
}

/** The facts about a form, and the request that it answers. */
function factsOf(server: ServerContext, form: Form, pending: PendingRequest | null): ConsentFacts {
  const { sameOrigin, origin, people, granted, tokenDigest } = form;
  const isGone = pending !== null && server.apps.load(pending.clientId) === null;
  return {
    pending: isGone ? null : pending,
    deleted: isGone ? server.apps.loadDeleted(pending.clientId) : null,
    redirectRegistered: isStillRegistered(server, pending),
    sameOrigin,
    origin,
    tokenMatches: pending !== null && sameDigest(pending.tokenDigest, tokenDigest),
    personName: personOf(server, form)?.name ?? null,
    personSent: people.length === 1 ? 'one' : people.length === 0 ? 'none' : 'several',
    asked: pending?.scopes ?? [],
    granted,
  };
}

/** Handles a posted consent form. A double click gets the redirect of the first click: one code, one event. */
export function handleConsentAnswer(server: ServerContext, received: Received): Answer {
  const { clock, deliver, given, pendings, recorder } = server;
  const form = readForm(received);
  const { requestId, tokenDigest, answer, granted, sameOrigin } = form;
  // The same click is the same button, by the same person, with the same boxes.
  const click = JSON.stringify([answer, form.people, granted]);
  const again = sameOrigin && answer !== null && isStillRegistered(server, pendings.load(requestId)) ? given.repeat(requestId, tokenDigest, click) : null;
  if (again !== null) return answerWithRedirect(302, again);
  const result = recorder.transact((recording): { turned: Answer } | ({ pending: PendingRequest } & Back) => {
    const pending = pendings.load(requestId);
    const person = personOf(server, form);
    const { checks, outcome } = decideConsent(factsOf(server, form, pending), answer, clock.now());
    if (pending === null || person === null || outcome === 'refuse_on_page') return { turned: turnAway(server, recording, { received, pending, checks }) };
    return { pending, ...goBack(server, recording, { received, pending, checks, person, granted: outcome === 'issue_code' ? pending.scopes.filter((scope) => granted.includes(scope)) : null }) };
  });
  if ('turned' in result) return result.turned;
  const { location, met } = result;
  const mets = met === null ? [] : [met];
  given.keep(requestId, { clientId: result.pending.clientId, tokenDigest, answer: click, location });
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
  const isGranted = outcome === 'issue_code';
  const granted = isGranted ? pending?.scopes.filter((scope) => form.granted.includes(scope)) : pending?.scopes;
  return {
    checks,
    clientId: pending?.clientId ?? null,
    appName: pending === null ? null : (server.apps.load(pending.clientId)?.name ?? null),
    flowId: pending?.flowId ?? null,
    step: null,
    ...FORESEEN[outcome],
    back: outcome === 'refuse_on_page' ? null : pending,
    asks: outcome === 'refuse_on_page' || pending === null ? [] : [seeCallback({ ...pending, received, personId: personOf(server, form)?.personId ?? null, scopes: granted ?? [], granted: isGranted })],
  };
}
