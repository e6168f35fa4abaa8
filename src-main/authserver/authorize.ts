/** Answers for GET /oauth/authorize (RFC 6749 4.1.1): asks the person, refuses on a page, or refuses back to the app. */
import { firstFailure, type CheckId } from '../../src-preload/contract/checks.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import { decideAuthorization } from '../oauth/decide-authorization.ts';
import type { AuthorizationDecision } from '../oauth/decision.ts';
import { single } from '../oauth/single.ts';
import type { StoredApp } from '../storage/app-store.ts';
import type { Recording } from '../trace/recorder.ts';
import { digest, newId } from '../trace/secrets.ts';
import { answerByItself } from './automatic-consent.ts';
import { forgeryToken } from './anti-forgery.ts';
import { refuseToApp } from './answer-to-app.ts';
import { recordExchange } from './exchange-record.ts';
import { parseForm } from './forms.ts';
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
  readonly app: StoredApp | null;
}

function failingCheck(decision: AuthorizationDecision): CheckId {
  return firstFailure(decision.checks)?.id ?? 'request.method';
}

/** Refuses, and records that. */
function refuse(server: ServerContext, recording: Recording, { received, flowId, app, decision }: Case & { decision: Turned }): Outcome {
  const { checks, outcome, error, description } = decision;
  const check = failingCheck(decision);
  const toApp = outcome === 'refuse_to_app' ? refuseToApp(server, decision, { error, description, check }) : null;
  const wrongMethod = check === 'request.method';
  const answer =
    toApp === null
      ? answerWithPage(
          wrongMethod ? 405 : 400,
          errorPage(server.assets, { checks, appName: app?.name ?? null, flow: linkToFlow(server, flowId) }),
          wrongMethod ? { allow: 'GET, HEAD' } : {},
        )
      : answerWithRedirect(302, toApp);
  recording.record(flowId, {
    type: 'authorization.decided',
    exchange: recordExchange(server.redactor, received, answer),
    checks: [...checks],
    outcome: toApp === null ? 'refused_on_page' : 'refused_to_app',
    error,
    scopes: [],
  });
  if (toApp !== null) server.flows.clearExpected(flowId);
  return { flowId, answer, toApp };
}

/** Keeps the request for the consent page, and records that the person is asked. */
function ask(server: ServerContext, recording: Recording, { received, flowId, clientId, decision }: Omit<Case, 'app'> & { clientId: string; decision: Asking }): Outcome {
  const { clock, random, pendings } = server;
  const { checks, redirectUri, scopes, state, codeChallenge } = decision;
  const requestId = newId('', random, 32);
  const createdAt = clock.now();
  pendings.insert({
    requestId, flowId, clientId, redirectUri, scopes, state, codeChallenge, createdAt,
    tokenDigest: digest(forgeryToken(server.forgeryKey, requestId)),
    expiresAt: createdAt + LIFETIMES.pendingConsent,
    answeredAt: null,
  });
  const answer = answerWithRedirect(303, `/oauth/consent?request=${requestId}`);
  recording.record(flowId, {
    type: 'authorization.decided',
    exchange: recordExchange(server.redactor, received, answer),
    checks: [...checks],
    outcome: 'asked',
    scopes: [...scopes],
  });
  return { flowId, answer, toApp: null };
}

/** Handles an authorization request. Out: the answer, after everything was committed. */
export function handleAuthorize(server: ServerContext, received: Received): Answer {
  const params = toParams(server.redactor, parseForm(received.rawQuery));
  const expected = server.fingerprints.of(received.rawQuery);
  const { flowId, answer, toApp } = server.recorder.transact((recording): Outcome => {
    const app = server.apps.load(single(params, 'client_id')?.text ?? '');
    const decision = decideAuthorization({ method: received.method, params }, { client: app }, server.clock.now());
    const joined = received.rawQuery === '' ? null : server.flows.findExpected(expected);
    const flowId = joined ?? recording.begin({ origin: 'app', clientId: clientIdToShow(params), appName: app?.name ?? null });
    if (decision.outcome !== 'ask') return refuse(server, recording, { received, flowId, app, decision });
    const clientId = app?.clientId ?? '';
    if (server.consent === 'ask') return ask(server, recording, { received, flowId, clientId, decision });
    const granted = { ...decision, flowId, clientId, personId: server.people.loadDefault().personId };
    return { flowId, ...answerByItself(server, recording, { received, granted, checks: decision.checks, answer: server.consent }) };
  });
  if (toApp !== null) server.deliver(flowId, toApp);
  return answer;
}
