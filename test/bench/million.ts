/** Answers for what a million stored events cost: reading the newest page and one flow, searching, and a refresh meanwhile. */
import { Flows } from '../../src-main/services/flows.ts';
import { openDatabase } from '../../src-main/storage/database.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { type Filled, filledFlowId, fillFolder } from './fill.ts';
import type { Loader } from './loader.ts';
import { compare, type Comparison, Loaded } from './rounds.ts';
import { startProduct } from './servers.ts';

const EVENTS = 1_000_000;
const SAMPLES = 300;

/** What somebody may type, from the first letter on. */
const SEARCHES = ['c', 'cl', 'clip', 'clipnote', 'board dig', 'ada', 'tomas herrera', 'refused', 'redirect', 'invalid_grant', 'clipnote refused', 'mavio_client_000000000003', '123', '77777', 'flow_000', 'nobody at all'];

/** Milliseconds. */
export interface Reading {
  readonly p50: number;
  readonly p99: number;
}

/** What was measured. Readings are made in the services, in the process of the bench. */
export interface Million {
  readonly filled: Filled;
  readonly newestPage: Reading;
  readonly oneFlow: Reading;
  readonly search: Reading;
  /** `floor` is the product on an empty folder, `product` on the full one. */
  readonly refresh: Comparison;
}

function read(work: (turn: number) => unknown): Reading {
  const took: number[] = [];
  // The first turns find nothing in memory yet, as after a start; they are not what a person waits for afterwards.
  for (let turn = -30; turn < SAMPLES; turn += 1) {
    const begun = performance.now();
    work(turn + 30);
    if (turn >= 0) took.push(performance.now() - begun);
  }
  took.sort((one, other) => one - other);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Lets the product record logins of several kinds: whole ones, refreshed ones, refused ones. */
async function recordLogins(folder: string, loader: Loader): Promise<void> {
  await using product = await startProduct(folder);
  const loaded = new Loaded(product, loader);
  await loaded.round('flow', { count: 8 });
  await loaded.round('refresh', { count: 20 });
  const issuer = `http://127.0.0.1:${String(product.port)}`;
  const wrong = new URLSearchParams({ response_type: 'code', client_id: 'bench', redirect_uri: 'http://localhost:9/other' });
  for (let turn = 0; turn < 3; turn += 1) {
    await (await fetch(`${issuer}/oauth/authorize?${wrong.toString()}`, { redirect: 'manual' })).text();
    await (await fetch(`${issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: 'gone', client_id: 'bench', client_secret: 'no' }) })).text();
  }
}

function readAll(folder: string, { flows }: Filled): Pick<Million, 'newestPage' | 'oneFlow' | 'search'> {
  const db = openDatabase(folder);
  try {
    const services = new Flows(new FlowStore(db));
    return {
      newestPage: read(() => services.list({ limit: 100 })),
      oneFlow: read((turn) => services.get(filledFlowId(100 + ((turn * 7919) % (flows - 100))))),
      search: read((turn) => services.list({ limit: 100, text: SEARCHES[turn % SEARCHES.length] ?? '' })),
    };
  } finally {
    db.close();
  }
}

/** Measures. In: a folder that is not there yet. */
export async function measureMillion(folder: string, loader: Loader): Promise<Million> {
  const full = `${folder}-full`;
  await recordLogins(full, loader);
  const filled = fillFolder(full, EVENTS);
  const readings = readAll(full, filled);
  await using empty = await startProduct(`${folder}-empty`);
  await using product = await startProduct(full);
  const sides = { floor: new Loaded(empty, loader), product: new Loaded(product, loader) };
  await compare(sides, 'refresh', { rounds: 1, milliseconds: 1000 });
  return { filled, ...readings, refresh: await compare(sides, 'refresh', { rounds: 6, milliseconds: 1500 }) };
}
