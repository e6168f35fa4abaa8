/** Answers for who answers consent pages, as a part of the workspace: read, planned, written and put into words. */
import { DEFAULT_APP_CONSENT } from '../../../src-preload/contract/consent-facts.ts';
import type { AppConsent, ConsentMode } from '../../../src-preload/contract/consent.ts';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import type { WorkspaceApp } from '../../../src-preload/contract/workspace-file.ts';
import type { ConsentRules } from '../../lab/consent-rules.ts';
import type { AppStore, StoredApp } from '../../storage/app-store.ts';
import type { ConsentStore } from '../../storage/consent-store.ts';
import type { Step } from './step.ts';

/** What is set for all apps, and for those that chose themselves, by client id. */
export interface ConsentPart {
  readonly mode: ConsentMode;
  readonly apps: readonly (AppConsent & { readonly clientId: string })[];
}

/** What it is read from, and written to. */
export interface ConsentParts {
  readonly apps: AppStore;
  readonly consents: ConsentStore;
  readonly consentRules: ConsentRules;
}

const sorted = (policies: Iterable<ConsentPart['apps'][number]>): ConsentPart['apps'] => [...policies].sort((a, b) => (a.clientId < b.clientId ? -1 : 1));

/** True for a policy that says nothing of its own. */
const isDefault = ({ mode, scopes, remembers }: AppConsent): boolean => mode === 'default' && scopes.length === 0 && !remembers;

/** Reads what is set. A flag of this run is not part of it. */
export function loadConsents({ consents, consentRules }: Omit<ConsentParts, 'apps'>): ConsentPart {
  return { mode: consentRules.kept, apps: sorted(consents.list().map(({ clientId, mode, scopes, remembers }) => ({ clientId, mode, scopes, remembers }))) };
}

/** The policy of an app; the console's where it chose nothing. */
export function policyOf({ apps }: ConsentPart, clientId: string): AppConsent {
  const found = apps.find((one) => one.clientId === clientId);
  return found === undefined ? DEFAULT_APP_CONSENT : { mode: found.mode, scopes: found.scopes, remembers: found.remembers };
}

/** What an import makes of it. In: the apps of the file, and their steps in the same order, with those of removed ones behind. */
export function planConsents(before: ConsentPart, mode: ConsentMode | undefined, { file, steps }: { readonly file: readonly WorkspaceApp[]; readonly steps: readonly Step<StoredApp>[] }): ConsentPart {
  const policies = new Map(before.apps.map((policy) => [policy.clientId, policy]));
  for (const { before: gone, after } of steps) if (after === null && gone !== null) policies.delete(gone.clientId);
  for (const [index, { consent }] of file.entries()) {
    const clientId = steps[index]?.after?.clientId;
    if (consent === undefined || clientId === undefined) continue;
    if (isDefault(consent)) policies.delete(clientId);
    else policies.set(clientId, { clientId, mode: consent.mode, scopes: consent.scopes, remembers: consent.remembers });
  }
  return { mode: mode ?? before.mode, apps: sorted(policies.values()) };
}

/** Writes it, in the transaction of the import, after its apps. */
export function writeConsents({ mode, apps: policies }: ConsentPart, { apps, consents, consentRules }: ConsentParts): void {
  consentRules.keep(mode);
  for (const { clientId } of consents.list()) if (policies.every((policy) => policy.clientId !== clientId)) consents.keep(clientId, DEFAULT_APP_CONSENT);
  for (const { clientId, ...policy } of policies) if (apps.load(clientId) !== null) consents.keep(ClientId.parse(clientId), policy);
}

const MODES: Readonly<Record<AppConsent['mode'], string>> = { default: 'as for every app', ask: 'ask', authorize: 'authorize by itself', deny: 'deny by itself', fewer: 'authorize fewer scopes by itself' };

/** A policy as one line; none for one that says nothing of its own. */
export function sayPolicy(policy: AppConsent): string[] {
  if (isDefault(policy)) return [];
  const most = policy.mode === 'fewer' || policy.scopes.length > 0 ? `, at most ${policy.scopes.length === 0 ? 'none' : policy.scopes.join(' ')}` : '';
  return [`${MODES[policy.mode]}${most}${policy.remembers ? ', granted scopes are not asked for again' : ''}`];
}
