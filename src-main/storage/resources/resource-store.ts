/** Answers for the API's resources: each is a JSON document, found by its id, or listed newest first by kind or by what it belongs to. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '../database.ts';
import type { Kind, Shapes } from './shapes.ts';

/** A part of a list. */
export interface PageWish {
  readonly limit: number;
  readonly offset: number;
}

/** A part of a list, and how many there are in all. */
export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** How a resource stands among others: what it belongs to, and what may stand only once in its kind. */
export interface Place {
  /** Id of the resource it belongs to; it goes when that one goes. */
  readonly parent: string | null;
  /** Unique in its kind; null where nothing must be. */
  readonly key: string | null;
}

interface Row {
  readonly document: string;
}

interface Written extends Row {
  readonly kind: Kind;
  readonly id: string;
  readonly parent: string | null;
  readonly key: string | null;
}

const NOWHERE: Place = { parent: null, key: null };

const read = ({ document }: Row): unknown => JSON.parse(document);

/** Reads and writes resources. */
export class ResourceStore {
  readonly #count: BetterSqlite3.Statement<[Kind], { total: number }>;
  readonly #page: BetterSqlite3.Statement<[Kind, number, number], Row>;
  readonly #countOf: BetterSqlite3.Statement<[string, Kind], { total: number }>;
  readonly #pageOf: BetterSqlite3.Statement<[string, Kind, number, number], Row>;
  readonly #byId: BetterSqlite3.Statement<[string, Kind], Row>;
  readonly #byKey: BetterSqlite3.Statement<[Kind, string], { id: string }>;
  readonly #insert: BetterSqlite3.Statement<[Written]>;
  readonly #update: BetterSqlite3.Statement<[Written]>;
  readonly #remove: BetterSqlite3.Statement<[string, Kind]>;

  constructor({ sql }: Database) {
    this.#count = sql.prepare('SELECT count(*) AS total FROM resources WHERE kind = ?');
    this.#page = sql.prepare('SELECT document FROM resources WHERE kind = ? ORDER BY position DESC LIMIT ? OFFSET ?');
    this.#countOf = sql.prepare('SELECT count(*) AS total FROM resources WHERE parent = ? AND kind = ?');
    this.#pageOf = sql.prepare('SELECT document FROM resources WHERE parent = ? AND kind = ? ORDER BY position DESC LIMIT ? OFFSET ?');
    this.#byId = sql.prepare('SELECT document FROM resources WHERE id = ? AND kind = ?');
    this.#byKey = sql.prepare('SELECT id FROM resources WHERE kind = ? AND key = ?');
    this.#insert = sql.prepare('INSERT INTO resources (kind, id, parent, key, document) VALUES (@kind, @id, @parent, @key, @document)');
    this.#update = sql.prepare('UPDATE resources SET parent = @parent, key = @key, document = @document WHERE id = @id AND kind = @kind');
    this.#remove = sql.prepare('DELETE FROM resources WHERE id = ? AND kind = ?');
  }

  /** A part of all resources of a kind, newest first. */
  list<K extends Kind>(kind: K, { limit, offset }: PageWish): Page<Shapes[K]> {
    return { total: this.#count.get(kind)?.total ?? 0, items: this.#page.all(kind, limit, offset).map(read) as Shapes[K][] };
  }

  /** A part of the resources of a kind that belong to another one, newest first. */
  listOf<K extends Kind>(kind: K, parent: string, { limit, offset }: PageWish): Page<Shapes[K]> {
    return { total: this.#countOf.get(parent, kind)?.total ?? 0, items: this.#pageOf.all(parent, kind, limit, offset).map(read) as Shapes[K][] };
  }

  load<K extends Kind>(kind: K, id: string): Shapes[K] | null {
    const row = this.#byId.get(id, kind);
    return row === undefined ? null : (read(row) as Shapes[K]);
  }

  /** Id of the resource that holds a key of its kind; null when the key is free. */
  findKey(kind: Kind, key: string): string | null {
    return this.#byKey.get(kind, key)?.id ?? null;
  }

  /** Adds a resource on top of its list. Throws when its id or key is taken, or its parent does not exist. */
  insert<K extends Kind>(kind: K, resource: Shapes[K], { parent, key }: Place = NOWHERE): void {
    this.#insert.run({ kind, id: resource.id, parent, key, document: JSON.stringify(resource) });
  }

  /** Writes a resource anew, where it stands. Throws when there is none, or the key is taken. */
  update<K extends Kind>(kind: K, resource: Shapes[K], { parent, key }: Place = NOWHERE): void {
    const { changes } = this.#update.run({ kind, id: resource.id, parent, key, document: JSON.stringify(resource) });
    if (changes !== 1) throw new Error(`No ${kind} to update.`);
  }

  /** Takes a resource out, with all that belongs to it. Out: false when there was none. */
  remove(kind: Kind, id: string): boolean {
    return this.#remove.run(id, kind).changes === 1;
  }
}
