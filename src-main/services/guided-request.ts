/** Answers for an authorization request under construction: its exact URL, its parameters as the engine reads them, its preflight. */
import type { z } from 'zod';
import type { DraftParameter, Preflight } from '../../src-preload/contract/guided.ts';
import { decideAuthorization } from '../oauth/decide-authorization.ts';
import type { AuthorizationDecision, Param } from '../oauth/decision.ts';
import { single } from '../oauth/single.ts';
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

/** What the engine says to a request, with the facts of this moment. Changes and records nothing. */
export function judgeRequest({ params }: PreparedRequest, apps: AppStore, now: number): AuthorizationDecision {
  const clientId = single(params, 'client_id');
  const client = clientId === null ? null : apps.load(clientId.text);
  const others = client === null ? [] : apps.list().filter((app) => app.clientId !== client.clientId);
  const deleted = client === null && clientId !== null ? apps.loadDeleted(clientId.text) : null;
  return decideAuthorization({ method: 'GET', params }, { client, deleted, others }, now);
}

/** The preflight as the screen sees it. */
export function viewPreflight(request: PreparedRequest, decision: AuthorizationDecision): z.input<typeof Preflight> {
  return { url: request.url, checks: [...decision.checks] };
}
