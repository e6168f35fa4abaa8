/** Answers for /oauth/token (RFC 6749 3.2): parses and hashes first, then loads, decides, applies and records in one transaction. */
import { hash as hashOnce } from 'node:crypto';
import type { EventDraft, TraceEventOf } from '../../src-preload/contract/trace.ts';
import type { Injection } from '../lab/fault-rules.ts';
import { decideToken } from '../oauth/decide-token.ts';
import type { RefreshFacts, TokenDecision, TokenFacts } from '../oauth/decision.ts';
import type { FaultRequest } from '../oauth/faults/fault-request.ts';
import { single } from '../oauth/single.ts';
import type { StoredApp } from '../storage/app-store.ts';
import type { StoredCode } from '../storage/code-store.ts';
import type { StoredToken, TokenFamily, TokenName } from '../storage/token-store.ts';
import type { Recording } from '../trace/recorder.ts';
import { answerTokenRefusal, beginStray, clientFactsOf, digestOf, noteSecretUse, readClientRequest, type ClientRequest } from './client-request.ts';
import { recordExchange } from './exchange-record.ts';
import { foreseeRefusal, type Foreseen } from './foreseen.ts';
import { answerInstead } from './faults/answer-instead.ts';
import { termsOf, type Terms } from './faults/bend-decision.ts';
import { mangleAnswer } from './faults/mangle-answer.ts';
import { isInstead, notReached, stamp, staged } from './faults/stage.ts';
import { seeRequest } from './faults/see-request.ts';
import { applyExchange, applyKeptRefresh, applyRefresh, applyRevocation, type Issued } from './issue-tokens.ts';
import { nameToken } from './named-token.ts';
import { clientIdToShow } from './params.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithJson, type Answer } from './respond.ts';

/** A request with everything hashed that will be compared. Digests are null for what was not sent. */
interface Hashed extends ClientRequest {
  readonly codeDigest: string | null;
  readonly refreshName: TokenName | null;
  readonly challengeOfVerifier: string | null;
}

interface Loaded {
  readonly app: StoredApp | null;
  readonly code: StoredCode | null;
  readonly refresh: { readonly token: StoredToken; readonly family: TokenFamily } | null;
}

function hash(server: ServerContext, received: Received): Hashed {
  const { request, clientId, secretDigest } = readClientRequest(server, received);
  const { params } = request;
  const verifier = single(params, 'code_verifier')?.text;
  return {
    request,
    clientId,
    secretDigest,
    codeDigest: digestOf(server, single(params, 'code')?.text),
    refreshName: nameToken(server, single(params, 'refresh_token')?.text),
    challengeOfVerifier: verifier === undefined ? null : hashOnce('sha256', verifier, 'base64url'),
  };
}

function load({ apps, codes, tokens }: ServerContext, { clientId, codeDigest, refreshName }: Hashed): Loaded {
  return {
    app: clientId === null ? null : apps.load(clientId),
    code: codeDigest === null ? null : codes.load(codeDigest),
    refresh: refreshName === null ? null : tokens.load(refreshName, 'refresh'),
  };
}

function refreshFactsOf({ token: { familyId, scopes, issuedAt, expiresAt, rotatedAt }, family }: NonNullable<Loaded['refresh']>): RefreshFacts {
  return { clientId: family.clientId, familyId, scopes, issuedAt, expiresAt, rotatedAt, familyRevokedAt: family.revokedAt, familyRevokedReason: family.revokedReason };
}

function factsOf(server: ServerContext, hashed: Hashed, { app, code, refresh }: Loaded): TokenFacts {
  const { client, deleted, secretReplacedAt, secretMatches, secretExpected } = clientFactsOf(server, app, hashed);
  return {
    client,
    deleted,
    secretReplacedAt,
    secretMatches,
    secretExpected,
    code,
    challengeOfVerifier: hashed.challengeOfVerifier,
    rotates: app === null || app.rotation === 'default' ? server.rotatesByDefault() : app.rotation === 'on',
    refresh: refresh === null ? null : refreshFactsOf(refresh),
  };
}

/** Applies what was granted; a decision to issue has proven that the code or refresh token is there. */
function apply(server: ServerContext, { decision, loaded, now, terms }: { decision: Extract<TokenDecision, { outcome: 'issue' }>; loaded: Loaded; now: number; terms: Terms | null }): Issued {
  if (decision.grant === 'refresh_token' && loaded.refresh !== null) {
    const spent = { token: loaded.refresh.token, scopes: decision.scopes, now, terms };
    const rotation = terms?.rotation;
    return (rotation === undefined ? decision.newRefresh : rotation === 'replaced') ? applyRefresh(server, spent) : applyKeptRefresh(server, spent);
  }
  if (decision.grant === 'authorization_code' && loaded.code !== null) return applyExchange(server, loaded.code, { now, terms });
  throw new Error('Tokens were granted for nothing.');
}

/** An event of a request that a rule answered in the place of the server. */
function recordInstead({ act, staged: mark }: Injection, seen: Pick<TraceEventOf<'token.decided'>, 'grant' | 'exchange' | 'checks'>): EventDraft {
  return { type: 'token.decided', ...seen, ...(act.kind === 'oauth_error' ? { error: act.error } : {}), issued: [], ended: [], staged: [mark] };
}

/** What a fault rule may ask about a token request. */
function see(received: Received, { clientId }: Hashed, { decision, loaded: { code, refresh } }: { decision: TokenDecision; loaded: Loaded }): FaultRequest {
  const issues = decision.outcome === 'issue';
  return seeRequest('token', received, {
    clientId,
    personId: code?.personId ?? refresh?.family.personId ?? null,
    grant: decision.grant === 'unknown' ? null : decision.grant,
    scopes: issues ? decision.scopes : (code?.scopes ?? refresh?.token.scopes ?? []),
    granted: issues,
    fields: issues ? ['access_token', 'token_type', 'expires_in', 'scope', ...(decision.newRefresh ? ['refresh_token'] : [])] : ['error', 'error_description', 'error_uri'],
  });
}

/** Answers what was decided, on the terms of a rule where one was met. Where refresh tokens stay the same, the one that came is said again. */
function answerDecision(server: ServerContext, { decision, granted, met, hashed }: { decision: TokenDecision; granted: Issued | null; met: Injection | null; hashed: Hashed }): Answer {
  const again = met?.act.kind === 'rotation' && met.act.how === 'same' ? { refresh_token: single(hashed.request.params, 'refresh_token')?.text } : null;
  const body = again === null ? granted?.body : { ...granted?.body, ...again };
  const answer = decision.outcome === 'issue' ? answerWithJson(200, body) : answerTokenRefusal(server, decision);
  return met === null ? answer : staged(mangleAnswer(server, answer, met), [met]);
}

/** Handles a token request. Nothing asynchronous happens between reading a code and consuming it. */
export function handleToken(server: ServerContext, received: Received): Promise<Answer> {
  const hashed = hash(server, received);
  return server.recorder.transactSoon((recording) => judge(server, { received, hashed, recording }));
}

/** Loads, decides, applies and records. Stands apart from what is made for each request, so that what V8 compiles of it stays. */
function judge(server: ServerContext, { received, hashed, recording }: { readonly received: Received; readonly hashed: Hashed; readonly recording: Recording }): Answer {
  const now = server.clock.now();
  const loaded = load(server, hashed);
  const facts = factsOf(server, hashed, loaded);
  const decision = decideToken(hashed.request, facts, now);
  const met = server.faults.on ? server.faults.meet(see(received, hashed, { decision, loaded }), recording) : null;
  const flowId =
    loaded.code?.flowId ??
    loaded.refresh?.family.flowId ??
    beginStray(recording, hashed.request, loaded.app);
  if (isInstead(met)) {
    const answer = staged(answerInstead(server, met.act, { endpoint: 'token', received }), [met]);
    recording.record(flowId, recordInstead(met, { grant: decision.grant, exchange: recordExchange(server.redactor, received, answer), checks: notReached(decision.checks) }));
    return answer;
  }
  const revoked = decision.revoke === null ? [] : applyRevocation(server, { ...decision.revoke, now });
  const granted = decision.outcome === 'issue' ? apply(server, { decision, loaded, now, terms: met === null ? null : termsOf(met) }) : null;
  const answer = answerDecision(server, { decision, granted, met, hashed });
  const draft: Omit<TraceEventOf<'token.decided'>, 'flowId' | 'seq' | 'at'> = {
    type: 'token.decided',
    grant: decision.grant,
    exchange: recordExchange(server.redactor, received, answer),
    checks: [...decision.checks],
    issued: granted?.issued ?? [],
    ended: granted === null ? revoked : granted.ended,
  };
  if (decision.outcome === 'refuse') draft.error = decision.error;
  recording.record(flowId, stamp(draft, met));
  noteSecretUse(server, recording, { app: loaded.app, facts, checks: decision.checks, endpoint: received.path, flowId, secretDigest: hashed.secretDigest });
  return answer;
}

/** What a token request would come to now. Changes and records nothing. */
export function previewToken(server: ServerContext, received: Received): Foreseen {
  const hashed = hash(server, received);
  const { params } = hashed.request;
  const loaded = load(server, hashed);
  const decision = decideToken(hashed.request, factsOf(server, hashed, loaded), server.clock.now());
  const isRefresh = decision.grant === 'refresh_token' || single(params, 'grant_type')?.text === 'refresh_token';
  const issues = decision.outcome === 'issue' && decision.newRefresh ? 'an access token and a refresh token' : 'an access token';
  return {
    checks: [...decision.checks],
    clientId: loaded.app?.clientId ?? clientIdToShow(params),
    appName: loaded.app?.name ?? null,
    flowId: loaded.code?.flowId ?? loaded.refresh?.family.flowId ?? null,
    step: isRefresh ? 'refresh' : 'exchange',
    ...(decision.outcome === 'issue' ? { status: 200, error: null, words: `answers 200 with ${issues}` } : foreseeRefusal(decision)),
    ...(decision.revoke === null ? {} : { also: 'Every token of this authorization ends, because its code or refresh token came a second time.' }),
    back: null,
    asks: [see(received, hashed, { decision, loaded })],
  };
}
