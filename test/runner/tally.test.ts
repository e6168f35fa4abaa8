/** Answers for the counting behind the last line: nothing that failed, was skipped or never ran may look green. */
import { describe, expect, it } from 'vitest';
import { skipAll } from './suites.ts';
import { addUp, describeTally, isGreen, NOTHING, tallyOne, tallyPlaywright, tallyVitest } from './tally.ts';

describe('a Vitest report', () => {
  it('is counted test by test', () => {
    const assertionResults = [{ fullName: 'a', status: 'passed' }, { fullName: 'b', status: 'failed' }, { fullName: 'c', status: 'pending' }];
    const tally = tallyVitest(JSON.stringify({ testResults: [{ name: 'file', status: 'failed', assertionResults }] }));
    expect(tally).toMatchObject({ passed: 1, failures: ['b'], skips: [{ name: 'c' }] });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const tally = tallyVitest(JSON.stringify({ testResults: [{ name: 'broken.test.ts', status: 'failed', assertionResults: [] }] }));
    expect(tally.failures).toEqual(['broken.test.ts']);
  });
});

describe('a Playwright report', () => {
  const spec = (title: string, status: string, annotations: readonly object[] = []): object => ({ title, file: 'a.spec.ts', tests: [{ status, annotations }] });
  const report = JSON.stringify({
    suites: [{ specs: [spec('good', 'expected')], suites: [{ specs: [spec('bad', 'unexpected'), spec('once', 'flaky'), spec('not here', 'skipped', [{ type: 'skip', description: 'no display' }])] }] }],
  });

  it('is counted through nested suites, and a flaky test has failed', () => {
    expect(tallyPlaywright(report)).toEqual({ passed: 1, failures: ['a.spec.ts: bad', 'a.spec.ts: once'], skips: [{ name: 'a.spec.ts: not here', reason: 'no display' }] });
  });

  it('counts an error outside every test', () => {
    expect(tallyPlaywright(JSON.stringify({ suites: [], errors: [{ message: 'no such config\nat line 1' }] })).failures).toEqual(['no such config']);
  });

  it('that only lists tests is counted as skipped, with the reason', () => {
    const listed = JSON.stringify({ suites: [{ specs: [spec('window', 'skipped')] }] });
    expect(skipAll(listed, 'Electron is not on this machine')).toEqual({ ...NOTHING, skips: [{ name: 'a.spec.ts: window', reason: 'Electron is not on this machine' }] });
  });
});

describe('the end of a run', () => {
  it('has the counts alone on its last line', () => {
    const tally = addUp([tallyOne('types', true), tallyOne('lint', false), { ...NOTHING, skips: [{ name: 'window', reason: 'no display' }] }]);
    expect(describeTally(tally)).toBe('failed: lint\nskipped: window (no display)\n1 passed, 1 failed, 1 skipped');
  });

  it('names no skips when there are none', () => {
    expect(describeTally(tallyOne('types', true))).toBe('1 passed, 0 failed');
  });

  it('is red after any failure, and when nothing ran', () => {
    expect(isGreen(tallyOne('types', true))).toBe(true);
    expect(isGreen(addUp([tallyOne('types', true), tallyOne('lint', false)]))).toBe(false);
    expect(isGreen(NOTHING)).toBe(false);
  });
});
