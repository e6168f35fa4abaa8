/** Answers for the line from real time to the server clock: what stands where, and whose words have room. */
import { expect, test } from 'vitest';
import type { TokenDeath } from '../../../src-preload/contract/clock.ts';
import { FamilyId } from '../../../src-preload/contract/authorizations.ts';
import { ClientId, FlowId } from '../../../src-preload/contract/ids.ts';
import { layOutLine } from '../../../src-renderer/mocking/clock/lay-out-line.ts';

const REAL = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const death = (expiresAt: number, of: TokenDeath['of'] = 'access_token'): TokenDeath => ({
  of, expiresAt, fingerprint: '9c41·0be2', issuedAt: expiresAt - HOUR, flowId: FlowId.parse('flow_0000000000000001'), flowNumber: 1,
  clientId: ClientId.parse('c'), appName: 'Clipnote', personName: 'Ada', familyId: FamilyId.parse('fam_1'),
});

test('ahead, real time stands at the left, the server clock near the right, and deaths between where they fell', () => {
  const line = layOutLine({ now: REAL + 30 * DAY, realNow: REAL, died: [death(REAL + 15 * DAY)], living: [death(REAL + 300 * DAY)], width: 836 });
  expect(line.realX).toBe(24);
  expect(line.serverX).toBeGreaterThan(700);
  expect(line.serverX).toBeLessThan(line.axisEnd);
  // What dies far beyond is not drawn.
  expect(line.deaths.map(({ x, isPast }) => [Math.round(x), isPast])).toEqual([[Math.round((line.realX + line.serverX) / 2), true]]);
});

test('behind, the two change places; in real time they are one, and what lives is drawn up to its last end', () => {
  const behind = layOutLine({ now: REAL - DAY, realNow: REAL, died: [], living: [], width: 836 });
  expect([behind.serverX, behind.realX > behind.serverX]).toEqual([24, true]);
  const real = layOutLine({ now: REAL, realNow: REAL, died: [], living: [death(REAL + HOUR), death(REAL + 30 * DAY, 'refresh_token')], width: 836 });
  expect([real.realX, real.serverX]).toEqual([24, 24]);
  expect(Math.round(real.deaths.at(-1)?.x ?? 0)).toBe(real.axisEnd);
});

test('words never lie on words or beyond the edge, however many die at once', () => {
  const died = Array.from({ length: 60 }, (_, index) => death(REAL + index * DAY / 2));
  const { deaths } = layOutLine({ now: REAL + 31 * DAY, realNow: REAL, died, living: [], width: 836 });
  const boxes = deaths.filter(({ side }) => side !== null).map(({ x, side }) => (side === 'right' ? [x, x + 200] : [x - 200, x]));
  expect(boxes.length).toBeGreaterThanOrEqual(2);
  for (const [start = 0, end = 0] of boxes) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(836);
    expect(boxes.filter(([a = 0, b = 0]) => start < b && a < end).length).toBe(1);
  }
  // The latest that died has its words.
  expect(deaths.at(-1)?.side).not.toBeNull();
});
