/** Answers for `npm run bench`: the product against bare node:http, interleaved; prints a table and writes it as JSON to test-results/. Never part of the tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../src-main/launch/build.ts';
import { startLoader } from './loader.ts';
import { compare, type Comparison, Loaded, median } from './rounds.ts';
import { startFloor, startProduct } from './servers.ts';

const ROOT = join(import.meta.dirname, '../..');
const STARTS = 5;
const REQUESTS = 50_000;

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

async function timeStarts(folder: string): Promise<{ floor: number[]; product: number[] }> {
  const starts = { floor: [] as number[], product: [] as number[] };
  for (let turn = 0; turn < STARTS; turn += 1) {
    await using floor = await startFloor();
    await using product = await startProduct(folder);
    starts.floor.push(floor.startMs);
    starts.product.push(product.startMs);
  }
  return starts;
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
  rows.push(['start to ready line, ms', shown(starts.floor), shown(starts.product), `${(median(starts.product).median / median(starts.floor).median).toFixed(2)} ×`]);
  using loader = startLoader();
  await using floor = await startFloor();
  await using product = await startProduct(data);
  const sides = { floor: new Loaded(floor, loader), product: new Loaded(product, loader) };
  const before = product.residentMb();
  await compare(sides, 'refresh', { rounds: 1, milliseconds: 1000 });
  const plans = [['refresh_token', 'refresh', { rounds: 5, milliseconds: 2000 }], ['authorization_code', 'code', { rounds: 3, count: 1500 }], ['whole flow', 'flow', { rounds: 3, milliseconds: 2000 }]] as const;
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
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
console.log([line(['', 'bare node:http', 'product', 'ratio']), line(['---', '---', '---', '---']), ...rows.map(line)].join('\n'));
const results = join(ROOT, 'test-results');
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'bench.json'), `${JSON.stringify({ ...measured, rows }, null, 2)}\n`);
