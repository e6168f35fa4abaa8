/** Answers for what the server does while an app is being edited: a URI that was taken off gets nothing more, and a logo is served as a picture only. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import { drawLogo } from '../../src-main/services/draw-logo.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { lookAt, makeSvg } from '../kit/images.ts';
import { exchange, getCode, locationOf, openConsent, press, REDIRECT_URI } from './login.ts';

const LOGO = `logo_${'a1'.repeat(12)}`;

function takeOff(server: TestAuthServer): void {
  const app = server.parts.apps.list()[0];
  if (app === undefined) throw new Error('No app.');
  server.db.transact(() => server.parts.apps.update({ ...app, redirectUris: ['https://clipnote.example/new'] }));
}

const codes = (server: TestAuthServer): unknown => server.db.sql.prepare('SELECT count(*) AS count FROM codes').get();

test.each(['authorize', 'deny'])('a redirect URI that is taken off while the person reads gets no answer to %s', async (answer) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  takeOff(server);
  const posted = await press(server, page, answer);
  expect([posted.status, posted.headers.get('location')]).toEqual([410, null]);
  expect(await posted.text()).toContain('not registered any more');
  expect(codes(server)).toEqual({ count: 0 });
  expect(server.delivered).toEqual([]);
  const event = server.lastEvent('consent.answered');
  expect(firstFailure(event.checks)).toMatchObject({ id: 'consent.redirect-registered', received: { kind: 'plain', text: REDIRECT_URI } });
  expect(server.flows()[0]).toMatchObject({ outcome: 'refused', headline: 'Redirect URI was taken off' });
});

test('the page itself says so when it is opened or reloaded', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  takeOff(server);
  const again = await fetch(page.url);
  expect(again.status).toBe(410);
  expect(await again.text()).toContain('Mavio cannot take you back to');
});

test('the redirect of a moment ago is not repeated to a URI that was taken off', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  expect((await press(server, page, 'authorize')).status).toBe(302);
  takeOff(server);
  const again = await press(server, page, 'authorize');
  expect([again.status, again.headers.get('location')]).toEqual([410, null]);
});

test('a URI that is put back in time gets its answer', async () => {
  await using server = await startTestAuthServer();
  const app = server.addApp();
  const page = await openConsent(server);
  takeOff(server);
  server.db.transact(() => server.parts.apps.update(app));
  expect(locationOf(await press(server, page, 'authorize')).href).toContain('code=mavio_ac_');
});

test('a code that was delivered before is still exchanged: RFC 6749 4.1.3 compares with the request, not with the list', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  takeOff(server);
  expect((await exchange(server, code)).status).toBe(200);
});

async function addLogo(server: TestAuthServer): Promise<void> {
  const { small, large } = await drawLogo(makeSvg('<script>alert(1)</script>'));
  server.db.transact(() => {
    server.parts.logos.keep({ logoId: LOGO, keptAt: 1, small, large });
    server.addApp({ logoId: LOGO });
  });
}

test('the logo is a PNG from this server, with nothing in it that could run', async () => {
  await using server = await startTestAuthServer();
  await addLogo(server);
  const page = await openConsent(server);
  expect(page.html).toContain(`<img class="logo" src="/oauth/logos/${LOGO}.png" width="56" height="56" alt="">`);
  expect(page.response.headers.get('content-security-policy')).toContain("img-src 'self' data:");
  const response = await fetch(`${server.issuer}/oauth/logos/${LOGO}.png`);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(await lookAt(Buffer.from(await response.arrayBuffer()))).toMatchObject({ format: 'png', width: 224 });
  expect(server.flows()).toHaveLength(1);
});

test('an app without a logo keeps its initial', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  expect(page.html).not.toContain('class="logo"');
  expect(page.html).toContain('class="initial"');
});

test.each([
  ['/oauth/logos/logo_000000000000000000000000.png', 404],
  [`/oauth/logos/${LOGO}.svg`, 404],
  [`/oauth/logos/${LOGO}`, 404],
  ['/oauth/logos/', 404],
  ['/oauth/logos/%2e%2e%2fassets', 404],
  ["/oauth/logos/'%20OR%201=1.png", 404],
])('nothing else is under the path: %s', async (path, status) => {
  await using server = await startTestAuthServer();
  await addLogo(server);
  expect((await fetch(`${server.issuer}${path}`)).status).toBe(status);
  expect(server.bugs).toEqual([]);
});

test('other methods are told which ones there are; HEAD is a look', async () => {
  await using server = await startTestAuthServer();
  await addLogo(server);
  const posted = await fetch(`${server.issuer}/oauth/logos/${LOGO}.png`, { method: 'POST' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  const head = await fetch(`${server.issuer}/oauth/logos/${LOGO}.png`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), (await head.arrayBuffer()).byteLength]).toEqual([200, 'image/png', 0]);
});
