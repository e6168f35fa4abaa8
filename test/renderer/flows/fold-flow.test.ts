/** Answers for the fold from events to picture: rows, letters, ghosts, times and lives. */
import { describe, expect, test } from 'vitest';
import { foldFlow, openingStep } from '../../../src-renderer/flows/picture/fold-flow.ts';
import { letterAt } from '../../../src-renderer/client/letters.ts';
import type { Picture } from '../../../src-renderer/flows/picture/picture.ts';
import { DRAFTS, grow, loginOf, record, START, summaryOf } from './flow-fixture.ts';
import type { FlowSummary, TraceEvent } from '../../../src-preload/contract/trace.ts';

const fold = (events: readonly TraceEvent[], more: Partial<FlowSummary> = {}): Picture => foldFlow(summaryOf(events, more), events, '127.0.0.1:4400');
const rows = (picture: Picture): string[] =>
  picture.steps.flatMap((step) => step.arrows.map((arrow) => `${step.key} ${arrow.line}${arrow.failed ? '!' : ''} ${String(arrow.from)}>${String(arrow.to)} ${arrow.label} ${arrow.letters.join('')}`.trim()));

describe('a complete login of a developer’s own app', () => {
  const picture = fold(loginOf());

  test('is drawn row by row as on the drawing table', () => {
    expect(rows(picture)).toEqual([
      '1 inferred 0>1 Send to Mavio',
      '1 request 1>2 Authorization request',
      '2 answer 2>1 Consent page',
      '2 request 1>2 Ada authorized',
      '3 answer 2>1 Back to your app A',
      '3 inferred 1>0 Callback A',
      '4 request 0>2 Code exchange A',
      '5 answer 2>0 Tokens BC',
      '6 request 0>3 API call B',
      '6 answer 3>0 5 meetings',
      '7 ghost 0>2 Refresh, not yet C',
    ]);
  });

  test('says what stood on the wire', () => {
    const details = picture.steps.flatMap((step) => step.arrows.map((arrow) => arrow.detail));
    expect(details).toContain('302 code, state, iss');
    expect(details).toContain('GET /oauth/callback');
    expect(details).toContain('200 JSON');
  });

  test('counts time from balloon to balloon, with the exchange beginning before its answer', () => {
    expect(picture.steps.map((step) => (step.at === null ? null : step.at - START))).toEqual([5, 100, 6000, 6188, 6200, 6600, null]);
  });

  test('draws the pause in which a person decides', () => {
    expect(picture.steps[1]?.arrows[1]?.pause).toBe('Ada decides, 5.9 s');
  });

  test('ends the code when it is spent and keeps the tokens alive', () => {
    expect(picture.lives.map((life) => [life.letter, life.of, life.from, life.ended?.reason ?? null, life.ended?.step ?? null])).toEqual([
      ['A', 'code', '3', 'spent', '4'],
      ['B', 'access_token', '5', null, null],
      ['C', 'refresh_token', '5', null, null],
    ]);
  });

  test('opens on the newest step', () => {
    expect(openingStep(picture)).toBe('6');
  });

  test('is the same picture whether events arrive one by one or at once', () => {
    const events = loginOf();
    const keys = (count: number): string[] => fold(events.slice(0, count)).steps.flatMap((step) => step.arrows).filter((arrow) => arrow.line !== 'ghost').map((arrow) => arrow.key);
    for (let count = 2; count <= events.length; count += 1) expect(keys(count).slice(0, keys(count - 1).length)).toEqual(keys(count - 1));
  });
});

describe('letters', () => {
  test('follow equal fingerprints in order of first appearance, past Z', () => {
    expect([0, 1, 25, 26, 27, 52].map(letterAt)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'BA']);
  });

  test('stay the same when the flow grows', () => {
    const before = fold(loginOf()).letters;
    const grown = grow(loginOf(), [9000, DRAFTS.refreshed()]);
    const after = fold(grown).letters;
    for (const [fingerprint, letter] of before) expect(after.get(fingerprint)).toBe(letter);
    expect([...after.values()]).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});

describe('a refusal', () => {
  test('on a page stops at step 1, with everything after it dashed and bare', () => {
    const picture = fold(record([0, DRAFTS.started()], [3, DRAFTS.refusedOnPage()]), { outcome: 'refused', headline: 'Redirect URI differs', steps: ['failed', 'none', 'none', 'none', 'none', 'none', 'none'] });
    expect(rows(picture).slice(0, 3)).toEqual(['1 inferred 0>1 Send to Mavio', '1 request! 1>2 Authorization request', '1 answer! 2>1 Error page']);
    expect(picture.steps.slice(1).every((step) => step.state === 'ghost' && step.arrows.every((arrow) => arrow.line === 'ghost' && arrow.detail === ''))).toBe(true);
    expect(openingStep(picture)).toBe('1');
    expect(picture.heads[1]?.under).toBe('not signed in');
  });

  test('back to the app keeps the callback dotted in the same step', () => {
    const picture = fold(record([0, DRAFTS.started()], [3, DRAFTS.refusedToApp()]), { outcome: 'refused' });
    expect(rows(picture).slice(2, 4)).toEqual(['1 answer! 2>1 Back to your app', '1 inferred 1>0 Callback']);
  });

  test('of a code exchange opens on step 4 and names the check by its place', () => {
    const picture = fold(grow(loginOf().slice(0, 4), [6200, DRAFTS.wrongSecret()]), { outcome: 'refused' });
    expect(openingStep(picture)).toBe('4');
    expect(picture.steps.find((step) => step.key === '4')?.arrows[0]?.tally).toMatchObject({ text: 'check 9 fails', failed: true });
  });

  test('that is tried again gets a second row of the same step', () => {
    const events = grow(loginOf().slice(0, 4), [6200, DRAFTS.wrongSecret()], [9200, DRAFTS.exchanged()]);
    expect(fold(events).steps.filter((step) => step.at !== null).map((step) => `${step.key} ${step.state}`)).toEqual(['1 done', '2 done', '3 done', '4 failed', '4.2 done', '5 done']);
  });
});

describe('consent', () => {
  test('that is denied goes back to the app and opens on the answer', () => {
    const picture = fold(record([0, DRAFTS.started()], [5, DRAFTS.asked()], [100, DRAFTS.shown()], [900, DRAFTS.denied()]), { outcome: 'denied' });
    expect(rows(picture).slice(2, 6)).toEqual(['2 answer 2>1 Consent page', '2 request 1>2 Ada denied', '3 answer 2>1 Back to your app', '3 inferred 1>0 Callback']);
    expect(openingStep(picture)).toBe('2');
    expect(picture.steps[1]?.arrows[1]?.pause).toBeNull();
  });

  test('that the console gave by itself is said so', () => {
    const picture = fold(record([0, DRAFTS.started()], [5, DRAFTS.asked()], [6, DRAFTS.answered('automatic')]), { outcome: 'live' });
    const note = picture.steps[1]?.arrows[0];
    expect(note).toMatchObject({ line: 'note', label: 'Console answered', detail: 'authorize, not asked' });
    expect(rows(picture)).toContain('3 answer 2>1 Back to your app A');
  });

  test('that is still open waits with a dashed answer', () => {
    const picture = fold(record([0, DRAFTS.started()], [5, DRAFTS.asked()], [100, DRAFTS.shown()]), { outcome: 'live' });
    expect(rows(picture)).toContain('2 ghost 1>2 Ada decides');
    expect(picture.steps[1]?.state).toBe('live');
  });
});

describe('the callback', () => {
  test('is solid when the console listened, and dotted when it only shows it', () => {
    const upTo = (by: 'listener' | 'shown'): TraceEvent[] => record([0, DRAFTS.started('guided')], [5, DRAFTS.asked()], [100, DRAFTS.shown()], [900, DRAFTS.answered()], [950, DRAFTS.callback(by)]);
    expect(rows(fold(upTo('listener')))).toContain('3 request 1>0 Callback A');
    expect(rows(fold(upTo('shown')))).toContain('3 inferred 1>0 Callback A');
    expect(rows(fold(upTo('listener'))).filter((row) => row.includes('Callback'))).toHaveLength(1);
  });
});

describe('repeats and strays', () => {
  test('each API call and refresh gets rows of its own', () => {
    const events = grow(loginOf(), [7000, DRAFTS.called()], [9000, DRAFTS.refreshed()], [9900, DRAFTS.refreshed(2)]);
    expect(fold(events).steps.map((step) => step.key)).toEqual(['1', '2', '3', '4', '5', '6', '6.2', '7', '7.2']);
    expect(fold(events).lives.filter((life) => life.ended?.reason === 'rotated').map((life) => life.ended?.step)).toEqual(['7', '7.2']);
  });

  test('a request that belongs to no login has no steps before it', () => {
    const picture = fold(record([0, DRAFTS.started('stray')], [2, DRAFTS.wrongSecret()]), { outcome: 'refused', origin: 'stray' });
    expect(picture.steps.map((step) => step.key)).toEqual(['4', '5', '6', '7']);
    expect(picture.heads[1]?.under).toBe('not seen');
  });
});

describe('what the developer ended from the console', () => {
  const end = (by: 'all_revoked' | 'app_deleted', ended: readonly TraceEvent[] = []): Picture => {
    const begun = ended.length > 0 ? [...ended] : record([0, DRAFTS.started()], [5, DRAFTS.asked()], [100, DRAFTS.shown()]);
    const prints = begun.flatMap((event) => ('issued' in event ? event.issued.filter(({ of }) => of !== 'code') : []));
    const last = begun.at(-1);
    const event: TraceEvent = {
      type: 'authorization.ended', by, issued: [], ended: prints.map(({ of, fingerprint }) => ({ of, fingerprint, reason: 'revoked' })),
      flowId: last?.flowId ?? summaryOf([]).flowId, seq: (last?.seq ?? 0) + 1, at: START + 60_000,
    };
    return foldFlow(summaryOf([...begun, event], { outcome: ended.length > 0 ? 'completed' : 'refused', headline: 'App was deleted' }), [...begun, event], '127.0.0.1:4400');
  };

  test('is a note at step 7 where tokens lived, and they end there', () => {
    const picture = end('all_revoked', loginOf());
    const step = picture.steps.find(({ key }) => key === '7');
    expect(step).toMatchObject({ state: 'done', arrows: [{ line: 'note', label: 'All tokens revoked', detail: 'in this console' }] });
    expect(picture.lives.filter(({ of }) => of !== 'code').map(({ ended }) => ended?.reason)).toEqual(['revoked', 'revoked']);
  });

  test('stands at the step that waited, which is over then', () => {
    const step = end('app_deleted').steps.find(({ key }) => key === '2');
    expect([step?.state, step?.arrows.at(-1)?.label]).toEqual(['failed', 'App was deleted']);
  });
});
