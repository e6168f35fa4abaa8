/** Answers for how the secret of an app is used, and what still comes with the ones that it replaced. */
import type { z } from 'zod';
import type { SecretRecord } from '../../src-preload/contract/endings.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import { loadApp } from './load-app.ts';

/** What a procedure hands out for `SecretRecord`; the router validates it. */
export type SecretRecordView = z.input<typeof SecretRecord>;

/** Use case `apps.secret`. */
export class AppSecrets {
  readonly #parts: { readonly apps: AppStore; readonly secrets: SecretStore };

  constructor(parts: { readonly apps: AppStore; readonly secrets: SecretStore }) {
    this.#parts = parts;
  }

  /** The record of an app's secret. Errors: NOT_FOUND. */
  read(clientId: string): SecretRecordView {
    const { apps, secrets } = this.#parts;
    const app = loadApp(apps, clientId);
    return { lastUsedAt: secrets.lastUse(app), replaced: secrets.listReplaced(clientId), refusals: secrets.listOldUses(clientId) };
  }
}
