/** Answers for `npm run bench:console`: what the console's figures and screens cost at a hundred apps, ten thousand authorizations and a million events, through the real services and in a real browser. Never part of the tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openConsole } from '../kit/console.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { APPS, AUTHORIZATIONS, clientIdOf, EVENTS_EACH, fillConsole, LARGE } from './console-folder.ts';
import { measureScreens } from './console-screens.ts';
import { median } from './rounds.ts';

const ROUNDS = 20;

await using folder = await makeTempFolder('bench-console');
const begun = performance.now();
fillConsole(folder.join('data'));
console.log(`filled in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${String(APPS)} apps, ${AUTHORIZATIONS.toLocaleString('en')} authorizations, ${(AUTHORIZATIONS * EVENTS_EACH).toLocaleString('en')} events`);
const bench = await openConsole({ dataFolder: folder.join('data') });
const { client } = bench;
const [large, usual] = [LARGE, clientIdOf(7)];
const [settling, processor] = [performance.now(), process.cpuUsage()];
const deep = (await client.authorizations.list({ clientId: large, limit: 200 })).authorizations.at(-1);
const [settled, used] = [performance.now(), process.cpuUsage(processor)];
const CASES: readonly (readonly [string, () => Promise<unknown>])[] = [
  ...(['hour', 'day', 'month'] as const).flatMap((range) => [
    [`overview of ${range}, app with 5,000 authorizations`, () => client.apps.overview({ clientId: large, range })] as const,
    [`overview of ${range}, usual app`, () => client.apps.overview({ clientId: usual, range })] as const,
  ]),
  ['figures of all apps', () => client.apps.stats()],
  ['authorizations, newest page', () => client.authorizations.list({ clientId: large })],
  ['authorizations, a later page', () => client.authorizations.list({ clientId: large, ...(deep === undefined ? {} : { before: deep }) })],
  ['authorizations that ended', () => client.authorizations.list({ clientId: large, state: 'ended' })],
  ['activity, newest page', () => client.activity.list({ clientId: large })],
  ['refusals, newest page', () => client.activity.list({ clientId: large, kind: 'refusal', checkId: 'bearer.scope' })],
];
const rows: string[][] = [['the very first read, which looks at every authorization once', (settled - settling).toFixed(1), `processor: ${((used.user + used.system) / 1000).toFixed(1)}`]];
const measured: Record<string, { first: number; again: readonly number[] }> = {};
for (const [name, read] of CASES) {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const at = performance.now();
    await read();
    took.push(performance.now() - at);
  }
  const [first = 0, ...again] = took;
  const { median: middle, low, high } = median(again);
  measured[name] = { first, again };
  rows.push([name, first.toFixed(1), `${middle.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`]);
}
// How late the thread that answers requests is, at most, while another one copies all of it.
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const copying = performance.now();
const { bytes } = await client.backups.make();
delay.disable();
const [latest, copied] = [delay.max / 1e6, performance.now() - copying];
const backup = `the event loop at its latest, while ${(bytes / 1e6).toFixed(0)} MB are backed up`;
measured[backup] = { first: latest, again: [] };
rows.push([backup, latest.toFixed(1), `the backup: ${copied.toFixed(0)}`]);
await bench[Symbol.asyncDispose]();
for (const { name, took } of await measureScreens(folder.join('data'))) {
  const { median: middle, low, high } = median(took);
  measured[name] = { first: took[0] ?? 0, again: took.slice(1) };
  rows.push([name, (took[0] ?? 0).toFixed(1), `${middle.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`]);
}
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
console.log([line(['milliseconds', 'first', 'again']), line(['---', '---', '---']), ...rows.map(line)].join('\n'));
const results = join(import.meta.dirname, '../../test-results');
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'bench-console.json'), `${JSON.stringify(measured, null, 2)}\n`);
