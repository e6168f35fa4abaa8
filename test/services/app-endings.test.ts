/** Answers for revoking all tokens of an app and deleting it: what is said before, what ends, what is recorded, and what is left. */
import { writeFile } from 'node:fs/promises';
import { ORPCError } from '@orpc/client';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import { ClientId, type FlowId } from '../../src-preload/contract/ids.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { FixedClock } from '../kit/fixed-clock.ts';
import { walkGuidedRun, startGuidedRun } from '../kit/guided-run.ts';
import { walk } from '../kit/browser-walk.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const [redirectUri = ''] = CLIPNOTE.redirectUris;

/** A console with Clipnote registered, and a developer's app that knows its secret. */
async function openWithApp(clock = new FixedClock()) {
  const console = await openConsole({ clock });
  const { app, clientSecret } = await console.client.apps.register(CLIPNOTE);
  const developer = await DeveloperApp.discover({ issuer: console.issuer, clientId: app.clientId, clientSecret, redirectUri });
  const logIn = async () => {
    const { login, params } = await developer.logIn();
    return developer.exchange(params, login.verifier);
  };
  return { console, client: console.client, clock, app, developer, logIn, [Symbol.asyncDispose]: () => console[Symbol.asyncDispose]() };
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(() => null, (cause: unknown) => cause);
  if (!(error instanceof ORPCError) || !error.defined) return error;
  const { code, data } = error as ORPCError<string, unknown>;
  return { code, data };
}

async function eventsOf({ client }: TestConsole, flowId: FlowId): Promise<readonly TraceEvent[]> {
  return (await client.flows.get({ flowId })).events;
}

const call = async (console: TestConsole, token: string): Promise<Response> => fetch(`${console.issuer}/v1/meetings`, { headers: { authorization: `Bearer ${token}` } });

it('says what would die: whose authorizations, tokens, codes, waiting requests, and when the app was last used', async () => {
  await using kit = await openWithApp();
  const { client, clock, app, developer, logIn } = kit;
  const nothing = { people: [], authorizations: 0, accessTokens: 0, refreshTokens: 0, codes: 0, pendingRequests: 0, lastUsedAt: null, journal: [] };
  expect(await client.apps.stakes(app)).toEqual(nothing);
  await logIn();
  clock.advance(5000);
  const second = await logIn();
  await developer.logIn();
  await fetch((await developer.beginLogin()).url, { redirect: 'manual' });
  expect(await client.apps.stakes(app)).toMatchObject({
    people: [{ name: 'Ada Lindqvist', authorizations: 2 }], authorizations: 2, accessTokens: 2, refreshTokens: 2, codes: 1, pendingRequests: 1, lastUsedAt: clock.now(),
  });
  clock.advance(1000);
  await (await call(kit.console, second.access_token)).text();
  expect((await client.apps.stakes(app)).lastUsedAt).toBe(clock.now());
  clock.advance(60 * 60_000);
  expect(await client.apps.stakes(app)).toMatchObject({ authorizations: 2, accessTokens: 0, refreshTokens: 2, codes: 0, pendingRequests: 0 });
  clock.advance(31 * 86_400_000);
  expect(await client.apps.stakes(app)).toMatchObject({ people: [], authorizations: 0, refreshTokens: 0 });
});

it('revokes everything at once, says so on each flow, and lets the app begin anew', async () => {
  await using kit = await openWithApp();
  const { console, client, clock, app, developer, logIn } = kit;
  const tokens = await logIn();
  const open = await developer.logIn();
  clock.advance(7000);
  expect(await client.apps.revokeAll(app)).toEqual({ at: clock.now(), authorizations: 1, tokens: 3 });
  clock.advance(2000);
  const refused = await call(console, tokens.access_token);
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('You revoked all tokens of this app at 14:32 UTC, 2 s ago.')]);
  await expect(developer.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant', error_description: 'You revoked all tokens of this app at 14:32 UTC, 2 s ago.' });
  await expect(developer.exchange(open.params, open.login.verifier)).rejects.toMatchObject({ error: 'invalid_grant', error_description: 'You revoked all tokens of this app at 14:32 UTC, 2 s ago.' });
  const { flows } = await client.flows.list({});
  const [late, first] = await Promise.all(flows.map(({ flowId }) => eventsOf(console, flowId)));
  expect(first?.find(({ type }) => type === 'authorization.ended')).toMatchObject({ by: 'all_revoked', ended: [{ of: 'access_token', reason: 'revoked' }, { of: 'refresh_token', reason: 'revoked' }] });
  expect(late?.find(({ type }) => type === 'authorization.ended')).toMatchObject({ by: 'all_revoked', ended: [{ of: 'code', reason: 'revoked' }] });
  const failed = late?.at(-1);
  expect(failed?.type === 'token.decided' ? firstFailure(failed.checks)?.id : null).toBe('code.alive');
  expect((await client.apps.stakes(app)).journal).toEqual([{ at: clock.now() - 2000, action: 'tokens_revoked', authorizations: 1, tokens: 3 }]);
  expect((await call(console, (await logIn()).access_token)).status).toBe(200);
  expect((await client.apps.get(app)).secretKeptIn).toBe('session');
});

it('revokes nothing twice, and leaves other apps alone', async () => {
  await using kit = await openWithApp();
  const { console, client, app, logIn } = kit;
  const other = await client.apps.register({ ...CLIPNOTE, name: 'Other', redirectUris: ['https://other.example/cb'] });
  const developer = await DeveloperApp.discover({ issuer: console.issuer, clientId: other.app.clientId, clientSecret: other.clientSecret, redirectUri: 'https://other.example/cb' });
  const { login, params } = await developer.logIn();
  const foreign = await developer.exchange(params, login.verifier);
  await logIn();
  await client.apps.revokeAll(app);
  expect(await client.apps.revokeAll(app)).toMatchObject({ authorizations: 0, tokens: 0 });
  expect((await client.apps.stakes(app)).journal).toHaveLength(1);
  expect((await call(console, foreign.access_token)).status).toBe(200);
});

it('deletes an app whose name was typed, with everything that was issued to it, and remembers it', async () => {
  await using kit = await openWithApp();
  const { console, client, clock, app, developer, logIn } = kit;
  const tokens = await logIn();
  await client.apps.regenerateSecret(app);
  expect(await failureOf(client.apps.remove({ ...app, name: 'clipnote' }))).toEqual({ code: 'NAME_DIFFERS', data: { name: 'Clipnote' } });
  expect(await client.apps.list()).toHaveLength(1);
  clock.advance(1000);
  expect(await client.apps.remove({ ...app, name: ' Clipnote ' })).toEqual({ at: clock.now(), authorizations: 1, tokens: 2, secretLeft: null });
  expect(await client.apps.list()).toEqual([]);
  const gone = { code: 'NOT_FOUND', data: { what: 'app', deleted: { name: 'Clipnote', deletedAt: clock.now() } } };
  for (const ask of [client.apps.get, client.apps.secret, client.apps.stakes, client.apps.revokeAll, client.apps.regenerateSecret, client.apps.findings]) expect(await failureOf(ask(app))).toEqual(gone);
  expect(await failureOf(client.apps.remove({ ...app, name: 'Clipnote' }))).toEqual(gone);
  await expect(developer.refresh(tokens.refresh_token)).rejects.toMatchObject({ status: 401 });
  expect((await call(console, tokens.access_token)).headers.get('www-authenticate')).toContain('The app was deleted');
  await (await fetch((await developer.beginLogin()).url)).text();
  expect((await client.knocks.list())[0]).toMatchObject({ shownId: app.clientId, hint: { kind: 'deleted', appName: 'Clipnote', deletedAt: clock.now() } });
  expect(await client.flows.list({ clientId: app.clientId })).toMatchObject({ flows: [{}, { headline: 'Access token is revoked', appName: 'Clipnote' }] });
});

it('ends flows that still wait: one at consent, one with a code, and a guided one whose port is free again', async () => {
  await using kit = await openWithApp();
  const { console, client, developer } = kit;
  const sample = await client.apps.ensureSample();
  const waiting = await startGuidedRun(client, sample);
  expect(waiting.listening).toBe(true);
  await client.apps.remove({ clientId: sample.clientId, name: sample.name });
  expect(await client.guided.get(waiting)).toMatchObject({ stage: 'stopped', actions: [], next: null, listening: false, secretMissing: false });
  await expect(fetch(sample.redirectUris[0] ?? '')).rejects.toThrow();
  expect((await client.flows.get(waiting)).summary).toMatchObject({ outcome: 'refused', headline: 'App was deleted', steps: ['failed', 'none', 'none', 'none', 'none', 'none', 'none'] });
  expect((await client.apps.ensureSample()).clientId).not.toBe(sample.clientId);

  await developer.logIn();
  await walk((await developer.beginLogin()).url, { redirectUri, answer: 'authorize', visitCallback: false });
  await fetch((await developer.beginLogin()).url, { redirect: 'manual' });
  await client.apps.remove({ clientId: kit.app.clientId, name: 'Clipnote' });
  const { flows, totals } = await client.flows.list({});
  expect(totals.live).toBe(0);
  expect(flows.filter(({ clientId }) => clientId === kit.app.clientId).map(({ headline, outcome }) => `${headline}, ${outcome}`)).toEqual(Array.from({ length: 3 }, () => 'App was deleted, refused'));
  expect(console.lines.filter((line) => line.includes('error'))).toEqual([]);
});

it('ends a guided run that had come to its tokens, and forgets them', async () => {
  await using kit = await openWithApp();
  const { client } = kit;
  const sample = await client.apps.ensureSample();
  const { run } = await walkGuidedRun(client, sample);
  await client.apps.remove({ clientId: sample.clientId, name: sample.name });
  expect(await client.guided.get(run)).toMatchObject({ stage: 'stopped', actions: [] });
  expect(await failureOf(client.guided.callApi(run))).toMatchObject({ code: 'NOT_NOW' });
  expect((await client.flows.get(run)).summary).toMatchObject({ outcome: 'completed', headline: 'App was deleted' });
  expect(await failureOf(startGuidedRun(client, sample))).toMatchObject({ code: 'NOT_FOUND', data: { deleted: { name: sample.name } } });
});

it('tells a preflight and the doctor as the server would, that the app was deleted', async () => {
  await using kit = await openWithApp();
  const { client, app, developer } = kit;
  const { url } = await developer.beginLogin();
  await client.apps.remove({ clientId: app.clientId, name: 'Clipnote' });
  const parameters = [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
  const said = { id: 'client.known', note: 'This app was deleted on 17 September 2025 at 14:32 UTC; its name was Clipnote.' };
  expect(firstFailure((await client.guided.preflight({ parameters })).checks)).toMatchObject(said);
  expect(firstFailure((await client.doctor.diagnose({ text: url })).checks)).toMatchObject(said);
});

it('lets a workspace file bring back an app with its id and secret: tombstone gone, history kept', async () => {
  const folder = await makeTempFolder('revived');
  const workspace = folder.join('apps.json');
  await writeFile(workspace, JSON.stringify({ apps: [{ ...CLIPNOTE, clientId: 'clipnote', clientSecret: 'a-secret-of-the-file' }] }));
  const clientId = ClientId.parse('clipnote');
  const clock = new FixedClock();
  const first = await openConsole({ folder, workspace, clock });
  await first.client.apps.remove({ clientId, name: 'Clipnote' });
  clock.advance(60_000);
  await using console = await first.restart();
  expect(await console.client.apps.get({ clientId })).toMatchObject({ name: 'Clipnote', createdAt: clock.now() });
  expect((await console.client.apps.stakes({ clientId })).journal.map(({ action }) => action)).toEqual(['registered_again', 'deleted']);
  const developer = await DeveloperApp.discover({ issuer: console.issuer, clientId, clientSecret: 'a-secret-of-the-file', redirectUri });
  const { login, params } = await developer.logIn();
  expect((await developer.exchange(params, login.verifier)).token_type).toBe('bearer');
});

it('ends ten thousand authorizations in one go', async () => {
  await using kit = await openWithApp();
  const { app, clock } = kit;
  await kit.console.running.close();
  const db = new BetterSqlite3(kit.console.folder.join('data', 'mavio.db'));
  db.pragma('foreign_keys = ON');
  db.transaction(() => {
    const flow = db.prepare("INSERT INTO flows (number, flow_id, origin, client_id, app_name, person_name, started_at, last_at, last_seq, outcome, headline, steps) VALUES (?, ?, 'app', ?, 'Clipnote', 'Ada', 1, 1, 1, 'completed', 'Tokens issued', 'ddddddd')");
    const family = db.prepare("INSERT INTO token_families (family_id, flow_id, client_id, person_id, scopes, created_at, first_issue) VALUES (?, ?, ?, 'usr_7Lm2QxVb9KsT', '[]', 1, ?)");
    const issue = db.prepare("INSERT INTO issues (number, family_id, issued_at, access_digest, access_fingerprint, access_expires_at, refresh_digest, refresh_fingerprint, refresh_expires_at) VALUES (?, ?, 1, ?, '0000·0001', ?, ?, '0000·0002', ?)");
    for (let number = 1; number <= 10_000; number += 1) {
      const flowId = `flow_${String(number).padStart(16, '0')}`;
      flow.run(number, flowId, app.clientId);
      family.run(`fam_${String(number)}`, flowId, app.clientId, number);
      issue.run(number, `fam_${String(number)}`, `a${String(number)}`, clock.now() + 1000, `r${String(number)}`, clock.now() + 1000);
    }
  })();
  db.close();
  await using again = await kit.console.restart();
  expect(await again.client.apps.stakes(app)).toMatchObject({ authorizations: 10_000, accessTokens: 10_000, refreshTokens: 10_000 });
  expect(await again.client.apps.revokeAll(app)).toMatchObject({ authorizations: 10_000, tokens: 20_000 });
  expect(await again.client.apps.stakes(app)).toMatchObject({ authorizations: 0 });
  expect((await again.client.flows.list({ limit: 1 })).flows[0]).toMatchObject({ headline: 'All tokens revoked', outcome: 'completed' });
});
