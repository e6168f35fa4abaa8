/** Answers for registered apps: their details and the digest of their current secret, never the secret. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Environment } from '../../src-preload/contract/app-fields.ts';
import type { Rotation } from '../../src-preload/contract/preferences.ts';
import type { Database } from './database.ts';
import { packList, unpackList } from './pack.ts';

/** An app as it is kept. */
export interface StoredApp {
  readonly clientId: string;
  readonly name: string;
  readonly description: string;
  readonly homepageUrl: string;
  readonly environment: Environment;
  readonly redirectUris: readonly string[];
  /** Names a row of LogoStore; null for an app without a logo. */
  readonly logoId: string | null;
  /** Counts the changes of this row, from 1. */
  readonly revision: number;
  /** Whether refresh tokens are replaced with each use. */
  readonly rotation: Rotation;
  /** Hex SHA-256 of the current secret. */
  readonly secretDigest: string;
  readonly secretFingerprint: string;
  readonly secretCreatedAt: number;
  readonly createdAt: number;
  readonly isSample: boolean;
}

/** An app as it is put in; without a logo, and with the console's rotation, unless it says otherwise. */
export type NewApp = Omit<StoredApp, 'logoId' | 'revision' | 'rotation'> & Partial<Pick<StoredApp, 'logoId' | 'rotation'>>;

/** An app that was deleted. It is forgotten when an app with its client id is registered again: a trigger sees to that. */
export interface DeletedApp {
  readonly clientId: string;
  readonly name: string;
  readonly deletedAt: number;
}

type AppRow = Omit<StoredApp, 'redirectUris' | 'isSample'> & { readonly redirectUris: string; readonly isSample: number };

const COLUMNS = `client_id AS clientId, name, description, homepage_url AS homepageUrl, environment, redirect_uris AS redirectUris, logo_id AS logoId, revision, rotation,
  secret_digest AS secretDigest, secret_fingerprint AS secretFingerprint, secret_created_at AS secretCreatedAt,
  created_at AS createdAt, is_sample AS isSample`;

const toRow = (app: StoredApp): AppRow => ({ ...app, redirectUris: packList(app.redirectUris), isSample: app.isSample ? 1 : 0 });
const fromRow = (row: AppRow): StoredApp => ({ ...row, redirectUris: unpackList(row.redirectUris), isSample: row.isSample === 1 });

/** Reads and writes apps. */
export class AppStore {
  readonly #list: BetterSqlite3.Statement<[], AppRow>;
  readonly #byId: BetterSqlite3.Statement<[string], AppRow>;
  readonly #byName: BetterSqlite3.Statement<[string], AppRow>;
  readonly #sample: BetterSqlite3.Statement<[], AppRow>;
  readonly #bySecret: BetterSqlite3.Statement<[string, string], { found: 1 }>;
  readonly #insert: BetterSqlite3.Statement<[AppRow]>;
  readonly #update: BetterSqlite3.Statement<[AppRow], { revision: number }>;
  readonly #rotate: BetterSqlite3.Statement<[Rotation, string]>;
  readonly #remove: BetterSqlite3.Statement<[string]>;
  readonly #deleted: BetterSqlite3.Statement<[string], DeletedApp>;
  readonly #bury: BetterSqlite3.Statement<[DeletedApp]>;

  readonly #known: Map<string, StoredApp>;

  #revision = 0;

  constructor(db: Database) {
    const { sql } = db;
    this.#known = db.remembered('app');
    this.#list = sql.prepare(`SELECT ${COLUMNS} FROM apps ORDER BY name COLLATE NOCASE, client_id`);
    this.#byId = sql.prepare(`SELECT ${COLUMNS} FROM apps WHERE client_id = ?`);
    this.#byName = sql.prepare(`SELECT ${COLUMNS} FROM apps WHERE name = ?`);
    this.#sample = sql.prepare(`SELECT ${COLUMNS} FROM apps WHERE is_sample = 1`);
    this.#bySecret = sql.prepare('SELECT 1 AS found FROM apps WHERE secret_digest = ? UNION ALL SELECT 1 FROM replaced_secrets WHERE digest = ?');
    this.#insert = sql.prepare(`INSERT INTO apps
      (client_id, name, description, homepage_url, environment, redirect_uris, logo_id, rotation, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
      VALUES (@clientId, @name, @description, @homepageUrl, @environment, @redirectUris, @logoId, @rotation, @secretDigest, @secretFingerprint, @secretCreatedAt, @createdAt, @isSample)`);
    this.#update = sql.prepare(`UPDATE apps SET name = @name, description = @description, homepage_url = @homepageUrl, environment = @environment,
      redirect_uris = @redirectUris, logo_id = @logoId, rotation = @rotation, secret_digest = @secretDigest, secret_fingerprint = @secretFingerprint,
      secret_created_at = @secretCreatedAt, revision = revision + 1 WHERE client_id = @clientId RETURNING revision`);
    this.#rotate = sql.prepare('UPDATE apps SET rotation = ? WHERE client_id = ?');
    this.#remove = sql.prepare('DELETE FROM apps WHERE client_id = ?');
    this.#deleted = sql.prepare('SELECT client_id AS clientId, name, deleted_at AS deletedAt FROM deleted_apps WHERE client_id = ?');
    this.#bury = sql.prepare('INSERT INTO deleted_apps (client_id, name, deleted_at) VALUES (@clientId, @name, @deletedAt)');
  }

  /** Every app, by name. */
  list(): StoredApp[] {
    return this.#list.all().map(fromRow);
  }

  load(clientId: string): StoredApp | null {
    const known = this.#known.get(clientId);
    if (known !== undefined) return known;
    const row = this.#byId.get(clientId);
    if (row === undefined) return null;
    const app = fromRow(row);
    this.#known.set(clientId, app);
    return app;
  }

  /** The app with exactly this name. */
  loadByName(name: string): StoredApp | null {
    const row = this.#byName.get(name);
    return row === undefined ? null : fromRow(row);
  }

  /** The app of "try with a sample app"; there is at most one. */
  loadSample(): StoredApp | null {
    const row = this.#sample.get();
    return row === undefined ? null : fromRow(row);
  }

  /** True when a text with this digest is the secret of an app, or was until it was replaced. */
  isSecret(digest: string): boolean {
    return this.#bySecret.get(digest, digest) !== undefined;
  }

  /** Grows with each write, so that whoever remembers something of the apps knows when to forget it. */
  get revision(): number {
    return this.#revision;
  }

  /** The apps were written by somebody else: whoever remembers something of them forgets it. */
  forget(): void {
    this.#revision += 1;
    this.#known.clear();
  }

  /** Out: the app as it is kept. Throws when the client id or the name is taken. The id of a deleted app is a registered one again. */
  insert(app: NewApp): StoredApp {
    this.#revision += 1;
    this.#known.delete(app.clientId);
    const stored = { logoId: null, rotation: 'default' as const, ...app, revision: 1 };
    this.#insert.run(toRow(stored));
    return stored;
  }

  /**
   * Writes details, redirect URIs, logo and secret digest of an app that exists. A secret that gives way is remembered as a replaced one. When it was created and whether it is the sample stay as they are.
   * Out: the app with its new revision, whatever revision came in.
   */
  update(app: StoredApp): StoredApp {
    this.#revision += 1;
    this.#known.delete(app.clientId);
    const row = this.#update.get(toRow(app));
    if (row === undefined) throw new Error(`No app ${app.clientId} to update.`);
    return { ...app, ...row };
  }

  /** Sets the rotation alone: it is no detail that two forms could fight over, so the revision stays. Throws when there is no such app. */
  setRotation(clientId: string, rotation: Rotation): void {
    this.#revision += 1;
    this.#known.delete(clientId);
    if (this.#rotate.run(rotation, clientId).changes !== 1) throw new Error(`No app ${clientId} to update.`);
  }

  /** Takes an app out and remembers that it was there. What was issued to it stays as history; what belongs to the app itself goes with it. */
  remove({ clientId, name }: Pick<StoredApp, 'clientId' | 'name'>, deletedAt: number): void {
    this.#revision += 1;
    this.#known.delete(clientId);
    if (this.#remove.run(clientId).changes !== 1) throw new Error(`No app ${clientId} to remove.`);
    this.#bury.run({ clientId, name, deletedAt });
  }

  /** The app that had this client id and was deleted; null when there was none, or when the id is registered again. */
  loadDeleted(clientId: string): DeletedApp | null {
    return this.#deleted.get(clientId) ?? null;
  }
}
