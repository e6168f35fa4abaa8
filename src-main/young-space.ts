/** Answers for how much memory waits to be collected: a server makes much and keeps little, so a small young space costs nothing and pauses less. */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * The young space grows up to this many bytes: two halves of four megabytes. Left to itself, V8 takes 134 MB of it under load
 * and pauses three times as long for each collection; with one megabyte a half it collects so often that requests grow dearer.
 */
const ENOUGH = 8_000_000;

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? ENOUGH;
}

/**
 * Keeps the young space small from now on. Called by the doors once everything is loaded: what is loaded stays, and with a small space
 * V8 would copy it again and again, which took a tenth of the start. It asks V8 while it runs and not by a flag of the command line,
 * so that it is the same however the console was started: npm, node, Electron, packaged.
 */
export function keepYoungSpaceSmall(): void {
  let mayGrow = true;
  const allow = (grow: boolean): void => {
    if (grow === mayGrow) return;
    mayGrow = grow;
    // The factor is read at each collection. 1 keeps the space as it is.
    setFlagsFromString(`--semi-space-growth-factor=${grow ? '2' : '1'}`);
  };
  allow(youngBytes() < ENOUGH);
  new PerformanceObserver(() => {
    allow(youngBytes() < ENOUGH);
  }).observe({ entryTypes: ['gc'] });
}
