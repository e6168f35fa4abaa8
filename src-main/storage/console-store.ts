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
}
