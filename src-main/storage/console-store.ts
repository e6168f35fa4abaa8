/** Answers for what the console keeps about itself in the data folder. */
import type { Randomness } from '../host.ts';
import type { Database } from './database.ts';

const KEY_BYTES = 32;

/** Reads and writes the console's own values. */
export class ConsoleStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * The key under which fingerprints are made: 32 bytes, made once per data folder, so that equal values have equal
   * fingerprints in this folder and in no other.
   */
  fingerprintKey(random: Randomness): Uint8Array {
    return this.#db.transact(() => {
      const kept = this.#db.sql.prepare<[], { value: Buffer }>("SELECT value FROM console WHERE name = 'fingerprint_key'").get();
      if (kept !== undefined) return new Uint8Array(kept.value);
      const key = random.bytes(KEY_BYTES);
      this.#db.sql.prepare("INSERT INTO console (name, value) VALUES ('fingerprint_key', ?)").run(Buffer.from(key));
      return key;
    });
  }

  /** A value that was kept under a name, or null. */
  load(name: string): string | null {
    const kept = this.#db.sql.prepare<[string], { value: Buffer }>('SELECT value FROM console WHERE name = ?').get(name);
    return kept === undefined ? null : kept.value.toString('utf8');
  }

  /** Keeps a text under a name, in place of what was there; null forgets it. Never a secret. */
  keep(name: string, value: string | null): void {
    if (value === null) this.#db.sql.prepare('DELETE FROM console WHERE name = ?').run(name);
    else this.#db.sql.prepare('INSERT INTO console (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, Buffer.from(value, 'utf8'));
  }
}
