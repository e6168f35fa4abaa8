/** Answers for the snippets of an app’s page being whole programs: each logs in, calls the API and refreshes, with this app’s values and odd ones. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../../../src-main/services/free-port.ts';
import { valuesOf } from '../../../src-renderer/apps/integrate/snippet.ts';
import { SNIPPETS, writeEnv } from '../../../src-renderer/apps/integrate/snippets.ts';
import { findRuntime, runSnippet } from '../../kit/run-snippet.ts';
import { serve, type Served } from '../../kit/serve.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

const SECRET = 'mavio_secret_test+only/with=odd&signs%';
const ODD_ID = `it's"odd"$(id)\`x\`#{1}\\&%41+`;

let served: Served;
const endings: (() => PromiseLike<void>)[] = [];
const uris = { plain: '', odd: '' };

beforeAll(async () => {
  const folder = await makeTempFolder('snippets');
  endings.push(() => folder[Symbol.asyncDispose]());
  uris.plain = `http://127.0.0.1:${String(await findFreePort())}/oauth/callback`;
  uris.odd = `http://127.0.0.1:${String(await findFreePort())}/call'back?from=it's&x=%24(id)`;
  const details = { description: '', homepageUrl: 'https://clipnote.example', environment: 'development', clientSecret: SECRET };
  const apps = [
    { ...details, name: 'Clipnote', clientId: 'mavio_client_Clipnote0001', redirectUris: [uris.plain] },
    { ...details, name: 'Odd', clientId: ODD_ID, redirectUris: [uris.odd] },
  ];
  writeFileSync(folder.join('apps.json'), JSON.stringify({ apps }));
  served = await serve(['--workspace', folder.join('apps.json'), '--data-dir', folder.join('data'), '--vault', 'session', '--consent', 'authorize']);
  endings.push(() => served[Symbol.asyncDispose]());
});

afterAll(async () => {
  for (const end of endings.toReversed()) await end();
});

const runnable = await Promise.all(SNIPPETS.map(async (snippet) => ({ snippet, title: snippet.title, found: await findRuntime(snippet.id) })));

describe.each(runnable)('$title', ({ snippet, found }) => {
  // Where language or packages are not on the machine; `npm test` brings them on Debian.
  test.skipIf(found === null).each([
    ['this app', 'mavio_client_Clipnote0001', 'plain'],
    ['an app with odd values', ODD_ID, 'odd'],
  ] as const)('logs in, calls the API and refreshes as %s', async (_name, clientId, uri) => {
    if (found === null) throw new Error(`${snippet.title} is not on this machine.`);
    const values = valuesOf({ issuer: served.ready.issuer, clientId, redirectUri: uris[uri] });
    const { code, output, page } = await runSnippet(snippet, found, { ...values, clientSecret: SECRET });
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/Weekly|planning|review|sync/i);
    expect(output.trim().split('\n').at(-1)).toBe('Refreshed.');
    if (snippet.id !== 'curl') expect(page).toBe('You are logged in.');
    expect(output).not.toContain(SECRET);
  });
});

test('a snippet holds the values of its app and never a secret', () => {
  const values = valuesOf({ issuer: 'http://127.0.0.1:4400', clientId: 'mavio_client_Clipnote0001', redirectUri: 'https://clipnote.example/oauth/callback' });
  expect(values).toMatchObject({ port: 3000, path: '/oauth/callback' });
  for (const { write } of SNIPPETS) {
    const text = write(values);
    for (const value of ['http://127.0.0.1:4400', 'mavio_client_Clipnote0001', 'https://clipnote.example/oauth/callback', 'MAVIO_CLIENT_SECRET']) expect(text).toContain(value);
    expect(text).not.toContain('mavio_secret_');
  }
});

test('the port is that of the redirect URI where a program on this machine can answer it', () => {
  const portOf = (redirectUri: string): number => valuesOf({ issuer: '', clientId: '', redirectUri }).port;
  expect(['http://localhost:5000/cb', 'http://[::1]:81/', 'http://127.0.0.1/cb', 'https://127.0.0.1:9/cb', 'http://example.com:5000/', 'no address'].map(portOf)).toEqual([5000, 81, 80, 3000, 3000, 3000]);
});

test('the environment file has four lines, and the secret only when it is handed in', () => {
  const app = { issuer: 'http://127.0.0.1:4400', clientId: 'mavio_client_Clipnote0001', redirectUri: 'http://127.0.0.1:5000/callback' };
  expect(writeEnv({ ...app, clientSecret: null }).split('\n')).toEqual(['MAVIO_BASE_URL=http://127.0.0.1:4400', 'MAVIO_CLIENT_ID=mavio_client_Clipnote0001', 'MAVIO_CLIENT_SECRET=', 'MAVIO_REDIRECT_URI=http://127.0.0.1:5000/callback']);
  expect(writeEnv({ ...app, clientSecret: 'kept' })).toContain('MAVIO_CLIENT_SECRET=kept');
});
