/** Answers for how each app's consent page is answered, and for what people granted on it. */
import type BetterSqlite3 from 'better-sqlite3';
import { DEFAULT_APP_CONSENT } from '../../src-preload/contract/consent-facts.ts';
import type { AppConsent } from '../../src-preload/contract/consent.ts';
import type { ClientId, PersonId } from '../../src-preload/contract/ids.ts';
import type { Scope } from '../../src-preload/contract/oauth.ts';
import type { Database } from './database.ts';
import { packList, unpackList } from './pack.ts';

/** What a person granted to an app, in all. */
export interface GrantedConsent {
  readonly personId: PersonId;
  readonly personName: string;
  readonly scopes: readonly string[];
  readonly grantedAt: number;
}

/** An answer on the consent page. */
export interface ConsentGiven {
  readonly clientId: string;
  readonly personId: string;
  /** Everything that was asked for. */
  readonly asked: readonly string[];
  readonly granted: readonly string[];
  /** Epoch ms. */
  readonly at: number;
}

interface PolicyRow {
  readonly clientId: ClientId;
  readonly mode: AppConsent['mode'];
  readonly scopes: string;
  readonly remembers: 0 | 1;
}

type Statement<P extends unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;

const fromRow = ({ mode, scopes, remembers }: PolicyRow): AppConsent => ({ mode, scopes: unpackList(scopes) as Scope[], remembers: remembers === 1 });

/** Reads and writes both. */
export class ConsentStore {
  readonly #load: Statement<[string], PolicyRow>;
  readonly #list: Statement<[], PolicyRow & { readonly name: string }>;
  readonly #keep: Statement<[PolicyRow]>;
  readonly #clear: Statement<[string]>;
  readonly #automatic: Statement<[], { count: number }>;
  readonly #granted: Statement<[string, string], { scopes: string }>;
  readonly #grants: Statement<[string], Omit<GrantedConsent, 'scopes'> & { readonly scopes: string }>;
  readonly #grant: Statement<[string, string, string, number]>;
  readonly #forget: Statement<[string, string]>;
  readonly #forgetFamily: Statement<[string]>;
  readonly #forgetApp: Statement<[string]>;

  constructor({ sql }: Database) {
    this.#load = sql.prepare('SELECT client_id AS clientId, mode, scopes, remembers FROM app_consents WHERE client_id = ?');
    this.#list = sql.prepare('SELECT apps.client_id AS clientId, apps.name, mode, scopes, remembers FROM apps CROSS JOIN app_consents ON app_consents.client_id = apps.client_id');
    this.#keep = sql.prepare(`INSERT INTO app_consents (client_id, mode, scopes, remembers) VALUES (@clientId, @mode, @scopes, @remembers)
      ON CONFLICT (client_id) DO UPDATE SET mode = excluded.mode, scopes = excluded.scopes, remembers = excluded.remembers`);
    this.#clear = sql.prepare('DELETE FROM app_consents WHERE client_id = ?');
    this.#automatic = sql.prepare("SELECT count(*) AS count FROM apps CROSS JOIN app_consents ON app_consents.client_id = apps.client_id WHERE mode IN ('authorize', 'deny', 'fewer')");
    this.#granted = sql.prepare('SELECT scopes FROM granted_consents WHERE client_id = ? AND person_id = ?');
    this.#grants = sql.prepare(`SELECT granted_consents.person_id AS personId, people.name AS personName, scopes, granted_at AS grantedAt FROM granted_consents
      CROSS JOIN people ON people.person_id = granted_consents.person_id WHERE client_id = ?`);
    this.#grant = sql.prepare(`INSERT INTO granted_consents (client_id, person_id, scopes, granted_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (client_id, person_id) DO UPDATE SET scopes = excluded.scopes, granted_at = excluded.granted_at`);
    this.#forget = sql.prepare('DELETE FROM granted_consents WHERE client_id = ? AND person_id = ?');
    this.#forgetFamily = sql.prepare(`DELETE FROM granted_consents WHERE (client_id, person_id) =
      (SELECT client_id, person_id FROM token_families WHERE family_id = ?)`);
    this.#forgetApp = sql.prepare('DELETE FROM granted_consents WHERE client_id = ?');
  }

  /** What was set for an app. */
  load(clientId: string): AppConsent {
    const row = this.#load.get(clientId);
    return row === undefined ? DEFAULT_APP_CONSENT : fromRow(row);
  }

  /** Apps for which something was set, by name. */
  list(): (AppConsent & { readonly clientId: ClientId; readonly name: string })[] {
    const found = this.#list.all().map((row) => ({ ...fromRow(row), clientId: row.clientId, name: row.name }));
    return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** Sets it for an app that is registered. */
  keep(clientId: ClientId, policy: AppConsent): void {
    if (policy.mode === 'default' && !policy.remembers && policy.scopes.length === 0) this.#clear.run(clientId);
    else this.#keep.run({ clientId, mode: policy.mode, scopes: packList(policy.scopes), remembers: policy.remembers ? 1 : 0 });
  }

  /** How many apps are answered for by themselves. */
  countAutomatic(): number {
    return this.#automatic.get()?.count ?? 0;
  }

  /** What a person granted to an app before, in all; empty when nothing. */
  granted(clientId: string, personId: string): string[] {
    const row = this.#granted.get(clientId, personId);
    return row === undefined ? [] : unpackList(row.scopes);
  }

  /** What people granted to an app, the latest first. */
  listGranted(clientId: string): GrantedConsent[] {
    return this.#grants.all(clientId).map((row) => ({ ...row, scopes: unpackList(row.scopes) })).sort((a, b) => b.grantedAt - a.grantedAt);
  }

  /** Remembers an answer: what was not asked for stays as it was, what was declined is granted no more. */
  noteGrant({ clientId, personId, asked, granted, at }: ConsentGiven): void {
    const kept = this.granted(clientId, personId).filter((scope) => !asked.includes(scope));
    this.#grant.run(clientId, personId, packList([...new Set([...kept, ...granted])]), at);
  }

  /** Forgets what a person granted to an app. Out: false when there was nothing. */
  forget(clientId: string, personId: string): boolean {
    return this.#forget.run(clientId, personId).changes === 1;
  }

  /** Forgets what the person of an authorization granted to its app. */
  forgetFamily(familyId: string): void {
    this.#forgetFamily.run(familyId);
  }

  /** Forgets what anybody granted to an app. */
  forgetApp(clientId: string): void {
    this.#forgetApp.run(clientId);
  }
}
