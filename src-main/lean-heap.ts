/** Answers for how V8 spends memory: a server makes much and keeps little, so little room is enough and pauses are short; and it compiles few functions, for long. */
import { type EventLoopUtilization, performance, PerformanceObserver } from 'node:perf_hooks';
import { cachedDataVersionTag, getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The young space grows up to this many bytes: two halves of eight megabytes. Left to itself, V8 takes 134 MB of it under load
 * and pauses three times as long for each collection; with one megabyte a half it collects so often that requests grow dearer.
 */
const ENOUGH = 16_000_000;

/**
 * What is called often is compiled by TurboFan soon, and by Maglev never: what Maglev makes is replaced a moment later, and what its
 * work leaves behind stays resident, some 15 MB. A refresh costs a tenth less, and the second second of a load is as fast as the tenth.
 */
const SOON = 500;
/** Node's own number of calls, and V8's. */
const USUALLY = [10_000, 3000] as const;

const compileAfter = (calls: number): void => setFlagsFromString(`--invocation-count-for-turbofan=${String(calls)}`);

/** What a start leaves behind is collected after the first so many milliseconds of which the event loop was free for the most part: it takes some 60 of them. Who is busy from the start is asked again a few times. */
const SETTLED_MS = 1000;
const BUSY = 0.2;
const ASKED = 3;

/** Looks this often whether the young space may grow again, in milliseconds. */
const LOOK_MS = 1000;

/** From then on V8 collects when half as much again as lives has come, where it would wait for several times as much. */
const GROWING_PERCENT = 50;

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? ENOUGH;
}

/**
 * Gives back what the start has taken. While everything is loaded and kept, V8 makes room as if that went on: a young space of 17 MB, and
 * a heap of 48 MB before it looks for garbage, where 12 MB live. Collected once as if memory were short, it measures anew: 30 MB less are
 * resident under load, and a request costs no more. Only its own function does that, which is lent by a flag and stays in here.
 */
function collectStart(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', flavor: 'last-resort' });
}

/**
 * Keeps the heap small from now on. Called by the doors once everything is loaded: what is loaded stays, and with a small space
 * V8 would copy it again and again, which took a tenth of the start. It asks V8 while it runs and not by a flag of the command line,
 * so that it is the same however the console was started: npm, node, Electron, packaged.
 */
export function keepHeapLean(): void {
  const flagsBefore = cachedDataVersionTag();
  setFlagsFromString('--no-maglev');
  compileAfter(SOON);
  let mayGrow = true;
  // Told of each collection only while the space may grow: under load that would be a hundred times a second.
  const watch = new PerformanceObserver(() => allow());
  const allow = (grow = youngBytes() < ENOUGH): void => {
    if (grow === mayGrow) return;
    mayGrow = grow;
    // The factor is read at each collection. 1 keeps the space as it is.
    setFlagsFromString(`--semi-space-growth-factor=${grow ? '2' : '1'}`);
    if (grow) watch.observe({ entryTypes: ['gc'] });
    else watch.disconnect();
  };
  const settle = (before: EventLoopUtilization, asked: number): void => {
    setTimeout(() => {
      const now = performance.eventLoopUtilization();
      if (asked < ASKED && performance.eventLoopUtilization(now, before).utilization > BUSY) {
        settle(now, asked + 1);
        return;
      }
      collectStart();
      allow();
      setFlagsFromString(`--heap-growing-percent=${String(GROWING_PERCENT)}`);
    }, SETTLED_MS).unref();
  };
  settle(performance.eventLoopUtilization(), 1);
  watch.observe({ entryTypes: ['gc'] });
  allow();
  // V8 takes back what it gave while it was busy.
  setInterval(() => allow(), LOOK_MS).unref();
  // What Node compiled is kept when the process ends, under the flags of that moment: under other ones the next start could not use it.
  process.once('exit', () => {
    allow(true);
    setFlagsFromString('--heap-growing-percent=0');
    setFlagsFromString('--maglev');
    for (const calls of USUALLY) if (cachedDataVersionTag() !== flagsBefore) compileAfter(calls);
  });
}
