/** Answers for the test users who can consent on the local server, and for their places in the team of the API. */
import type BetterSqlite3 from 'better-sqlite3';
import type { LogoId } from '../../src-preload/contract/ids.ts';
import type { Person, Scope } from '../../src-preload/contract/oauth.ts';
import type { Plan } from '../../src-preload/contract/plans.ts';
import type { Database } from './database.ts';
import { packList, unpackList } from './pack.ts';
import type { Member } from './resources/shapes.ts';

/** A person as they are kept. */
export interface StoredPerson extends Person {
  readonly organisation: string;
  /** Null follows the team. */
  readonly plan: Plan | null;
  /** Scopes that the person would grant; null is every one. */
  readonly grants: readonly Scope[] | null;
  readonly pictureId: LogoId | null;
}

/** What holds for somebody of whom only the name and address are known. */
export const PLAIN_PERSON = { organisation: '', plan: null, grants: null, pictureId: null } as const satisfies Omit<StoredPerson, keyof Person>;

type PersonRow = Omit<StoredPerson, 'grants'> & { readonly grants: string | null };
type Statement<P extends unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;

const COLUMNS = 'person_id AS personId, name, email, organisation, plan, grants, picture_id AS pictureId';

const fromRow = (row: PersonRow): StoredPerson => ({ ...row, grants: row.grants === null ? null : (unpackList(row.grants) as Scope[]) });
const toRow = (person: StoredPerson): PersonRow => ({ ...person, grants: person.grants === null ? null : packList(person.grants) });

/**
 * Reads and writes people. The first ones are put in by migrations. Everybody who can consent is a member of the team
 * that the API tells of, so both are written here together.
 */
export class PeopleStore {
  readonly #first: Statement<[], PersonRow>;
  readonly #byId: Statement<[string], PersonRow>;
  readonly #byEmail: Statement<[string], PersonRow>;
  readonly #list: Statement<[], PersonRow>;
  readonly #count: Statement<[], { count: number }>;
  readonly #insert: Statement<[PersonRow & { readonly position: number }]>;
  readonly #update: Statement<[PersonRow]>;
  readonly #move: Statement<[number, string]>;
  readonly #remove: Statement<[string]>;
  readonly #last: Statement<[], { position: number | null }>;
  readonly #plan: Statement<[string], { plan: Plan | null }>;
  readonly #apps: Statement<[{ readonly now: number }], { personId: string; apps: number }>;
  readonly #join: Statement<[string, string]>;
  readonly #rename: Statement<[{ readonly personId: string; readonly name: string; readonly email: string }]>;
  readonly #leave: Statement<[string]>;
  readonly #unlink: Statement<[string]>;
  readonly #plans: Map<string, Plan | null>;

  constructor(db: Database) {
    const { sql } = db;
    this.#plans = db.remembered('plan of a person');
    this.#first = sql.prepare(`SELECT ${COLUMNS} FROM people ORDER BY position LIMIT 1`);
    this.#byId = sql.prepare(`SELECT ${COLUMNS} FROM people WHERE person_id = ?`);
    this.#byEmail = sql.prepare(`SELECT ${COLUMNS} FROM people WHERE email = ? COLLATE NOCASE LIMIT 1`);
    this.#list = sql.prepare(`SELECT ${COLUMNS} FROM people ORDER BY position`);
    this.#count = sql.prepare('SELECT count(*) AS count FROM people');
    this.#insert = sql.prepare('INSERT INTO people (person_id, position, name, email, organisation, plan, grants, picture_id) VALUES (@personId, @position, @name, @email, @organisation, @plan, @grants, @pictureId)');
    this.#update = sql.prepare('UPDATE people SET name = @name, email = @email, organisation = @organisation, plan = @plan, grants = @grants, picture_id = @pictureId WHERE person_id = @personId');
    this.#move = sql.prepare('UPDATE people SET position = ? WHERE person_id = ?');
    this.#remove = sql.prepare('DELETE FROM people WHERE person_id = ?');
    this.#last = sql.prepare('SELECT max(position) AS position FROM people');
    this.#plan = sql.prepare('SELECT plan FROM people WHERE person_id = ?');
    this.#apps = sql.prepare(`SELECT person_id AS personId, (SELECT count(*) FROM apps WHERE EXISTS (SELECT 1 FROM token_families AS f
      WHERE f.person_id = people.person_id AND f.client_id = apps.client_id AND f.revoked_at IS NULL AND f.alive_until > @now)) AS apps FROM people`);
    this.#join = sql.prepare("INSERT INTO resources (kind, id, document) VALUES ('member', ?, ?)");
    this.#rename = sql.prepare("UPDATE resources SET document = json_set(document, '$.name', @name, '$.email', @email) WHERE id = @personId AND kind = 'member'");
    this.#leave = sql.prepare("DELETE FROM resources WHERE id = ? AND kind = 'member'");
    this.#unlink = sql.prepare("UPDATE resources SET document = json_set(document, '$.user_id', NULL) WHERE kind = 'speaker' AND json_extract(document, '$.user_id') = ?");
  }

  /** Who consents when nobody else was chosen. */
  loadDefault(): StoredPerson {
    const person = this.#first.get();
    if (person === undefined) throw new Error('The database holds no people.');
    return fromRow(person);
  }

  load(personId: string): StoredPerson | null {
    const row = this.#byId.get(personId);
    return row === undefined ? null : fromRow(row);
  }

  /** Whom a hint means: an id, or an address in upper or lower case. */
  find(hint: string): StoredPerson | null {
    const row = this.#byId.get(hint) ?? this.#byEmail.get(hint);
    return row === undefined ? null : fromRow(row);
  }

  /** Everybody; the first one consents when nobody else was chosen. */
  list(): StoredPerson[] {
    return this.#list.all().map(fromRow);
  }

  count(): number {
    return this.#count.get()?.count ?? 0;
  }

  /** In how many apps each person has an authorization that lives at `now` (epoch ms), by person id. */
  countApps(now: number): ReadonlyMap<string, number> {
    return new Map(this.#apps.all({ now }).map(({ personId, apps }) => [personId, apps]));
  }

  /** The plan of a person's own; null where the team's counts. From memory: every API call asks. */
  planOf(personId: string): Plan | null {
    const known = this.#plans.get(personId);
    if (known !== undefined) return known;
    const plan = this.#plan.get(personId)?.plan ?? null;
    this.#plans.set(personId, plan);
    return plan;
  }

  /** Puts somebody at the end, and into the team from `at` (epoch ms) on. Throws when the id is taken. */
  insert(person: StoredPerson, at: number): void {
    this.#plans.delete(person.personId);
    this.#insert.run({ ...toRow(person), position: this.#lastPosition() + 1 });
    const { personId, name, email } = person;
    if (this.#rename.run({ personId, name, email }).changes === 1) return;
    const member: Member = { id: personId, name, email, role: 'member', joined_at: new Date(at).toISOString() };
    this.#join.run(personId, JSON.stringify(member));
  }

  /** Writes somebody who is there. */
  update(person: StoredPerson): void {
    this.#plans.delete(person.personId);
    const { personId, name, email } = person;
    if (this.#update.run(toRow(person)).changes !== 1) throw new Error(`No person ${personId} to update.`);
    this.#rename.run({ personId, name, email });
  }

  /** Takes somebody out, and out of the team and its channels; what they granted must have ended. */
  remove(personId: string): void {
    this.#plans.delete(personId);
    if (this.#remove.run(personId).changes !== 1) throw new Error(`No person ${personId} to remove.`);
    this.#unlink.run(personId);
    this.#leave.run(personId);
  }

  /** Puts everybody into this order. In: the id of each person, once. Call inside a transaction. */
  arrange(personIds: readonly string[]): void {
    if (this.list().every(({ personId }, index) => personId === personIds[index])) return;
    // Positions are unique, so everybody first moves behind the last one.
    const behind = this.#lastPosition();
    personIds.forEach((personId, index) => this.#move.run(behind + index + 1, personId));
    personIds.forEach((personId, index) => this.#move.run(index + 1, personId));
  }

  #lastPosition(): number {
    return this.#last.get()?.position ?? 0;
  }
}
