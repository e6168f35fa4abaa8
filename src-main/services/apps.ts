/** Answers for registered apps: listing, registering, the sample app, and what happens to their secrets. */
import type { AppRegistration } from '../../src-preload/contract/apps.ts';
import { findAdditionProblem } from '../../src-preload/contract/redirect-uris.ts';
import { PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { Clock, Randomness } from '../host.ts';
import type { AppStore, NewApp, StoredApp } from '../storage/app-store.ts';
import type { Database } from '../storage/database.ts';
import type { LogoStore } from '../storage/logo-store.ts';
import type { Fingerprinter } from '../trace/fingerprinter.ts';
import type { Hub } from '../trace/hub.ts';
import { digest, mint, newId, sameDigest } from '../trace/secrets.ts';
import { announceApp } from './announce.ts';
import { foldName } from './fold-name.ts';
import { findFreePort } from './free-port.ts';
import { loadApp } from './load-app.ts';
import { refuseLostLogo } from './logos.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { ServiceFailure } from './service-failure.ts';
import { type AppView, viewApp } from './view-app.ts';
import type { Turns } from './turns.ts';

/** What the use cases of apps are made of. */
export interface AppsParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly logos: LogoStore;
  readonly keeper: SecretKeeper;
  readonly hub: Hub;
  readonly fingerprints: Fingerprinter;
  readonly clock: Clock;
  readonly random: Randomness;
  readonly turns: Turns;
}

/** The answer to registering or regenerating: the only time that the plaintext leaves the main process. */
export interface IssuedCredentials {
  readonly app: AppView;
  readonly clientSecret: string;
  readonly provenAt: number | null;
}

const SAMPLE = {
  name: 'Sample app',
  description: 'Comes with this console, so that you can walk a first flow without an app of your own.',
  homepageUrl: 'https://example.com',
  environment: 'development',
} as const;

/** Use cases of `apps.*`. Changes of one app happen one after the other. */
export class Apps {
  readonly #parts: AppsParts;

  constructor(parts: AppsParts) {
    this.#parts = parts;
  }

  /** Every app, by name. */
  async list(): Promise<AppView[]> {
    const { apps, keeper } = this.#parts;
    const stored = apps.list().toSorted((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }));
    return await Promise.all(stored.map((app) => viewApp(app, keeper)));
  }

  /** One app. Errors: NOT_FOUND. */
  async get(clientId: string): Promise<AppView> {
    return await viewApp(this.load(clientId), this.#parts.keeper);
  }

  /** The stored app. Errors: NOT_FOUND. */
  load(clientId: string): StoredApp {
    return loadApp(this.#parts.apps, clientId);
  }

  /** Issues client id and secret. The vault comes first, so that no app exists whose secret was lost. Errors: NAME_TAKEN, LOGO_REFUSED, VAULT_FAILED. */
  async register(details: AppRegistration): Promise<IssuedCredentials> {
    return await this.#issue({ ...details, isSample: false });
  }

  /** The sample app, registered when there is none. Errors: VAULT_FAILED. */
  async ensureSample(): Promise<AppView> {
    return await this.#parts.turns.take('sample', async () => {
      const sample = this.#parts.apps.loadSample();
      if (sample !== null) return await viewApp(sample, this.#parts.keeper);
      const redirectUri = `http://127.0.0.1:${String(await findFreePort())}/oauth/callback`;
      return (await this.#issue({ ...SAMPLE, name: this.#freeSampleName(), redirectUris: [redirectUri], isSample: true })).app;
    });
  }

  /** Files a secret that the developer kept. Errors: NOT_FOUND, SECRET_WRONG, VAULT_FAILED. */
  async provideSecret(clientId: string, clientSecret: string): Promise<AppView> {
    return await this.#parts.turns.take(clientId, async () => {
      const app = this.load(clientId);
      if (!sameDigest(digest(clientSecret), app.secretDigest)) throw new ServiceFailure('SECRET_WRONG', { clientId });
      await this.#parts.keeper.keepWhile(clientId, clientSecret, () => undefined);
      this.#announce(clientId);
      return await viewApp(app, this.#parts.keeper);
    });
  }

  /** Makes a new secret; the old one stops working with the same commit. Errors: NOT_FOUND, VAULT_FAILED; then nothing changed. */
  async regenerateSecret(clientId: string): Promise<IssuedCredentials> {
    const { apps, clock, db, fingerprints, keeper, random, turns } = this.#parts;
    return await turns.take(clientId, async () => {
      this.load(clientId);
      const clientSecret = mint(PREFIXES.secret, random);
      const secret = { secretDigest: digest(clientSecret), secretFingerprint: fingerprints.of(clientSecret), secretCreatedAt: clock.now() };
      const { value, provenAt } = await keeper.keepWhile(clientId, clientSecret, () =>
        db.transact(() => apps.update({ ...this.load(clientId), ...secret })),
      );
      this.#announce(clientId);
      return { app: await viewApp(value, keeper), clientSecret, provenAt };
    });
  }

  /** Registers one more redirect URI, at once and in one transaction. One that is registered already changes nothing. Errors: NOT_FOUND, URI_REFUSED. */
  async addRedirectUri(clientId: string, redirectUri: string): Promise<AppView> {
    const { apps, db, keeper, turns } = this.#parts;
    return await turns.take(clientId, async () => {
      const { app, isNew } = db.transact(() => {
        const stored = this.load(clientId);
        if (stored.redirectUris.includes(redirectUri)) return { app: stored, isNew: false };
        const reason = findAdditionProblem(stored, redirectUri);
        if (reason !== null) throw new ServiceFailure('URI_REFUSED', { reason });
        return { app: apps.update({ ...stored, redirectUris: [...stored.redirectUris, redirectUri] }), isNew: true };
      });
      if (isNew) this.#announce(clientId);
      return await viewApp(app, keeper);
    });
  }

  async #issue({ logoId = null, ...details }: AppRegistration & { readonly isSample: boolean }): Promise<IssuedCredentials> {
    const { apps, clock, db, fingerprints, keeper, logos, random } = this.#parts;
    this.#refuseTakenName(details.name);
    const clientSecret = mint(PREFIXES.secret, random);
    const createdAt = clock.now();
    const app: NewApp = {
      ...details,
      logoId,
      clientId: newId(PREFIXES.client, random, 12),
      secretDigest: digest(clientSecret),
      secretFingerprint: fingerprints.of(clientSecret),
      secretCreatedAt: createdAt,
      createdAt,
    };
    const { value, provenAt } = await keeper.keepWhile(app.clientId, clientSecret, () =>
      db.transact(() => {
        // Asked again: another registration may have come first while the vault was busy.
        this.#refuseTakenName(details.name);
        refuseLostLogo(logos, logoId);
        return apps.insert(app);
      }),
    );
    this.#announce(app.clientId);
    return { app: await viewApp(value, keeper), clientSecret, provenAt };
  }

  #nameIsTaken(name: string): boolean {
    return this.#parts.apps.list().some((app) => foldName(app.name) === foldName(name));
  }

  #refuseTakenName(name: string): void {
    if (this.#nameIsTaken(name)) throw new ServiceFailure('NAME_TAKEN', { name });
  }

  #freeSampleName(): string {
    let name: string = SAMPLE.name;
    for (let count = 2; this.#nameIsTaken(name); count += 1) name = `${SAMPLE.name} ${String(count)}`;
    return name;
  }

  #announce(clientId: string): void {
    announceApp(this.#parts.hub, clientId);
  }
}
