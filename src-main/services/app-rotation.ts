/** Answers for choosing whether an app's refresh tokens are replaced with each use. */
import type { Rotation } from '../../src-preload/contract/preferences.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { Database } from '../storage/database.ts';
import type { Hub } from '../trace/hub.ts';
import { announceApp } from './announce.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { ServiceFailure } from './service-failure.ts';
import { type AppView, viewApp } from './view-app.ts';

interface RotationParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly keeper: SecretKeeper;
  readonly hub: Hub;
}

/** Use case `apps.setRotation`. It counts from the next refresh on; tokens that were replaced stay replaced. Errors: NOT_FOUND. */
export async function setRotation(clientId: string, rotation: Rotation, { db, apps, keeper, hub }: RotationParts): Promise<AppView> {
  const app = db.transact(() => {
    const stored = apps.load(clientId);
    if (stored === null) throw new ServiceFailure('NOT_FOUND', { what: 'app' });
    if (stored.rotation !== rotation) apps.setRotation(clientId, rotation);
    return { ...stored, rotation };
  });
  announceApp(hub, clientId);
  return await viewApp(app, keeper);
}
