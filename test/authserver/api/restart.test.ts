/** Answers for what the API keeps: everything written is there after a restart, and the plan is the workspace file's. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openConsole, type TestConsole } from '../../kit/console.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI } from '../../kit/workspace-file.ts';

const SCOPES = 'meetings:read meetings:write notes:read notes:write action-items:write channels:read channels:write webhooks:manage team:read transcripts:write';

async function login({ issuer }: TestConsole): Promise<string> {
  const query = new URLSearchParams({ response_type: 'code', client_id: CLIPNOTE.clientId, redirect_uri: REDIRECT_URI, scope: SCOPES, state: 'k7Jp-0s' });
  const back = await fetch(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, client_id: CLIPNOTE.clientId, client_secret: CLIPNOTE.clientSecret });
  return ((await (await fetch(`${issuer}/oauth/token`, { method: 'POST', body })).json()) as { access_token: string }).access_token;
}

test('what was written is there after a restart, for the same token', async () => {
  const folder = await makeTempFolder('api-restart');
  const workspace = folder.join('apps.json');
  const app = { name: 'Clipnote', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: [REDIRECT_URI], ...CLIPNOTE };
  writeFileSync(workspace, JSON.stringify({ apps: [app], settings: { plan: 'pro' } }));
  await using first = await openConsole({ folder, workspace, consent: 'authorize' });
  const token = await login(first);
  const call = async (at: TestConsole, line: string, body?: unknown): Promise<Record<string, unknown>> => {
    const [method = '', path = ''] = line.split(' ');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const text = await (await fetch(`${at.issuer}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).text();
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
  const written: Record<string, Record<string, unknown>> = {};
  for (const [path, body] of [
    ['meetings', { title: 'Kickoff' }],
    ['notes', { title: 'A note', content: 'Text' }],
    ['channels', { name: 'ops' }],
  ] as const) {
    const made = await call(first, `POST /v1/${path}`, body);
    written[`/v1/${path}/${String(made['id'])}`] = made;
  }
  const webhook = await call(first, 'POST /v1/webhooks', { url: 'https://example.test/hook', events: ['meeting.completed'] });
  await call(first, 'DELETE /v1/meetings/mtg_2Lk7HdOe5YiR');

  await using second = await first.restart();
  for (const [path, made] of Object.entries(written)) expect(await call(second, `GET ${path}`)).toEqual(made);
  expect(await call(second, `GET /v1/webhooks/${String(webhook['id'])}`)).toEqual(Object.fromEntries(Object.entries(webhook).filter(([name]) => name !== 'secret')));
  expect(await call(second, 'GET /v1/meetings/mtg_2Lk7HdOe5YiR')).toMatchObject({ error: { code: 'not_found' } });
  expect(await call(second, 'GET /v1/team')).toMatchObject({ plan: 'pro' });
});

test.each([
  [{ plan: 'gold' }, 'settings.plan', 'must be “free” or “pro” or “team” or “enterprise”.'],
  [{ plans: 'pro' }, 'settings', '“plans” is not known here. Did you mean “plan”?'],
  [[], 'settings', 'must be names with values, such as name: Clipnote.'],
])('the settings %j are refused with the place of the mistake', async (settings, path, message) => {
  await using folder = await makeTempFolder('api-settings');
  const workspace = folder.join('apps.json');
  writeFileSync(workspace, JSON.stringify({ apps: [], settings }));
  await expect(openConsole({ folder, workspace })).rejects.toMatchObject({ mistakes: [{ path, message, line: 1 }] });
});
