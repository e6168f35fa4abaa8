/** Answers for `npm run bench`: the product against bare node:http, interleaved; prints a table and writes it as JSON to test-results/. Never part of the tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../src-main/launch/build.ts';
import { type Loader, startLoader } from './loader.ts';
import { measureMillion, type Million, type Reading } from './million.ts';
import { RawConnection } from './raw-connection.ts';
import { compare, type Comparison, Loaded, median, type Side } from './rounds.ts';
import { type BenchServer, startFloor, startProduct } from './servers.ts';

const ROOT = join(import.meta.dirname, '../..');
const STARTS = 21;
/** Both sides are under load for so long before anything is compared, in milliseconds. */
const WARM_UP_MS = 6000;
/** V8 compiles each process a little differently, and that stays: so many products are compared with the floor. */
const PRODUCTS = 3;
const REQUESTS = 50_000;
const RESETS = 100;

const shown = (numbers: readonly number[], digits = 0): string => {
  const { median: middle, low, high } = median(numbers);
  return `${middle.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
};

function rowsOf(name: string, { floor, product, ratios }: Comparison): string[][] {
  const rows = [
    [`${name} a second`, shown(floor.perSecond), shown(product.perSecond), shown(ratios, 3)],
    [`${name}: p99 at 10 busy connections, ms`, shown(floor.p99, 1), shown(product.p99, 1), ''],
  ];
  const processor = median(floor.processorUs).median / median(product.processorUs).median;
  return floor.processorUs.length === 0 ? rows : [...rows, [`${name}: processor time each, µs`, shown(floor.processorUs), shown(product.processorUs), processor.toFixed(3)]];
}

interface Start {
  readonly ready: number[];
  /** To the answer of the first request, which is sent as soon as the ready line is read. */
  readonly answered: number[];
}

async function timeAnswer({ port, ageMs }: BenchServer): Promise<number> {
  const connection = await RawConnection.open(port);
  await connection.send('POST /oauth/token HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 24\r\n\r\ngrant_type=refresh_token');
  connection.close();
  return ageMs();
}

async function timeStarts(folder: string): Promise<{ floor: Start; product: Start }> {
  const starts = { floor: { ready: [] as number[], answered: [] as number[] }, product: { ready: [] as number[], answered: [] as number[] } };
  for (let turn = 0; turn < STARTS; turn += 1) {
    for (const [side, start] of [[starts.floor, startFloor], [starts.product, () => startProduct(folder)]] as const) {
      await using server = await start();
      side.ready.push(server.startMs);
      side.answered.push(await timeAnswer(server));
    }
  }
  return starts;
}

/** Resets as a test suite asks for them: each after a login with a call of the API. The first, which loads what answers, is not counted. */
async function timeResets(server: BenchServer, { product }: { readonly product: Loaded }): Promise<number[]> {
  const { url, token } = server.control ?? { url: '', token: '' };
  const took: number[] = [];
  for (let turn = 0; turn <= RESETS; turn += 1) {
    await product.round('flow', { count: 1 });
    const begun = performance.now();
    const answer = await fetch(`${url}/lab/reset`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    await answer.text();
    if (!answer.ok) throw new Error(`The reset was answered with ${String(answer.status)}.`);
    if (turn > 0) took.push(performance.now() - begun);
  }
  return took.sort((one, other) => one - other);
}

const joined = (sides: readonly Side[]): Side => ({
  perSecond: sides.flatMap(({ perSecond }) => perSecond), p99: sides.flatMap(({ p99 }) => p99), processorUs: sides.flatMap(({ processorUs }) => processorUs),
});

/** Compares refreshes: of several products in turn, each on a folder of its own. */
async function compareRefreshes(floor: Loaded, loader: Loader, folder: string): Promise<Comparison> {
  const made: Comparison[] = [];
  for (let turn = 0; turn < PRODUCTS; turn += 1) {
    await using server = await startProduct(join(folder, `refresh-${String(turn)}`));
    const sides = { floor, product: new Loaded(server, loader) };
    // Sustained load is what is compared: before, each side runs until V8 has compiled what it needs and the product has settled.
    await compare(sides, 'refresh', { rounds: 1, milliseconds: WARM_UP_MS });
    made.push(await compare(sides, 'refresh', { rounds: 7, milliseconds: 2000 }));
  }
  return { floor: joined(made.map((one) => one.floor)), product: joined(made.map((one) => one.product)), ratios: made.flatMap(({ ratios }) => ratios) };
}

const times = (numbers: { readonly floor: readonly number[]; readonly product: readonly number[] }): string[] =>
  [shown(numbers.floor), shown(numbers.product), `${(median(numbers.product).median / median(numbers.floor).median).toFixed(2)} ×`];

function rowsOfMillion({ filled, newestPage, oneFlow, search, refresh }: Million): string[][] {
  const row = (name: string, { p50, p99 }: Reading): string[] => [`${name}, ms: p50, p99`, '', `${p50.toFixed(2)}, ${p99.toFixed(2)}`, ''];
  return [
    [`with ${filled.events.toLocaleString('en')} events in ${filled.flows.toLocaleString('en')} flows stored:`, '', '', ''],
    row('newest page of flows', newestPage), row('one flow', oneFlow), row('search of flows', search),
    ['refresh_token a second, on an empty folder and on this one', shown(refresh.floor.perSecond), shown(refresh.product.perSecond), shown(refresh.ratios, 3)],
  ];
}

const trouble = await build(ROOT, (sentence) => console.error(sentence));
if (trouble !== null) throw new Error(trouble);
const folder = mkdtempSync(join(tmpdir(), 'mavio-bench-'));
const data = join(folder, 'data');
const rows: string[][] = [];
const measured: Record<string, unknown> = { at: new Date().toISOString(), node: process.version };
try {
  const starts = await timeStarts(data);
  measured['startMs'] = starts;
  rows.push(['start to ready line, ms', ...times({ floor: starts.floor.ready, product: starts.product.ready })]);
  rows.push(['start to the first answer, ms', ...times({ floor: starts.floor.answered, product: starts.product.answered })]);
  using loader = startLoader();
  await using floor = await startFloor();
  await using product = await startProduct(data);
  const sides = { floor: new Loaded(floor, loader), product: new Loaded(product, loader) };
  const before = product.residentMb();
  const refreshes = await compareRefreshes(sides.floor, loader, folder);
  measured['refresh_token'] = refreshes;
  rows.push(...rowsOf('refresh_token', refreshes));
  const plans = [['authorization_code', 'code', { rounds: 3, count: 1500 }], ['whole flow', 'flow', { rounds: 3, milliseconds: 2000 }]] as const;
  for (const [name, kind, plan] of plans) {
    const comparison = await compare(sides, kind, plan);
    measured[name] = comparison;
    rows.push(...rowsOf(name, comparison));
  }
  // A cap on the time, so that a busy machine cannot hold the bench; the table says how many it were.
  const { answers } = await sides.product.round('refresh', { count: REQUESTS, milliseconds: 75_000 });
  const after = product.residentMb();
  measured['residentMb'] = { before, after, answers };
  rows.push([`resident memory, MB, before and after ${String(answers)} more requests`, '', `${before?.toFixed(0) ?? '?'} → ${after?.toFixed(0) ?? '?'}`, '']);
  {
    await using fresh = await startProduct(join(folder, 'reset'));
    const resets = await timeResets(fresh, { product: new Loaded(fresh, loader) });
    measured['resetMs'] = resets;
    rows.push(['reset after a login, by HTTP, ms: p50, p99', '', [0.5, 0.99].map((part) => (resets[Math.floor(resets.length * part)] ?? 0).toFixed(1)).join(', '), '']);
  }
  const million = await measureMillion(join(folder, 'million'), loader);
  measured['million'] = million;
  rows.push(...rowsOfMillion(million));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
console.log([line(['', 'bare node:http', 'product', 'ratio']), line(['---', '---', '---', '---']), ...rows.map(line)].join('\n'));
const results = join(ROOT, 'test-results');
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'bench.json'), `${JSON.stringify({ ...measured, rows }, null, 2)}\n`);
