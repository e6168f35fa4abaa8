/** Answers for what the endpoints between servers have in common: reading and hashing a request, who asks, and how a refusal is answered. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import { ClientId, type FlowId } from '../../src-preload/contract/ids.ts';
import type { ClientFacts, TokenRefusal, TokenRequest } from '../oauth/decision.ts';
import { identifyClient } from '../oauth/identify-client.ts';
import type { StoredApp } from '../storage/app-store.ts';
import type { Recording } from '../trace/recorder.ts';
import { sameDigest } from '../trace/secrets.ts';
import { explain } from './answer-to-app.ts';
import { readBasic } from './basic.ts';
import { clientIdToShow, readParams } from './params.ts';
import type { ServerContext } from './parts.ts';
import { headerOf, type Received } from './receive.ts';
import { answerWithJson, type Answer } from './respond.ts';

/** A request as it was read. The digest is null when no secret was sent. */
export interface ClientRequest {
  readonly request: TokenRequest;
  readonly clientId: string | null;
  readonly secretDigest: string | null;
}

/** Hex SHA-256 of a text that may be missing. */
export function digestOf({ fingerprints }: ServerContext, text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : fingerprints.digestOf(text);
}

/** Reads a request and hashes its secret. Never fails. */
export function readClientRequest(server: ServerContext, received: Received): ClientRequest {
  const { redactor } = server;
  const { query, form } = readParams(redactor, received);
  const request: TokenRequest = {
    method: received.method,
    contentType: headerOf(received, 'content-type'),
    query,
    params: form,
    authorization: readBasic(headerOf(received, 'authorization'), (name, text) => redactor.show(name, text)),
  };
  const { clientId, secret } = identifyClient(request);
  return { request, clientId, secretDigest: digestOf(server, secret) };
}

/** What is known about who asks. The comparison takes as long for a wrong secret as for a right one; what explains a refusal is looked up only for one. */
export function clientFactsOf({ apps, secrets }: ServerContext, app: StoredApp | null, { clientId, secretDigest }: Pick<ClientRequest, 'clientId' | 'secretDigest'>): Required<ClientFacts> {
  const secretMatches = app !== null && secretDigest !== null && sameDigest(app.secretDigest, secretDigest);
  return {
    client: app,
    deleted: app !== null || clientId === null ? null : apps.loadDeleted(clientId),
    secretReplacedAt: app === null || secretDigest === null || secretMatches ? null : secrets.findReplaced(app.clientId, secretDigest),
    secretMatches,
    // The length of the current secret is not kept; 0 says so.
    secretExpected: app === null ? { kind: 'absent' } : { kind: 'fingerprint', of: 'secret', fingerprint: app.secretFingerprint, length: 0 },
  };
}

/** Begins a flow for a request that belongs to no login, under the name of the app that it says it is of. */
export function beginStray(recording: Recording, { params }: TokenRequest, app: StoredApp | null): FlowId {
  return recording.begin({ origin: 'stray', clientId: app?.clientId ?? clientIdToShow(params), appName: app?.name ?? null });
}

/** A request that was judged: what was found, and where it was recorded. */
export interface JudgedRequest {
  readonly app: StoredApp | null;
  readonly facts: ClientFacts;
  readonly checks: readonly CheckResult[];
  readonly endpoint: string;
  /** Null where it is not recorded. */
  readonly flowId: FlowId | null;
}

/** Remembers that a secret was used, inside the transaction of the request: the current one, or one that was replaced. A secret that no check looked at counts for nothing. */
export function noteSecretUse({ secrets, clock }: ServerContext, recording: Recording, { app, facts, checks, endpoint, flowId, secretDigest }: JudgedRequest & Pick<ClientRequest, 'secretDigest'>): void {
  const outcome = checks.find(({ id }) => id === 'client-auth.secret')?.outcome;
  if (app === null || secretDigest === null) return;
  const { clientId } = app;
  const isOld = outcome === 'fail' && typeof facts.secretReplacedAt === 'number';
  if (isOld) secrets.addOldUse({ clientId, digest: secretDigest, endpoint, flowId, at: clock.now() });
  if (isOld || (outcome === 'pass' && secrets.noteUse(app, clock.now()))) recording.tell({ topic: 'secret.used', clientId: ClientId.parse(clientId) });
}

/** Answers a refusal (RFC 6749 5.2), with a link to what the failed check means. */
export function answerTokenRefusal(server: ServerContext, { status, error, description, askBasic, checks }: TokenRefusal & { readonly checks: readonly CheckResult[] }): Answer {
  const check = firstFailure(checks)?.id;
  const body = { error, error_description: description, ...(check === undefined ? {} : { error_uri: explain(server, check) }) };
  return answerWithJson(status, body, { ...(askBasic ? { 'www-authenticate': 'Basic realm="Mavio"' } : {}), ...(status === 405 ? { allow: 'POST, OPTIONS' } : {}) });
}
