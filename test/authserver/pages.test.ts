/** Answers for the pages: their headers, their escaping, and that everything they load is served. */
import { expect, test } from 'vitest';
import { startTestAuthServer } from '../kit/auth-server.ts';
import { authorize, openConsent } from './login.ts';

test('the consent page may load our own style and lead to the app, and nothing else', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const { response } = await openConsent(server);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self' http://localhost:5173 http://localhost:* http://127.0.0.1:*",
  });
});

test.each([
  ['https://clipnote.example/cb', 'production', "'self' https://clipnote.example"],
  ['https://clipnote.example:8443/cb', 'development', "'self' https://clipnote.example:8443"],
  ['http://[::1]:5173/cb', 'development', "'self' http: http://localhost:* http://127.0.0.1:*"],
] as const)('the form of an app at %s may lead there', async (redirectUri, environment, targets) => {
  await using server = await startTestAuthServer();
  server.addApp({ redirectUris: [redirectUri], environment });
  const { response } = await openConsent(server, { redirect_uri: redirectUri });
  expect(response.headers.get('content-security-policy')?.split('form-action ')[1]).toBe(targets);
});

test('a hostile app name is shown as text', async () => {
  await using server = await startTestAuthServer();
  const name = `<script>alert(1)</script>"'&amp;`;
  server.addApp({ name });
  const { html } = await openConsent(server);
  const refused = await (await authorize(server, { redirect_uri: `http://localhost:5173/"><img src=x onerror=alert(1)>` })).text();
  for (const page of [html, refused]) {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp;');
  }
});

test('the pages work without any script or inline style', async () => {
  await using server = await startTestAuthServer({ consoleLink: (path) => `http://127.0.0.1:4410${path}` });
  server.addApp();
  const pages = [
    (await openConsent(server)).html,
    await (await authorize(server, { redirect_uri: 'http://localhost:5173/elsewhere' })).text(),
    await (await fetch(`${server.issuer}/oauth/checks/code.unused`)).text(),
    await (await fetch(`${server.issuer}/nowhere`)).text(),
  ];
  expect(pages[2]).toContain('<dd><code>invalid_grant</code></dd>');
  for (const page of pages) expect(page).not.toMatch(/<script|style=|<style|\son[a-z]+=/i);
  expect(pages[0]).toContain(`<a href="http://127.0.0.1:4410/flows/${server.flows()[1]?.flowId ?? ''}">Watch flow 1 in the console</a>`);
});

test('style, fonts and icon are served for ever under names of their content', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const { html } = await openConsent(server);
  const style = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
  const icon = /<link rel="icon" href="([^"]+)"/.exec(html)?.[1] ?? '';
  const sheet = await fetch(server.issuer + style);
  const fonts = [...(await sheet.text()).matchAll(/url\((\/oauth\/assets\/[^)]+\.woff2)\)/g)].map((match) => match[1] ?? '');
  expect(fonts).toHaveLength(6);
  for (const path of [style, icon, ...fonts]) {
    const response = await fetch(server.issuer + path);
    expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'public, max-age=31536000, immutable']);
  }
});

test('what the app may not do is said only of what it did not ask for', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const { html } = await openConsent(server, { scope: 'meetings:write recordings:read' });
  const [may, mayNot] = html.split('It will not be able to');
  expect(may).toContain('Create, change and delete meetings');
  expect(mayNot).toContain('Manage channels or see your team');
  expect(mayNot).not.toContain('elete meetings');
});
