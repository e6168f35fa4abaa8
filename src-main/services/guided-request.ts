/** Answers for an authorization request under construction: its exact URL, its parameters as the engine reads them, its preflight. */
import type { z } from 'zod';
import type { DraftParameter, Preflight } from '../../src-preload/contract/guided.ts';
import { decideAuthorization } from '../oauth/decide-authorization.ts';
import type { AuthorizationDecision, Param } from '../oauth/decision.ts';
import { single } from '../oauth/single.ts';
import { type ConsentRules, foretellConsent, type MetRule } from '../lab/consent-rules.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { Redactor } from '../trace/redactor.ts';

/** A request as it would be sent. `rawQuery` is what the server will find behind the `?`, byte for byte. */
export interface PreparedRequest {
  readonly url: string;
  readonly rawQuery: string;
  readonly params: readonly Param[];
}

/** Percent-encodes as browsers leave it alone: also the apostrophe, which they would encode on the way (URL standard, special-query). */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27');
}

/** Prepares a request. In: the authorization endpoint, the parameters in order. A lone surrogate travels as U+FFFD, as any browser would send it. */
export function prepareRequest(endpoint: string, parameters: readonly DraftParameter[], redactor: Redactor): PreparedRequest {
  const rawQuery = parameters.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&');
  const params = parameters.map(({ name, value }) => {
    const text = value.toWellFormed();
    return { name: name.toWellFormed(), text, shown: redactor.show(name, text) };
  });
  return { url: rawQuery === '' ? endpoint : `${endpoint}?${rawQuery}`, rawQuery, params };
}

/** What is asked about a request. */
export interface JudgingParts {
  readonly apps: AppStore;
  readonly consentRules: ConsentRules;
}

/** A decision, and who would answer the consent page; null for a client that is not registered. */
export interface Judged {
  readonly decision: AuthorizationDecision;
  readonly met: MetRule | null;
}

/** What the engine says to a request, with the facts of this moment. Changes and records nothing. */
export function judgeRequest({ params }: PreparedRequest, { apps, consentRules }: JudgingParts, now: number): Judged {
  const clientId = single(params, 'client_id');
  const client = clientId === null ? null : apps.load(clientId.text);
  const others = client === null ? [] : apps.list().filter((app) => app.clientId !== client.clientId);
  const deleted = client === null && clientId !== null ? apps.loadDeleted(clientId.text) : null;
  const met = client === null ? null : consentRules.meet(client.clientId, single(params, 'login_hint')?.text ?? null);
  return { met, decision: decideAuthorization({ method: 'GET', params }, { client, deleted, others, standing: met?.standing }, now) };
}

/** The preflight as the screen sees it. */
export function viewPreflight(request: PreparedRequest, judged: Judged): z.input<typeof Preflight> {
  return { url: request.url, checks: [...judged.decision.checks], next: judged.decision.outcome === 'ask' ? foretellConsent(judged.decision, judged.met) : null };
}
