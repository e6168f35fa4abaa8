/** Answers for finding the app that a use case is about, or saying what became of it. */
import type { AppStore, StoredApp } from '../storage/app-store.ts';
import { ServiceFailure } from './service-failure.ts';

/** The app with a client id. Errors: NOT_FOUND, with name and time where it was deleted here. */
export function loadApp(apps: AppStore, clientId: string): StoredApp {
  const app = apps.load(clientId);
  if (app !== null) return app;
  const deleted = apps.loadDeleted(clientId);
  throw new ServiceFailure('NOT_FOUND', { what: 'app', ...(deleted === null ? {} : { deleted: { name: deleted.name, deletedAt: deleted.deletedAt } }) });
}
