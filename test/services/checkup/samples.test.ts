/** Answers for the verdicts that the two sample apps deserve, and for every run coming to the same. */
import { expect, test } from 'vitest';
import { SCENARIO_IDS } from '../../../src-preload/contract/checkups.ts';
import { openBadApp } from '../../kit/checkup/bad-app.ts';
import { checkUp, openCheckedApp, sentencesOf, verdictsOf } from '../../kit/checkup/checked-app.ts';
import { openGoodApp } from '../../kit/checkup/good-app.ts';

/** How often each sample is checked. Ten runs were made by hand; here it is fewer, because a run takes several seconds: Retry-After is waited for in real time. */
const RUNS = Number(process.env['CHECKUP_RUNS'] ?? '2');

const all = (verdict: 'handled' | 'not_handled'): Record<string, string> => Object.fromEntries(SCENARIO_IDS.map((id) => [id, verdict]));

test.each([
  ['good', 'handled', openGoodApp],
  ['bad', 'not_handled', openBadApp],
] as const)('the %s sample is %s in every scenario, each time', { timeout: 300_000 * RUNS }, async (_name, verdict, open) => {
  await using checked = await openCheckedApp(open);
  for (let run = 1; run <= RUNS; run += 1) {
    const done = await checkUp(checked);
    expect(verdictsOf(done), `run ${String(run)}: ${sentencesOf(done).join('\n')}`).toEqual(all(verdict));
    expect(done).toMatchObject({ state: 'finished', endedAt: expect.any(Number) as number });
  }
  expect(checked.console.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
