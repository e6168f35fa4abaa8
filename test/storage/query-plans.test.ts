/** Answers for every statement of the stores walking an index: none reads a whole table that grows. */
import type BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { AuthorizationStore } from '../../src-main/storage/authorization-store.ts';
import { CallStore } from '../../src-main/storage/call-store.ts';
import { CodeStore } from '../../src-main/storage/code-store.ts';
import type { Database } from '../../src-main/storage/database.ts';
import { EventTailStore } from '../../src-main/storage/event-tail-store.ts';
import { EvidenceStore } from '../../src-main/storage/evidence-store.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { JournalStore } from '../../src-main/storage/journal-store.ts';
import { KnockStore } from '../../src-main/storage/knock-store.ts';
import { LifeStore } from '../../src-main/storage/life-store.ts';
import { LogoStore } from '../../src-main/storage/logo-store.ts';
import { MarkCountStore } from '../../src-main/storage/mark-count-store.ts';
import { MarkStore } from '../../src-main/storage/mark-store.ts';
import { PendingStore } from '../../src-main/storage/pending-store.ts';
import { PeopleStore } from '../../src-main/storage/people-store.ts';
import { RedirectUseStore } from '../../src-main/storage/redirect-use-store.ts';
import { LinkStore } from '../../src-main/storage/resources/link-store.ts';
import { ResourceStore } from '../../src-main/storage/resources/resource-store.ts';
import { RetentionStore } from '../../src-main/storage/retention-store.ts';
import { SecretStore } from '../../src-main/storage/secret-store.ts';
import { SimulationStore } from '../../src-main/storage/simulation-store.ts';
import { TokenStore } from '../../src-main/storage/token-store.ts';
import { openTempDatabase } from './stored.ts';

const STORES = [
  AppStore, AuthorizationStore, CallStore, CodeStore, EventTailStore, EvidenceStore, FlowStore, JournalStore, KnockStore, LifeStore, LinkStore, LogoStore, MarkCountStore, MarkStore,
  PendingStore, PeopleStore, RedirectUseStore, ResourceStore, RetentionStore, SecretStore, SimulationStore, TokenStore,
];
/** Small by nature, and read whole on purpose; `page` is the rows of one page, which an index has chosen already. */
const READ_WHOLE = ['SCAN apps', 'SCAN chain', 'SCAN knocks', 'SCAN logos', 'SCAN page', 'SCAN people'];
/** SQLite calls every look into a full-text index a scan. This one is by a search (M1), below a row (<), from the newest on (64 + 128): it reads no further than its page. */
const SEARCHED = 'SCAN flow_words VIRTUAL TABLE INDEX 192:M1<';
/** Sorts a handful of rows: every app, or the tokens of one family. */
const SORTED = /FROM apps ORDER BY name|FROM tokens WHERE family_id/;

/** The source of every statement that the stores prepare. */
function collectSources(db: Database): string[] {
  const sources: string[] = [];
  const listening: BetterSqlite3.Database = Object.create(db.sql, {
    prepare: {
      value: (source: string) => {
        sources.push(source);
        return db.sql.prepare(source);
      },
    },
  }) as BetterSqlite3.Database;
  for (const Store of STORES) new Store({ ...db, sql: listening });
  return sources;
}

function explain(db: Database, source: string): string[] {
  const names = Array.from(source.matchAll(/@(\w+)/g), ([, name = '']) => [name, 1] as const);
  const places = Array.from(source.matchAll(/\?/g), () => 1);
  const plan = db.sql.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`);
  const values: unknown[] = names.length > 0 ? [Object.fromEntries(names)] : places;
  return plan.all(...values).map((row) => row.detail);
}

test('no statement reads a growing table from end to end or sorts what an index could give in order', async () => {
  await using db = await openTempDatabase();
  const sources = collectSources(db);
  expect(sources.length).toBeGreaterThan(30);
  const bad = sources.flatMap((source) =>
    explain(db, source)
      .filter((step) => (step.startsWith('SCAN') && step !== SEARCHED && !READ_WHOLE.some((start) => step.startsWith(start))) || (step.includes('TEMP B-TREE') && !SORTED.test(source)))
      .map((step) => `${step}: ${source}`),
  );
  expect(bad).toEqual([]);
});

test('authorizations and activity walk their index from the newest row', async () => {
  await using db = await openTempDatabase();
  const plans = (words: string): string[] => collectSources(db).filter((source) => source.includes(words)).map((source) => explain(db, source).join('; '));
  for (const plan of plans('FROM token_families WHERE client_id = @clientId')) expect(plan).toMatch(/SEARCH token_families USING COVERING INDEX token_families_by_client \(client_id=\?/);
  expect(plans('FROM marks WHERE').map((plan) => /SEARCH marks USING COVERING INDEX \w+ \([^)]*\)/.exec(plan)?.[0]).sort()).toEqual([
    'SEARCH marks USING COVERING INDEX marks_by_check (client_id=? AND check_id=? AND at>? AND at<?)',
    'SEARCH marks USING COVERING INDEX marks_by_kind (client_id=? AND kind=? AND at>? AND at<?)',
  ]);
});

test('each way of filtering the list has an index of its own, walked from the newest flow', async () => {
  await using db = await openTempDatabase();
  const pages = collectSources(db).filter((source) => source.includes('ORDER BY number DESC LIMIT @limit'));
  expect(pages.map((source) => explain(db, source).join()).sort()).toEqual([
    'SEARCH flows USING INDEX flows_by_client (client_id=? AND number<?)',
    'SEARCH flows USING INDEX flows_by_client_and_outcome (client_id=? AND outcome=? AND number<?)',
    'SEARCH flows USING INDEX flows_by_outcome (outcome=? AND number<?)',
    'SEARCH flows USING INTEGER PRIMARY KEY (rowid<?)',
  ]);
});
