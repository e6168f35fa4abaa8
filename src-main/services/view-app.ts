/** Answers for an app as the screen sees it: everything but the secret and its digest. */
import type { z } from 'zod';
import type { App } from '../../src-preload/contract/apps.ts';
import type { StoredApp } from '../storage/app-store.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** What a procedure hands out for `App`; the router validates it. */
export type AppView = z.input<typeof App>;

/** Turns a stored app into its view, asking where its secret is. */
export async function viewApp(app: StoredApp, keeper: SecretKeeper): Promise<AppView> {
  return {
    clientId: app.clientId,
    name: app.name,
    description: app.description,
    homepageUrl: app.homepageUrl,
    environment: app.environment,
    redirectUris: [...app.redirectUris],
    logoId: app.logoId,
    revision: app.revision,
    rotation: app.rotation,
    secretFingerprint: app.secretFingerprint,
    secretCreatedAt: app.secretCreatedAt,
    secretKeptIn: await keeper.where(app),
    createdAt: app.createdAt,
    isSample: app.isSample,
  };
}
