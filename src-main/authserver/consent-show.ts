/** Answers for GET /oauth/consent: shows the consent page of a waiting request, or that it is over. */
import { isLoopbackUri, splitUri } from '../../src-preload/contract/uri.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { StoredApp } from '../storage/app-store.ts';
import type { PendingRequest } from '../storage/pending-store.ts';
import type { StoredPerson } from '../storage/people-store.ts';
import { digest } from '../trace/secrets.ts';
import { forgeryToken } from './anti-forgery.ts';
import { recordExchange } from './exchange-record.ts';
import { onlyValue, parseForm } from './forms.ts';
import { logoPath } from './logo.ts';
import { answeredPage, type OverView } from './pages/answered-page.ts';
import { consentPage } from './pages/consent-page.ts';
import { linkToFlow, type ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithPage, type Answer } from './respond.ts';

/**
 * Where the consent form may lead, as CSP sources. Chromium checks `form-action` on every redirect after a form post, so the
 * redirect URI must be named, and for an app in development also what its callback is likely to send the browser on to.
 */
function formTargets(redirectUri: string, environment: StoredApp['environment']): string[] {
  const { scheme, host, port } = splitUri(redirectUri);
  const name = host ?? '';
  // An IPv6 literal cannot be written as a CSP host source.
  const own = name.startsWith('[') ? `${scheme ?? 'http'}:` : `${scheme ?? 'http'}://${name}${port === null || port === '' ? '' : `:${port}`}`;
  const local = environment === 'development' && isLoopbackUri(redirectUri) ? ['http://localhost:*', 'http://127.0.0.1:*'] : [];
  return [...new Set(["'self'", own, ...local])];
}

/** Page for a request that cannot be answered. 410 and not 409: nothing the person could change would help, it is over. */
export function answerOver(server: ServerContext, why: OverView['why'], pending: PendingRequest | null): Answer {
  const appName = pending === null ? null : (server.apps.load(pending.clientId)?.name ?? server.apps.loadDeleted(pending.clientId)?.name ?? null);
  const flow = pending === null ? null : linkToFlow(server, pending.flowId);
  return answerWithPage(why === 'unknown' ? 404 : 410, answeredPage(server.assets, { why, appName, flow }));
}

/** False when the redirect URI of a request was taken off its app since: then nothing may be sent there any more (RFC 6749 3.1.2.4). */
export function isStillRegistered({ apps }: ServerContext, pending: PendingRequest | null): boolean {
  return pending !== null && apps.load(pending.clientId)?.redirectUris.includes(pending.redirectUri) === true;
}

/** Whom the page is shown for: who was chosen on it, whom the request named, or who consents next. Somebody who left is passed over. */
export function choosePerson({ people }: ServerContext, pending: PendingRequest, chosen: string | null): StoredPerson {
  const wished = [chosen, pending.personId].map((personId) => (personId === null ? null : people.load(personId)));
  return wished.find((person) => person !== null) ?? people.loadDefault();
}

/** True when the consent page of the latest authorization request was not shown yet. */
function isFirstLook(server: ServerContext, flowId: FlowId): boolean {
  const types = server.flows.loadEvents(flowId).map((event) => event.type);
  return types.lastIndexOf('consent.shown') < types.lastIndexOf('authorization.decided');
}

/** Handles the consent page. Only the first look is recorded; a reload shows the same page again. */
export function handleConsentPage(server: ServerContext, received: Received): Answer {
  const { apps, clock, forgeryKey, people, pendings, recorder, redactor } = server;
  const query = parseForm(received.rawQuery);
  const requestId = onlyValue(query, 'request') ?? '';
  return recorder.transact((recording) => {
    const pending = pendings.load(requestId);
    const app = pending === null ? null : apps.load(pending.clientId);
    if (pending === null) return answerOver(server, 'unknown', null);
    if (app === null) return answerOver(server, 'deleted', pending);
    if (pending.answeredAt !== null) return answerOver(server, 'answered', pending);
    if (clock.now() >= pending.expiresAt) return answerOver(server, 'expired', pending);
    if (!isStillRegistered(server, pending)) return answerOver(server, 'taken-off', pending);
    const token = forgeryToken(forgeryKey, requestId);
    // The key lives as long as the server: a request from before a restart gets a token that counts now.
    if (digest(token) !== pending.tokenDigest) pendings.renewToken(requestId, digest(token));
    const person = choosePerson(server, pending, onlyValue(query, 'person'));
    const { flowId, clientId, redirectUri, scopes } = pending;
    const page = consentPage(server.assets, {
      requestId, token, clientId, redirectUri, scopes, person,
      people: people.list(),
      appName: app.name,
      logoPath: app.logoId === null ? null : logoPath(app.logoId),
      flow: linkToFlow(server, flowId),
    });
    const answer = answerWithPage(200, page, { formTargets: formTargets(redirectUri, app.environment) });
    if (received.method === 'GET' && isFirstLook(server, flowId)) {
      recording.record(flowId, { type: 'consent.shown', exchange: recordExchange(redactor, received, answer), personId: person.personId, personName: person.name });
    }
    return answer;
  });
}
