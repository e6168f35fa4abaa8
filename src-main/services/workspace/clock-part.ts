/** Answers for the server clock as a part of the workspace: where a file has it begin, whether it can, and the words for it. */
import { readMoment, writeMoment } from '../../../src-preload/contract/moment-text.ts';
import type { WorkspaceFile } from '../../../src-preload/contract/workspace-staging.ts';
import type { Clock } from '../../host.ts';
import type { ServerClock } from '../../lab/server-clock.ts';
import type { PathMistake } from './read-workspace.ts';
import type { Step } from './step.ts';

/** Where a flag or a file had the clock begin, in epoch milliseconds; null in real time, and where somebody moved it by hand. */
export type ClockPart = number | null;

/** Who brings a file. A console that is started with one is nobody's yet; in one that runs, somebody is at work. */
export type ImportOccasion = 'start' | 'import';

/** What the file makes of it. In: null for a file whose clock does not count, because a flag wins. */
export function planClock(file: Pick<WorkspaceFile, 'clock'> | null, before: ClockPart): Step<ClockPart> {
  return { before, after: file?.clock === undefined ? before : readMoment(file.clock) };
}

/**
 * Why it cannot begin there. A simulation that somebody is in the middle of is never moved by an import: it would jump, and what was done
 * in it would end with it.
 */
export function findClockClash({ before, after }: Step<ClockPart>, clock: ServerClock, occasion: ImportOccasion): PathMistake[] {
  if (after === null || after === before) return [];
  const inSimulation = `A simulation is under way: the server clock stands at ${writeMoment(Math.floor(clock.now() / 1000) * 1000)}. Finish it under “Mocking” first, or take clock out of the file.`;
  const why = occasion === 'import' && clock.simulation !== null ? inSimulation : clock.whyNotAt(after, 'clock');
  return why === null ? [] : [{ path: ['clock'], message: why }];
}

/** The clock by which an import that moves it is planned and carried out: new apps are not made in a time that is left. */
export function clockAfter({ before, after }: Step<ClockPart>, clock: Clock): Clock {
  return after === null || after === before ? clock : { now: () => after };
}

/** Where it begins, as one line. */
export function sayClock(part: ClockPart): string[] {
  return [part === null ? 'real time' : `a simulation that begins at ${writeMoment(part)}; your apps keep real time`];
}
