/** Answers for the doctor on the error page: both URIs aligned, every mistake named, and the way to try again. */
import { expect, test } from 'vitest';
import { startTestAuthServer } from '../kit/auth-server.ts';
import { authorize } from './login.ts';

const LOCAL = 'http://localhost:5173/oauth/callback';
const SENT = 'http://127.0.0.1:5173/oauth/callback/';

test('shows both URIs under each other, with numbered mistakes', async () => {
  await using server = await startTestAuthServer();
  server.addApp({ redirectUris: [LOCAL] });
  const page = await (await authorize(server, { redirect_uri: SENT })).text();
  expect(page).toContain('<dt>You sent</dt><dd class="aligned">http://<b>127.0.0.1</b>:5173/oauth/callback<b>/</b></dd>');
  expect(page).toContain('<dt>Registered</dt><dd class="aligned">http://<u>localhost</u>:5173/oauth/callback<i data-pad="\u00a0"></i></dd>');
  expect(page).toContain(`<dd class="aligned marks" aria-hidden="true"><i data-pad="${'\u00a0'.repeat(7)}"></i>1<i data-pad="${'\u00a0'.repeat(28)}"></i>2</dd>`);
  expect(page).toContain('The host is 127.0.0.1 instead of localhost, and the URI you sent ends in a slash that the registered one does not have.');
  expect(page.indexOf('<li><b>Address, not name.</b>')).toBeGreaterThan(0);
  expect(page.indexOf('<li><b>Trailing slash.</b>')).toBeGreaterThan(page.indexOf('<li><b>Address, not name.</b>'));
});

test('says when the URI is registered on another app', async () => {
  await using server = await startTestAuthServer();
  server.addApp({ redirectUris: [LOCAL] });
  server.addApp({ clientId: 'mavio_client_RetroBoard01', name: 'Retro Board', redirectUris: [SENT] });
  const page = await (await authorize(server, { redirect_uri: SENT })).text();
  expect(page).toContain('Exactly this URI is registered on another of your apps, “Retro Board”');
});

test('Try again repeats the very request, escaped', async () => {
  await using server = await startTestAuthServer();
  server.addApp({ redirectUris: [LOCAL] });
  const response = await authorize(server, { redirect_uri: `${SENT}'">`, state: 's' });
  const again = /<a class="btn other" href="([^"]*)">Try again<\/a>/.exec(await response.text())?.[1];
  expect(again?.replaceAll('&amp;', '&').replaceAll('&#39;', "'")).toBe(response.url.slice(new URL(response.url).origin.length));
});

test('a refusal that registering does not mend offers no second try', async () => {
  await using server = await startTestAuthServer();
  server.addApp({ redirectUris: [LOCAL] });
  expect(await (await authorize(server, { redirect_uri: '/oauth/callback' })).text()).not.toContain('Try again');
});

test('what may not be shown is not marked either', async () => {
  await using server = await startTestAuthServer();
  server.addApp({ redirectUris: [LOCAL] });
  const page = await (await authorize(server, { redirect_uri: `${LOCAL}?client_secret=hush-hush` })).text();
  const body = page.slice(0, page.indexOf('Try again')).replace(/href="[^"]*"/g, '');
  expect(body).not.toContain('hush-hush');
});

test('a giant URI leaves a small page', async () => {
  await using server = await startTestAuthServer();
  server.addApp({ redirectUris: [LOCAL] });
  const page = await (await authorize(server, { redirect_uri: `${LOCAL}/${'x'.repeat(1800)}` })).text();
  expect(page.length).toBeLessThan(14_000);
});
