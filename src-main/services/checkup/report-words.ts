/** Answers for the words of a report that both of its formats share. */
import { countVerdicts, describeScenario, type Checkup, type ScenarioRun } from '../../../src-preload/contract/checkups.ts';

/** How a scenario came out, in words. */
export const OUTCOMES = { handled: 'handled', not_handled: 'not handled', cannot_tell: 'cannot tell', skipped: 'skipped', open: 'not run' } as const;

/** How a scenario stands. */
export function outcomeOf(run: ScenarioRun): keyof typeof OUTCOMES {
  if (run.state === 'judged') return run.verdict;
  return run.state === 'skipped' ? 'skipped' : 'open';
}

/** Why, in one sentence. */
export function reasonOf(run: ScenarioRun): string {
  return run.state === 'judged' || run.state === 'skipped' ? run.because : 'The check-up ended before its turn.';
}

/** What to change; null where nothing is to be changed. */
export function cureOf(run: ScenarioRun): string | null {
  return run.state === 'judged' && run.verdict === 'not_handled' ? describeScenario(run.scenario).cure : null;
}

/** `12 handled, 2 not handled, 1 cannot tell`. */
export function sayTotals({ runs }: Checkup): string {
  const counts = countVerdicts(runs);
  const parts = (Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).filter((name) => counts[name] > 0).map((name) => `${String(counts[name])} ${OUTCOMES[name]}`);
  return parts.join(', ');
}

/** A name for the file, in ASCII. In: its ending, without a dot. */
export function reportName({ appName, startedAt }: Checkup, ending: string): string {
  const app = appName.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  return `checkup-${app === '' ? 'app' : app}-${new Date(startedAt).toISOString().slice(0, 10)}.${ending}`;
}
