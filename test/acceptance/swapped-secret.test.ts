/** Answers for id and secret that changed places: a secret that looks like nothing is covered wherever a client id is shown or kept. */
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { searchBytes, searchFolder, spellings } from '../kit/byte-search.ts';
import { connectServed } from '../kit/served-client.ts';
import { serve, type Served } from '../kit/serve.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';

/** Without Mavio's prefix, and with signs that form-encoding changes. */
const SECRET = 'Correct-Horse/Battery+Staple=9';
const CLIENT = 'clipnote';
const REDIRECT_URI = 'http://127.0.0.1:53690/callback';

function writeApp(folder: TempFolder): string[] {
  const app = { name: 'Clipnote', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: [REDIRECT_URI], clientId: CLIENT, clientSecret: SECRET };
  writeFileSync(folder.join('apps.json'), JSON.stringify({ apps: [app] }));
  return ['--workspace', folder.join('apps.json'), '--data-dir', folder.join('data'), '--vault', 'session'];
}

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;
const encoded = encodeURIComponent(SECRET);

/** Sends the secret as the client id in every way in which a program may. Out: what was answered. */
async function swap({ ready: { issuer } }: Served): Promise<string[]> {
  const answers: string[] = [];
  const take = async (path: string, init: RequestInit = {}): Promise<void> => {
    const answer = await fetch(`${issuer}${path}`, { redirect: 'manual', ...init });
    answers.push(`${String(answer.status)} ${JSON.stringify([...answer.headers])} ${await answer.text()}`);
  };
  for (const id of [encoded, encodeURIComponent(encoded), `%22${encoded}%22`, `${encoded}%0A`, `+${encoded}`]) {
    await take(`/oauth/authorize?response_type=code&client_id=${id}&redirect_uri=${encodeURIComponent(REDIRECT_URI)}&scope=meetings:read&state=x`);
    for (const path of ['/oauth/token', '/oauth/revoke', '/oauth/introspect']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await take(path, { method: 'POST', headers, body: `grant_type=refresh_token&refresh_token=x&token=x&client_id=${id}&client_secret=${CLIENT}` });
    }
  }
  await take(`/oauth/authorize?client_id=${encoded}&client_id=${encoded}`);
  for (const pair of [`${SECRET}:${CLIENT}`, `${encoded}:${CLIENT}`, `${encodeURIComponent(encoded)}:x`]) {
    for (const path of ['/oauth/token', '/oauth/revoke', '/oauth/introspect']) {
      await take(path, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x', token: 'x' }), headers: { authorization: basic(pair) } });
    }
  }
  return answers;
}

describe('a client secret among other words', () => {
  test('stands in no file and on no screen', async () => {
    await using folder = await makeTempFolder('among-words');
    await using served = await serve(writeApp(folder));
    const { issuer } = served.ready;
    const login = `${issuer}/oauth/authorize?response_type=code&client_id=${CLIENT}&redirect_uri=${encodeURIComponent(REDIRECT_URI)}&scope=meetings:read&state=x`;
    const sent: readonly (readonly [string, RequestInit?])[] = [
      [`${login}&login_hint=${encoded}`],
      [`${login}&login_hint=${encodeURIComponent(`my secret is ${SECRET}, it does not work`)}`],
      [`${login}&prompt=${encodeURIComponent(encoded)}`],
      [`${issuer}/v1/meetings/${encoded}`],
      [`${issuer}/nowhere/${encoded}/callback`],
      [`${issuer}/oauth/token`, { method: 'POST', headers: { 'user-agent': `curl (${SECRET})` }, body: new URLSearchParams({ grant_type: SECRET }) }],
    ];
    for (const [url, init] of sent) await (await fetch(url, { redirect: 'manual', ...init })).arrayBuffer();
    const wanted = spellings('workspace secret', SECRET);
    await using page = await connectServed(served.ready.consoleUrl);
    const { flows } = await page.client.flows.list({ limit: 200 });
    expect(flows.length).toBeGreaterThanOrEqual(4);
    const shown = JSON.stringify([flows, ...(await Promise.all(flows.map(({ flowId }) => page.client.flows.get({ flowId }))))]);
    expect(searchBytes('screens', Buffer.from(shown), wanted)).toEqual([]);
    expect(shown).toContain('my secret is ‹secret ');
    expect(searchFolder(folder.join('data'), wanted)).toEqual([]);
  });
});

test('a client secret is kept in no rule, written by hand or by file', async () => {
  await using folder = await makeTempFolder('in-rule');
  await using served = await serve(writeApp(folder));
  await using page = await connectServed(served.ready.consoleUrl);
  const { client } = page;
  const rule = (title: string, value: string) => ({ title, when: { endpoint: 'token' as const, header: { name: 'x-test', value } }, then: { kind: 'status' as const, status: 503 }, fires: { how: 'always' as const } });
  const refused = { code: 'NOT_NOW', message: expect.stringContaining('Secrets are not kept in a rule') as string };
  await expect(client.faults.add(rule(`for ${SECRET}`, 'x'))).rejects.toMatchObject(refused);
  await expect(client.faults.add(rule('', SECRET))).rejects.toMatchObject(refused);
  const kept = await client.faults.add(rule('harmless', 'x'));
  await expect(client.faults.change({ ruleId: kept.ruleId, basedOn: kept.revision, draft: rule('', SECRET) })).rejects.toMatchObject(refused);

  const another = 'Another-Horse-of-a-new-app';
  const app = { name: 'Another', homepageUrl: 'https://another.example', environment: 'development', redirectUris: [REDIRECT_URI], clientSecret: another };
  const text = JSON.stringify({ apps: [app], faults: [{ ...rule('', SECRET), on: true }, { ...rule(`of ${another}`, 'x'), on: true }, { ...rule('', 'x'), on: true }] }, null, 2);
  const reading = await client.workspace.read({ text, fileName: 'rules.json', mode: 'add' });
  expect(reading).toMatchObject({ kind: 'mistakes', mistakes: [{ path: 'faults[0]' }, { path: 'faults[1]' }] });
  expect(searchFolder(folder.join('data'), [...spellings('the secret', SECRET), ...spellings('the secret of the file', another)])).toEqual([]);
});

describe('a client secret that is sent as the client id', () => {
  test('stands in no file, no log, no page and no screen', async () => {
    await using folder = await makeTempFolder('swapped');
    await using served = await serve(writeApp(folder));
    const answers = await swap(served);
    expect(answers.map((answer) => answer.slice(0, 3)).filter((status) => !['400', '401'].includes(status))).toEqual([]);
    const wanted = spellings('workspace secret', SECRET);
    expect(searchBytes('answers', Buffer.from(answers.join('\n')), wanted)).toEqual([]);

    await using page = await connectServed(served.ready.consoleUrl);
    const { flows } = await page.client.flows.list({ limit: 200 });
    expect(flows.length).toBe(answers.length);
    const shown = JSON.stringify([flows, await page.client.knocks.list(), ...(await Promise.all(flows.map(({ flowId }) => page.client.flows.get({ flowId }))))]);
    expect(searchBytes('screens', Buffer.from(shown), wanted)).toEqual([]);
    // Quoted and spaced ways are one row with the plain one, because all of them are this secret.
    expect((await page.client.knocks.list()).map(({ kind, hint }) => `${kind} ${hint.kind}`)).toEqual(['client secret']);
    expect(shown).toContain('id and secret may have changed places');

    expect(searchFolder(folder.join('data'), wanted)).toEqual([]);
    expect(await served.end('SIGTERM')).toMatchObject({ code: 0 });
    expect(searchFolder(folder.join('data'), wanted)).toEqual([]);
    expect(searchBytes('stderr', Buffer.from(served.output().stderr), wanted)).toEqual([]);
  });

  test('is known as soon as it is set, and a client id that equals no secret stays in plain', async () => {
    await using folder = await makeTempFolder('swapped');
    await using served = await serve(writeApp(folder));
    await fetch(`${served.ready.issuer}/oauth/authorize?client_id=clipnotes`);
    await using page = await connectServed(served.ready.consoleUrl);
    expect(await page.client.knocks.list()).toMatchObject([{ shownId: 'clipnotes', hint: { kind: 'misspelt', clientId: CLIENT } }]);
  });
});
