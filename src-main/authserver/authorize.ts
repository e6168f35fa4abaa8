/** Answers for GET /oauth/authorize (RFC 6749 4.1.1): asks the person, refuses on a page, or refuses back to the app. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import type { FlowId, PersonId } from '../../src-preload/contract/ids.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import type { ConsentProspect } from '../../src-preload/contract/guided.ts';
import { foretellConsent, type MetRule } from '../lab/consent-rules.ts';
import { decideAuthorization } from '../oauth/decide-authorization.ts';
import type { AuthorizationDecision, Param } from '../oauth/decision.ts';
import type { Injection } from '../lab/fault-rules.ts';
import { single } from '../oauth/single.ts';
import type { Recording } from '../trace/recorder.ts';
import { digest, newId } from '../trace/secrets.ts';
import { answerByItself } from './automatic-consent.ts';
import { forgeryToken } from './anti-forgery.ts';
import { refuseToApp } from './answer-to-app.ts';
import { recordExchange } from './exchange-record.ts';
import type { Foreseen } from './foreseen.ts';
import { answerFault, asksOf, comesAgain, seeAuthorization } from './faults/authorize-faults.ts';
import { callbackOf, errorOf, isDropped, meetCallback } from './faults/see-callback.ts';
import { isInstead, NONE, stamp, staged } from './faults/stage.ts';
import { parseForm } from './forms.ts';
import { diagnoseRefusal, loadFacts, type LoadedFacts } from './mismatch-of.ts';
import { errorPage } from './pages/error-page.ts';
import { clientIdToShow, toParams } from './params.ts';
import { linkToFlow, type ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithPage, answerWithRedirect, type Answer } from './respond.ts';

type Asking = Extract<AuthorizationDecision, { outcome: 'ask' }>;
type Turned = Exclude<AuthorizationDecision, { outcome: 'ask' }>;

/** What the transaction leaves to be done after the commit. */
interface Outcome {
  readonly flowId: FlowId;
  readonly answer: Answer;
  /** Redirect that goes to the app; null when the browser stays with Mavio. */
  readonly toApp: string | null;
}

interface Case {
  readonly received: Received;
  readonly flowId: FlowId;
  /** Fault rules that the request met. */
  readonly injections: readonly Injection[];
}

/** A request before it is decided: its parameters, its facts, and whether the console itself sent it. */
interface Asked {
  readonly params: readonly Param[];
  readonly facts: LoadedFacts;
  readonly isGuided: boolean;
}

/** Refusals that registering something in the console mends: then the very same request can be sent again. */
const MENDED_HERE: readonly CheckId[] = ['client.known', 'redirect.registered'];

/** Where the page's “Try again” leads: to the very same request, or to the builder for a flow in which the console plays the app. */
function linkToAgain({ consoleLink }: ServerContext, { rawQuery }: Received, { params, facts, isGuided }: Asked): string | null {
  // A secret in the place of the id is not repeated, and registering nothing would mend it.
  if (clientIdToShow(params) === null) return null;
  if (!isGuided) return `/oauth/authorize?${rawQuery}`;
  return facts.client === null ? null : consoleLink(`/flows/guided?app=${encodeURIComponent(facts.client.clientId)}`);
}

/** Who would answer the consent page of a request; null for a client that is not registered. */
function meetRule({ consentRules }: ServerContext, params: readonly Param[], { client }: LoadedFacts): MetRule | null {
  return client === null ? null : consentRules.meet(client.clientId, single(params, 'login_hint')?.text ?? null);
}

function failingCheck(decision: AuthorizationDecision): CheckId {
  return firstFailure(decision.checks)?.id ?? 'request.method';
}

/** Refuses, and records that. */
function refuse(server: ServerContext, recording: Recording, { received, flowId, asked, decision, injections }: Case & { asked: Asked; decision: Turned }): Outcome {
  const { checks, outcome, error, description } = decision;
  const check = failingCheck(decision);
  const met = outcome === 'refuse_to_app' ? meetCallback(server, recording, { ...decision, received, clientId: asked.facts.client?.clientId ?? '', personId: null, scopes: [], granted: false }) : null;
  const refused = { error, description, check };
  const toApp = outcome === 'refuse_to_app' ? refuseToApp(server, { ...decision, met }, { ...refused, ...errorOf(met) }) : null;
  const mets = met === null ? injections : [...injections, met];
  const wrongMethod = check === 'request.method';
  const answer =
    toApp === null
      ? answerWithPage(
          wrongMethod ? 405 : 400,
          errorPage(server.assets, {
            checks,
            appName: asked.facts.client?.name ?? asked.facts.deleted?.name ?? null,
            flow: linkToFlow(server, flowId),
            diagnosis: diagnoseRefusal(checks, asked.params, asked.facts),
            again: MENDED_HERE.includes(check) ? linkToAgain(server, received, asked) : null,
          }),
          wrongMethod ? { allow: 'GET, HEAD, OPTIONS' } : {},
        )
      : answerWithRedirect(302, toApp);
  recording.record(flowId, stamp({
    type: 'authorization.decided',
    exchange: recordExchange(server.redactor, received, answer),
    checks: [...checks],
    outcome: toApp === null ? 'refused_on_page' : 'refused_to_app',
    error,
    scopes: [],
  }, mets));
  if (toApp !== null) server.flows.clearExpected(flowId);
  return { flowId, answer: staged(answer, mets, toApp === null || mets.length === 0 ? undefined : callbackOf(server, received, toApp)), toApp };
}

/** Keeps the request for the consent page, and records that the person is asked. */
function ask(server: ServerContext, recording: Recording, { received, flowId, clientId, hinted, decision, injections }: Case & { clientId: string; hinted: PersonId | null; decision: Asking }): Outcome {
  const { clock, random, pendings } = server;
  const { checks, redirectUri, scopes, state, codeChallenge } = decision;
  const requestId = newId('', random, 32);
  const createdAt = clock.now();
  pendings.insert({
    requestId, flowId, clientId, redirectUri, scopes, state, codeChallenge, createdAt,
    personId: hinted,
    tokenDigest: digest(forgeryToken(server.forgeryKey, requestId)),
    expiresAt: createdAt + LIFETIMES.pendingConsent,
    answeredAt: null,
  });
  const answer = answerWithRedirect(303, `/oauth/consent?request=${requestId}`);
  recording.record(flowId, stamp({
    type: 'authorization.decided',
    exchange: recordExchange(server.redactor, received, answer),
    checks: [...checks],
    outcome: 'asked',
    scopes: [...scopes],
  }, injections));
  return { flowId, answer: staged(answer, injections), toApp: null };
}

/** Handles an authorization request. Out: the answer, after everything was committed. The work may run twice, so what is no row happens after it. */
export async function handleAuthorize(server: ServerContext, received: Received): Promise<Answer> {
  const params = toParams(server.redactor, parseForm(received.rawQuery));
  // What was changed while it was held is still the request that a guided flow waits for.
  const expected = server.fingerprints.of(received.sentQuery ?? received.rawQuery);
  const { flowId, answer, toApp } = await server.recorder.transactSoon((recording): Outcome => {
    const facts = loadFacts(server.apps, params);
    const app = facts.client;
    const consent = meetRule(server, params, facts);
    const decision = decideAuthorization({ method: received.method, params }, { ...facts, standing: consent?.standing }, server.clock.now());
    const met = server.faults.on ? server.faults.meet(seeAuthorization(received, app?.clientId ?? null, decision), recording) : null;
    const joined = (received.sentQuery ?? received.rawQuery) === '' ? null : server.flows.findExpected(expected);
    const flowId = joined ?? recording.begin({ origin: 'app', clientId: clientIdToShow(params), appName: app?.name ?? null, ...(comesAgain(met) ? { expectedQuery: expected } : {}) });
    if (isInstead(met)) return { flowId, ...answerFault(server, recording, { received, flowId, decision, met }) };
    const injections = met === null ? NONE : [met];
    // Such an answer goes to the redirect URI, now or after the person was asked: that is what using it means.
    if (decision.outcome !== 'refuse_on_page' && app !== null) server.uses.mark({ clientId: app.clientId, redirectUri: decision.redirectUri, at: server.clock.now(), flowId });
    if (decision.outcome !== 'ask') return refuse(server, recording, { received, flowId, injections, asked: { params, facts, isGuided: joined !== null }, decision });
    if (app === null || consent === null) throw new Error('A request was let through without an app.');
    const { checks, interaction } = decision;
    const { clientId } = app;
    if (interaction !== 'page') return { flowId, ...answerByItself(server, recording, { received, asked: { ...decision, flowId, clientId }, checks, consent, by: interaction, injections }) };
    const hinted = consent.standing.hint === 'found' ? consent.person.personId : null;
    return ask(server, recording, { received, flowId, clientId, hinted, decision, injections });
  });
  if (toApp !== null && !isDropped(answer.staging?.injections ?? [])) server.deliver(flowId, toApp);
  return answer;
}

/** What an authorization request would come to now. Changes and records nothing. */
export function previewAuthorize(server: ServerContext, received: Received): Foreseen {
  const params = toParams(server.redactor, parseForm(received.rawQuery));
  const facts = loadFacts(server.apps, params);
  const met = meetRule(server, params, facts);
  const decision = decideAuthorization({ method: received.method, params }, { ...facts, standing: met?.standing }, server.clock.now());
  const sent = received.sentQuery ?? received.rawQuery;
  const status = failingCheck(decision) === 'request.method' ? 405 : 400;
  return {
    checks: decision.checks,
    clientId: facts.client?.clientId ?? clientIdToShow(params),
    appName: facts.client?.name ?? facts.deleted?.name ?? null,
    flowId: sent === '' ? null : server.flows.findExpected(server.fingerprints.of(sent)),
    step: null,
    ...foreseeAnswer(decision, met, status),
    back: decision.outcome === 'refuse_on_page' ? null : { redirectUri: decision.redirectUri, state: decision.state },
    asks: asksOf(received, decision, { clientId: facts.client?.clientId ?? null, consent: met }),
  };
}

const NEXT: Readonly<Record<ConsentProspect, Pick<Foreseen, 'status' | 'error' | 'words'>>> = {
  page: { status: 303, error: null, words: 'sends the browser to the consent page' },
  remembered: { status: 302, error: null, words: 'asks nobody, because it was granted before, and sends the browser back with a code' },
  authorize: { status: 302, error: null, words: 'consents by itself and sends the browser back with a code' },
  fewer: { status: 302, error: null, words: 'consents by itself to fewer scopes and sends the browser back with a code' },
  deny: { status: 302, error: 'access_denied', words: 'denies by itself and sends the browser back with error=access_denied' },
};

function foreseeAnswer(decision: AuthorizationDecision, met: MetRule | null, status: number): Pick<Foreseen, 'status' | 'error' | 'words'> {
  if (decision.outcome === 'refuse_on_page') return { status, error: decision.error, words: `shows an error page, ${String(status)}, and sends nothing to the app` };
  if (decision.outcome === 'refuse_to_app') return { status: 302, error: decision.error, words: `sends the browser back with error=${decision.error}` };
  return NEXT[foretellConsent(decision, met)];
}
