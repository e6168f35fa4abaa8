/** Answers for ten thousand random requests through the real handlers and a real database: no redirect to a stranger, never a 5xx. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handleAuthorize } from '../../src-main/authserver/authorize.ts';
import { handleIntrospect } from '../../src-main/authserver/introspect.ts';
import { handleRevoke } from '../../src-main/authserver/revoke.ts';
import { handleToken } from '../../src-main/authserver/token.ts';
import { APP_SECRET, startTestAuthServer } from '../kit/auth-server.ts';
import { contextOf, received } from './context.ts';
import { CLIENT_ID, GOOD, REDIRECT_URI } from './login.ts';

const RUNS = { numRuns: 10_000 };

const strangers = [`${REDIRECT_URI}/`, `${REDIRECT_URI}#x`, `${REDIRECT_URI}?x`, 'https://evil.example', '//evil.example', 'javascript:x', 'http://localhost:5173', `https://evil.example/?${REDIRECT_URI}`];
const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...strangers, '', '%', '%zz', '%ff', 'code', 'admin', 'plain') }, fc.string().map((value) => encodeURIComponent(value.toWellFormed())), fc.string({ maxLength: 20 }));

/** A form that is good but for some parameters that are changed, left out, or sent again. */
function mostlyGood(good: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  const parts = Object.entries(good).map(([name, value]) => {
    const kept = `${name}=${encodeURIComponent(value)}`;
    return fc.oneof({ weight: 8, arbitrary: fc.constant(kept) }, fc.constantFrom('', `${kept}&${kept}`), text.map((other) => `${name}=${other}`));
  });
  return fc.tuple(...parts, fc.oneof({ weight: 4, arbitrary: fc.constant('') }, text)).map((all) => all.filter((part) => part !== '').join('&'));
}

test('no authorization request leads to an address that is not registered', { timeout: 600_000 }, async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const contexts = [contextOf(server, 'ask'), contextOf(server, 'authorize')] as const;
  await fc.assert(
    fc.asyncProperty(mostlyGood(GOOD), fc.constantFrom(0 as const, 1 as const), fc.constantFrom('GET', 'GET', 'GET', 'POST'), async (rawQuery, which, method) => {
      const { status, headers } = await handleAuthorize(contexts[which], received('/oauth/authorize', { rawQuery, method }));
      expect([302, 303, 400, 405]).toContain(status);
      const location = headers['location'];
      if (status === 302) expect(location?.startsWith(`${REDIRECT_URI}?`)).toBe(true);
      else if (status === 303) expect(location).toMatch(/^\/oauth\/consent\?request=[A-Za-z0-9]+$/);
      else expect(location).toBeUndefined();
    }),
    RUNS,
  );
});

test('no request of a server to a server is answered with a 5xx or a redirect', { timeout: 600_000 }, async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const context = contextOf(server, 'ask');
  const handlers = [['/oauth/token', handleToken], ['/oauth/revoke', handleRevoke], ['/oauth/introspect', handleIntrospect]] as const;
  const body = mostlyGood({ grant_type: 'refresh_token', refresh_token: 'mavio_rt_x', token: 'mavio_at_x', client_id: CLIENT_ID, client_secret: APP_SECRET });
  const headers = fc.tuple(fc.constantFrom('application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'application/json', ''), fc.oneof(fc.constantFrom('', '', 'Basic', 'Basic OjpBOg==', 'Bearer x'), fc.string()));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...handlers), body, headers, async ([path, handle], form, [type, authorization]) => {
      const lines: (readonly [string, string])[] = [['Content-Type', type], ...(authorization === '' ? [] : [['Authorization', authorization] as const])];
      const answer = await handle(context, received(path, { method: 'POST', body: form, headers: lines }));
      expect([200, 400, 401, 415]).toContain(answer.status);
      expect(answer.headers).not.toHaveProperty('location');
    }),
    RUNS,
  );
});
