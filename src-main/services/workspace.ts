/** Answers for registering the apps of a workspace file: all of them, or none. */
import type { WorkspaceApp } from '../../src-preload/contract/apps.ts';
import { PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { NewApp, StoredApp } from '../storage/app-store.ts';
import { digest, mint, newId } from '../trace/secrets.ts';
import { announceApp } from './announce.ts';
import type { AppsParts } from './apps.ts';
import { foldName } from './fold-name.ts';
import { WorkspaceMistakes } from './workspace-file.ts';

/** An app of the file as the ready line names it. The secret stands here only in the run that created the app. */
export interface WorkspaceResult {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret?: string;
}

/** `secret` goes into the vault: a new one, or the one that the file gives. */
type Plan = { readonly secret: string | null } & ({ readonly isNew: true; readonly stored: NewApp } | { readonly isNew: false; readonly stored: StoredApp });

function findExisting(app: WorkspaceApp, existing: readonly StoredApp[]): StoredApp | null {
  const byId = existing.find((stored) => stored.clientId === app.clientId);
  // An id that is not known here is a new app, even when its name is: then the names clash, and that is said.
  if (byId !== undefined || app.clientId !== undefined) return byId ?? null;
  return existing.find((stored) => foldName(stored.name) === foldName(app.name)) ?? null;
}

function secretColumns(secret: string, { clock, fingerprints }: AppsParts): Pick<StoredApp, 'secretDigest' | 'secretFingerprint' | 'secretCreatedAt'> {
  return { secretDigest: digest(secret), secretFingerprint: fingerprints.of(secret), secretCreatedAt: clock.now() };
}

function planNewApp({ clientId, clientSecret, ...details }: WorkspaceApp, parts: AppsParts): Plan {
  const secret = clientSecret ?? mint(PREFIXES.secret, parts.random);
  const id = clientId ?? newId(PREFIXES.client, parts.random, 12);
  const stored = { ...details, clientId: id, ...secretColumns(secret, parts), createdAt: parts.clock.now(), isSample: false };
  return { stored, isNew: true, secret };
}

function planUpdate(app: WorkspaceApp, before: StoredApp, parts: AppsParts): Plan {
  const { name, description, homepageUrl, environment, redirectUris, clientSecret } = app;
  const isChanged = clientSecret !== undefined && digest(clientSecret) !== before.secretDigest;
  const changed = isChanged ? secretColumns(clientSecret, parts) : {};
  return { stored: { ...before, name, description, homepageUrl, environment, redirectUris, ...changed }, isNew: false, secret: clientSecret ?? null };
}

/** Every way in which the apps of the file, as planned, and the apps already here get in each other's way. */
function findClashes(plans: readonly Plan[], existing: readonly StoredApp[]): string[] {
  const clashes: string[] = [];
  plans.forEach(({ stored }, index) => {
    const at = `apps[${String(index)}]`;
    const twin = plans.findIndex((other) => other.stored.clientId === stored.clientId);
    if (twin < index) return clashes.push(`${at}: means the same registered app as apps[${String(twin)}].`);
    const namesake = plans.findIndex((other) => foldName(other.stored.name) === foldName(stored.name));
    if (namesake < index) return clashes.push(`${at}.name: the same name stands at apps[${String(namesake)}]. Each must be its own.`);
    const owner = existing.find((other) => foldName(other.name) === foldName(stored.name) && plans.every((plan) => plan.stored.clientId !== other.clientId));
    if (owner !== undefined) clashes.push(`${at}.name: the app ${owner.clientId}, which is registered here, has this name.`);
    return undefined;
  });
  return clashes;
}

function applyPlans(plans: readonly Plan[], { apps, db }: AppsParts): void {
  db.transact(() => {
    // Names move out of the way first, so that two apps of the file can swap theirs.
    for (const { stored, isNew } of plans) if (!isNew) apps.update({ ...stored, name: `${stored.clientId} ` });
    for (const { stored, isNew } of plans) {
      if (isNew) apps.insert(stored);
      else apps.update(stored);
    }
  });
}

/**
 * Registers or updates the apps of a validated workspace file. An app is known again by its client id, else by its name;
 * its secret stays unless the file gives one. Secrets go to the vault first, then all rows are written in one transaction.
 * Out: the apps in the file's order. Errors: WorkspaceMistakes, VAULT_FAILED; then nothing changed.
 */
export async function applyWorkspace(file: readonly WorkspaceApp[], parts: AppsParts): Promise<WorkspaceResult[]> {
  const existing = parts.apps.list();
  const plans = file.map((app) => {
    const before = findExisting(app, existing);
    return before === null ? planNewApp(app, parts) : planUpdate(app, before, parts);
  });
  const clashes = findClashes(plans, existing);
  if (clashes.length > 0) throw new WorkspaceMistakes(clashes);
  const withSecrets = plans.flatMap(({ stored, secret }) => (secret === null ? [] : [{ clientId: stored.clientId, secret }]));
  await parts.keeper.keepAllWhile(withSecrets, () => applyPlans(plans, parts));
  for (const { stored } of plans) announceApp(parts.hub, stored.clientId);
  return plans.map(({ stored, isNew, secret }) => ({
    name: stored.name,
    clientId: stored.clientId,
    ...(isNew && secret !== null ? { clientSecret: secret } : {}),
  }));
}
