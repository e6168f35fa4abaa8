/** Answers for the rate limits: each plan's own, counted for each person and app by the server clock, told in headers. */
import { expect, test } from 'vitest';
import { CALLS_PER_MINUTE } from '../../../src-preload/contract/plan-facts.ts';
import type { Plan } from '../../../src-preload/contract/plans.ts';
import { RateLimiter } from '../../../src-main/authserver/api/rate-limiter.ts';
import { FIRST_MOMENT } from '../../kit/fixed-clock.ts';
import type { JsonAnswer } from '../login.ts';
import { errorOf, startApi } from './api-caller.ts';

const limitsOf = ({ headers }: JsonAnswer): (string | null)[] => ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));
/** 14:33:00, the end of the minute in which the clock stands. */
const END_OF_MINUTE = (Math.floor(FIRST_MOMENT / 60_000) + 1) * 60_000;

test('the free plan allows 60 calls a minute, then says when to come back, and means it', async () => {
  await using api = await startApi({ plan: 'free' });
  const call = await api.as('team:read');
  for (let left = 59; left >= 0; left -= 1) {
    const answer = await call('GET /v1/team');
    expect([answer.status, ...limitsOf(answer)]).toEqual([200, '60', String(left), String(END_OF_MINUTE / 1000)]);
  }
  const refused = await call('GET /v1/team');
  expect([refused.status, errorOf(refused).code, ...limitsOf(refused)]).toEqual([429, 'rate_limit_exceeded', '60', '0', String(END_OF_MINUTE / 1000)]);
  expect(refused.headers.get('retry-after')).toBe('53');
  expect(api.server.lastEvent('api.called')).toMatchObject({ answer: 'too many calls', error: 'rate_limit_exceeded', exchange: { status: 429 } });
  api.server.clock.advance(52_999);
  expect((await call('GET /v1/team')).status).toBe(429);
  api.server.clock.advance(1);
  expect(limitsOf(await call('GET /v1/team'))).toEqual(['60', '59', String(END_OF_MINUTE / 1000 + 60)]);
});

test('nothing is written by a call past the limit', async () => {
  await using api = await startApi({ plan: 'free' });
  const call = await api.as('notes:write', 'notes:read');
  for (let count = 0; count < 60; count += 1) await call('GET /v1/notes');
  expect((await call('POST /v1/notes', { title: 'Late', content: '' })).status).toBe(429);
  expect(api.server.parts.resources.list('note', { limit: 1, offset: 0 }).total).toBe(16);
});

test.each(['pro', 'team'] as const)('the plan %s says its limit', async (plan) => {
  await using api = await startApi({ plan });
  const limit = CALLS_PER_MINUTE[plan] ?? 0;
  expect(limitsOf(await (await api.as('team:read'))('GET /v1/team'))).toEqual([String(limit), String(limit - 1), String(END_OF_MINUTE / 1000)]);
});

test('enterprise has no limit and no headers', async () => {
  await using api = await startApi({ plan: 'enterprise' });
  const call = await api.as('team:read');
  for (let count = 0; count < 70; count += 1) expect((await call('GET /v1/team')).status).toBe(200);
  const answer = await call('GET /v1/team');
  expect(limitsOf(answer)).toEqual([null, null, null]);
  expect(answer.json['plan']).toBe('enterprise');
});

test('a call without a good token counts for nobody, one without the scope counts for its app', async () => {
  await using api = await startApi({ plan: 'free' });
  const call = await api.as('team:read');
  expect(limitsOf(await api.call('GET /v1/team'))).toEqual([null, null, null]);
  expect(limitsOf(await call('GET /v1/notes'))[1]).toBe('59');
  expect(limitsOf(await call('GET /v1/team'))[1]).toBe('58');
});

test.each<[Plan, number]>([['free', 60], ['pro', 300], ['team', 1000]])('the limiter of %s lets exactly %i through, each minute anew, for each caller', (plan, limit) => {
  const limiter = new RateLimiter();
  const pass = (who: string, now: number, tries: number): number => Array.from({ length: tries }, () => limiter.take(who, plan, now)?.allowed).filter((allowed) => allowed === true).length;
  expect([pass('a', 0, limit + 5), pass('b', 59_999, limit + 5), pass('a', 60_000, limit + 5), pass('a', 119_999, 1)]).toEqual([limit, limit, limit, 0]);
  // A server clock that is put back is in another window too.
  expect(pass('a', 30_000, 1)).toBe(1);
});

test('the limiter forgets callers of minutes that are over', () => {
  const limiter = new RateLimiter();
  for (let who = 0; who < 5000; who += 1) limiter.take(String(who), 'free', 0);
  expect(limiter.take('0', 'free', 0)?.remaining).toBe(58);
  for (let who = 0; who < 5000; who += 1) limiter.take(String(who), 'free', 60_000);
  expect(limiter.size).toBe(5000);
});
