/** Answers for what stands in a channel: its meetings and its members. A link goes when either end goes. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '../database.ts';
import type { Page, PageWish } from './resource-store.ts';
import type { Shapes } from './shapes.ts';

/** What can stand in a channel. */
export type LinkedKind = 'meeting' | 'member';

/** Reads and writes links. */
export class LinkStore {
  readonly #count: BetterSqlite3.Statement<[string, LinkedKind], { total: number }>;
  readonly #page: BetterSqlite3.Statement<[string, LinkedKind, number, number], { document: string }>;
  readonly #add: BetterSqlite3.Statement<[string, LinkedKind, string]>;
  readonly #remove: BetterSqlite3.Statement<[string, string]>;

  constructor({ sql }: Database) {
    this.#count = sql.prepare('SELECT count(*) AS total FROM channel_links WHERE channel_id = ? AND kind = ?');
    this.#page = sql.prepare(`SELECT resources.document FROM channel_links JOIN resources ON resources.id = channel_links.linked_id
      WHERE channel_links.channel_id = ? AND channel_links.kind = ? ORDER BY channel_links.position DESC LIMIT ? OFFSET ?`);
    this.#add = sql.prepare('INSERT INTO channel_links (channel_id, kind, linked_id) VALUES (?, ?, ?) ON CONFLICT (channel_id, linked_id) DO NOTHING');
    this.#remove = sql.prepare('DELETE FROM channel_links WHERE channel_id = ? AND linked_id = ?');
  }

  count(channelId: string, kind: LinkedKind): number {
    return this.#count.get(channelId, kind)?.total ?? 0;
  }

  /** A part of what stands in a channel, last added first. */
  list<K extends LinkedKind>(channelId: string, kind: K, { limit, offset }: PageWish): Page<Shapes[K]> {
    const items = this.#page.all(channelId, kind, limit, offset).map((row) => JSON.parse(row.document) as Shapes[K]);
    return { total: this.count(channelId, kind), items };
  }

  /** Puts something into a channel. Out: false when it stood there already. */
  add(channelId: string, kind: LinkedKind, linkedId: string): boolean {
    return this.#add.run(channelId, kind, linkedId).changes === 1;
  }

  /** Takes something out of a channel. Out: false when it did not stand there. */
  remove(channelId: string, linkedId: string): boolean {
    return this.#remove.run(channelId, linkedId).changes === 1;
  }
}
