/** Answers for /oauth/token (RFC 6749 3.2): parses and hashes first, then loads, decides, applies and records in one transaction. */
import { createHash } from 'node:crypto';
import { firstFailure } from '../../src-preload/contract/checks.ts';
import { decideToken } from '../oauth/decide-token.ts';
import type { TokenDecision, TokenFacts, TokenRequest } from '../oauth/decision.ts';
import { identifyClient } from '../oauth/identify-client.ts';
import { single } from '../oauth/single.ts';
import type { StoredApp } from '../storage/app-store.ts';
import type { StoredCode } from '../storage/code-store.ts';
import type { StoredToken, TokenFamily } from '../storage/token-store.ts';
import { digest, sameDigest } from '../trace/secrets.ts';
import { explain } from './answer-to-app.ts';
import { readBasic } from './basic.ts';
import { recordExchange } from './exchange-record.ts';
import { isForm, parseForm } from './forms.ts';
import { applyExchange, applyRefresh, applyRevocation, type Issued } from './issue-tokens.ts';
import { clientIdToShow, toParams } from './params.ts';
import type { ServerContext } from './parts.ts';
import { headerOf, type Received } from './receive.ts';
import { answerWithJson, type Answer } from './respond.ts';

/** A request with everything hashed that will be compared. Digests are null for what was not sent. */
interface Hashed {
  readonly request: TokenRequest;
  readonly clientId: string | null;
  readonly secretDigest: string | null;
  readonly codeDigest: string | null;
  readonly refreshDigest: string | null;
  readonly challengeOfVerifier: string | null;
}

interface Loaded {
  readonly app: StoredApp | null;
  readonly code: StoredCode | null;
  readonly refresh: { readonly token: StoredToken; readonly family: TokenFamily } | null;
}

function hash({ redactor }: ServerContext, received: Received): Hashed {
  const contentType = headerOf(received, 'content-type');
  const params = toParams(redactor, isForm(contentType) ? parseForm(received.body) : []);
  const authorization = readBasic(headerOf(received, 'authorization'), (secret) => redactor.show('client_secret', secret));
  const request = { method: received.method, contentType, params, authorization };
  const { clientId, secret } = identifyClient(request);
  const digestOf = (text: string | undefined): string | null => (text === undefined ? null : digest(text));
  const verifier = single(params, 'code_verifier')?.text;
  return {
    request,
    clientId,
    secretDigest: digestOf(secret ?? undefined),
    codeDigest: digestOf(single(params, 'code')?.text),
    refreshDigest: digestOf(single(params, 'refresh_token')?.text),
    challengeOfVerifier: verifier === undefined ? null : createHash('sha256').update(verifier, 'utf8').digest('base64url'),
  };
}

function load({ apps, codes, tokens }: ServerContext, { clientId, codeDigest, refreshDigest }: Hashed): Loaded {
  return {
    app: clientId === null ? null : apps.load(clientId),
    code: codeDigest === null ? null : codes.load(codeDigest),
    refresh: refreshDigest === null ? null : tokens.load(refreshDigest, 'refresh'),
  };
}

function factsOf({ secretDigest, challengeOfVerifier }: Hashed, { app, code, refresh }: Loaded): TokenFacts {
  return {
    client: app,
    secretMatches: app !== null && secretDigest !== null && sameDigest(app.secretDigest, secretDigest),
    // The length of the current secret is not kept; 0 says so.
    secretExpected: app === null ? { kind: 'absent' } : { kind: 'fingerprint', of: 'secret', fingerprint: app.secretFingerprint, length: 0 },
    code,
    challengeOfVerifier,
    refresh: refresh === null ? null : { ...refresh.token, clientId: refresh.family.clientId, familyRevokedAt: refresh.family.revokedAt },
  };
}

/** Applies what was granted; a decision to issue has proven that the code or refresh token is there. */
function apply(server: ServerContext, { decision, loaded, now }: { decision: Extract<TokenDecision, { outcome: 'issue' }>; loaded: Loaded; now: number }): Issued {
  if (decision.grant === 'refresh_token' && loaded.refresh !== null) return applyRefresh(server, { token: loaded.refresh.token, scopes: decision.scopes, now });
  if (decision.grant === 'authorization_code' && loaded.code !== null) return applyExchange(server, loaded.code, now);
  throw new Error('Tokens were granted for nothing.');
}

function answerRefusal(server: ServerContext, decision: Extract<TokenDecision, { outcome: 'refuse' }>): Answer {
  const { status, error, description, askBasic } = decision;
  const check = firstFailure(decision.checks)?.id;
  const body = { error, error_description: description, ...(check === undefined ? {} : { error_uri: explain(server, check) }) };
  return answerWithJson(status, body, { ...(askBasic ? { 'www-authenticate': 'Basic realm="Mavio"' } : {}), ...(status === 405 ? { allow: 'POST' } : {}) });
}

/** Handles a token request. Nothing asynchronous happens between reading a code and consuming it. */
export function handleToken(server: ServerContext, received: Received): Answer {
  const hashed = hash(server, received);
  return server.recorder.transact((recording) => {
    const now = server.clock.now();
    const loaded = load(server, hashed);
    const decision = decideToken(hashed.request, factsOf(hashed, loaded), now);
    const revoked = decision.revoke === null ? [] : applyRevocation(server, { ...decision.revoke, now });
    const granted = decision.outcome === 'issue' ? apply(server, { decision, loaded, now }) : null;
    const answer = decision.outcome === 'issue' ? answerWithJson(200, granted?.body) : answerRefusal(server, decision);
    const flowId =
      loaded.code?.flowId ??
      loaded.refresh?.family.flowId ??
      recording.begin({ origin: 'stray', clientId: loaded.app?.clientId ?? clientIdToShow(hashed.request.params), appName: loaded.app?.name ?? null });
    recording.record(flowId, {
      type: 'token.decided',
      grant: decision.grant,
      exchange: recordExchange(server.redactor, received, answer),
      checks: [...decision.checks],
      ...(decision.outcome === 'refuse' ? { error: decision.error } : {}),
      issued: granted?.issued ?? [],
      ended: [...(granted?.ended ?? []), ...revoked],
    });
    return answer;
  });
}
