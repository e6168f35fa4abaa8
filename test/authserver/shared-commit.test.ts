/** Answers for requests that share a commit with one that fails: what they do runs again, and yet happens once. */
import { expect, test } from 'vitest';
import { handleCall } from '../../src-main/authserver/api/handle-call.ts';
import { RateLimiter } from '../../src-main/authserver/api/rate-limiter.ts';
import { ROUTES } from '../../src-main/authserver/api/routes.ts';
import { handleAuthorize } from '../../src-main/authserver/authorize.ts';
import { startTestAuthServer } from '../kit/auth-server.ts';
import { contextOf, received } from './context.ts';
import { exchange, getCode, GOOD, REDIRECT_URI } from './login.ts';

test('an authorization and an API call that ran twice count once', async () => {
  await using server = await startTestAuthServer({ plan: 'free' });
  server.addApp();
  const token = String((await exchange(server, await getCode(server, { scope: 'notes:read notes:write' }))).json['access_token']);
  const route = ROUTES.find(({ method, path }) => method === 'POST' && path === '/v1/notes');
  if (route === undefined) throw new Error('There is no such route.');
  const [context, limiter] = [contextOf(server, 'authorize'), new RateLimiter()];
  const before = { flows: server.flows().length, delivered: server.delivered.length, notes: server.parts.resources.list('note', { limit: 1, offset: 0 }).total };
  let runs = 0;
  const [authorized, called, failed] = await Promise.allSettled([
    handleAuthorize(context, received('/oauth/authorize', { rawQuery: new URLSearchParams(GOOD).toString() })),
    handleCall(context, limiter, { route, received: received('/v1/notes', { method: 'POST', headers: [['authorization', `Bearer ${token}`], ['content-type', 'application/json']], body: '{"title":"Once","content":""}' }) }),
    server.parts.recorder.transactSoon(() => {
      runs += 1;
      throw new Error('stop');
    }),
  ]);
  expect([runs, failed.status]).toEqual([2, 'rejected']);
  const [redirect, answer] = [authorized, called].map((one) => (one.status === 'fulfilled' ? one.value : null));
  expect(redirect?.headers['location']?.startsWith(`${REDIRECT_URI}?code=`)).toBe(true);
  expect([answer?.status, answer?.headers['x-ratelimit-remaining']]).toEqual([201, '59']);
  expect(server.delivered).toHaveLength(before.delivered + 1);
  expect(server.flows()).toHaveLength(before.flows + 1);
  expect(server.parts.resources.list('note', { limit: 1, offset: 0 }).total).toBe(before.notes + 1);
});
