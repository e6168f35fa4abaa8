/** Answers for what is known when a redirect URI is not the app's own: the developer's other apps, and the doctor's diagnosis. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import type { Diagnosis } from '../../src-preload/contract/doctor.ts';
import type { AuthorizationFacts, Param, RegisteredApp } from '../oauth/decision.ts';
import { diagnoseRedirect } from '../oauth/doctor/diagnose-redirect.ts';
import { mayQuote } from '../oauth/shown.ts';
import { single } from '../oauth/single.ts';
import type { AppStore, StoredApp } from '../storage/app-store.ts';

/** The facts of an authorization request. */
export interface LoadedFacts extends AuthorizationFacts {
  readonly client: StoredApp | null;
  readonly others: readonly RegisteredApp[];
}

/** Loads the facts. The other apps are read only when the redirect URI is not registered: they explain a refusal and never change one. */
export function loadFacts(apps: AppStore, params: readonly Param[]): LoadedFacts {
  const clientId = single(params, 'client_id')?.text ?? '';
  const client = apps.load(clientId);
  const sent = single(params, 'redirect_uri');
  const isOwn = client === null || sent === null || client.redirectUris.includes(sent.text);
  return { client, deleted: client === null ? apps.loadDeleted(clientId) : null, others: isOwn ? [] : apps.list().filter((app) => app.clientId !== client.clientId) };
}

/** The diagnosis behind a refusal. Out: null when another check failed, or when the redirect URI may not be shown in full. */
export function diagnoseRefusal(checks: readonly CheckResult[], params: readonly Param[], { client, others }: LoadedFacts): Diagnosis | null {
  const sent = single(params, 'redirect_uri');
  if (firstFailure(checks)?.id !== 'redirect.registered' || client === null || sent === null || !mayQuote(sent, sent.text)) return null;
  return diagnoseRedirect(sent.text, client.redirectUris, others);
}
