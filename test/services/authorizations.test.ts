/** Answers for authorizations over real traffic: the list, the tree, revoking one, and what its tokens meet then. */
import { expect, test } from 'vitest';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import type { AuthorizationTree } from '../../src-preload/contract/authorizations.ts';
import { openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { FixedClock } from '../kit/fixed-clock.ts';

const REDIRECT_URI = 'http://127.0.0.1:53719/callback';
const DAY = 86_400_000;

async function open() {
  const clock = new FixedClock();
  const console = await openConsole({ clock, consent: 'authorize' });
  const register = async (name: string) => {
    const { app, clientSecret } = await console.client.apps.register({ name, description: '', homepageUrl: 'https://app.example', environment: 'development', redirectUris: [REDIRECT_URI] });
    const developer = await DeveloperApp.discover({ issuer: console.issuer, clientId: app.clientId, clientSecret, redirectUri: REDIRECT_URI });
    return { clientId: app.clientId, developer };
  };
  return { clock, client: console.client, console, register, ...(await register('Clipnote')), [Symbol.asyncDispose]: () => console[Symbol.asyncDispose]() };
}
type Place = Awaited<ReturnType<typeof open>>;

async function signIn({ developer }: Pick<Place, 'developer'>, scope = 'meetings:read') {
  const { login, params } = await developer.logIn(scope);
  return { params, login, tokens: await developer.exchange(params, login.verifier) };
}

const only = async ({ client }: Place, clientId: ClientId) => {
  const { authorizations } = await client.authorizations.list({ clientId });
  return authorizations[0] ?? expect.fail('no authorization');
};

const fates = ({ code, first, newest }: AuthorizationTree): string[] =>
  [code, ...[...first, ...newest].flatMap(({ access, refresh }) => [access, refresh])].map((token) => (token === null ? '' : `${token.letter} ${token.fate.state}`));

test('an authorization says who granted what, when it was last used, and when it ends', async () => {
  await using place = await open();
  const { client, clientId, clock, developer } = place;
  const begun = clock.now();
  const { tokens } = await signIn(place, 'meetings:read notes:read');
  expect(await only(place, clientId)).toMatchObject({ personName: 'Ada Lindqvist', scopes: ['meetings:read', 'notes:read'], createdAt: begun, lastUsedAt: begun, state: 'active', endsAt: begun + 30 * DAY, reason: null });
  clock.advance(60_000);
  await developer.callMeetings(tokens.access_token);
  expect((await only(place, clientId)).lastUsedAt).toBe(begun + 60_000);
  clock.advance(DAY);
  await expect(developer.callMeetings(tokens.access_token)).rejects.toThrow();
  expect((await only(place, clientId)).lastUsedAt).toBe(begun + 60_000);
  await developer.refresh(tokens.refresh_token);
  expect(await only(place, clientId)).toMatchObject({ lastUsedAt: clock.now(), state: 'active', endsAt: clock.now() + 30 * DAY });
  expect((await client.apps.overview({ clientId, range: 'day' })).freshest).toMatchObject({ issuedAt: clock.now(), expiresAt: clock.now() + 3_600_000, personName: 'Ada Lindqvist' });
});

test('one that nobody refreshed expires; one that was refreshed meanwhile lives on, without a write on the token path', async () => {
  await using place = await open();
  const { client, clientId, clock, developer } = place;
  await signIn(place);
  const { tokens } = await signIn(place);
  const totals = async () => (await client.authorizations.list({ clientId })).totals;
  expect(await totals()).toEqual({ all: 2, active: 2, ended: 0 });
  clock.advance(20 * DAY);
  await developer.refresh(tokens.refresh_token);
  clock.advance(11 * DAY);
  expect(await totals()).toEqual({ all: 2, active: 1, ended: 1 });
  expect((await client.apps.stats()).apps).toMatchObject([{ clientId, active: 1 }]);
  expect((await client.apps.overview({ clientId, range: 'hour' })).authorizations).toEqual({ active: 1, granted: 2 });
  expect((await client.authorizations.list({ clientId, state: 'ended' })).authorizations).toMatchObject([{ state: 'expired' }]);
  clock.advance(20 * DAY);
  expect(await totals()).toEqual({ all: 2, active: 0, ended: 2 });
  // A clock that goes back makes them live again.
  clock.advance(-20 * DAY);
  expect(await totals()).toEqual({ all: 2, active: 1, ended: 1 });
});

test('the tree shows code, rotation, replay and what the replay ended', async () => {
  await using place = await open();
  const { client, clientId, clock, developer } = place;
  const { tokens } = await signIn(place);
  clock.advance(60_000);
  await developer.refresh(tokens.refresh_token);
  const { familyId } = await only(place, clientId);
  const get = async () => await client.authorizations.get({ clientId, familyId });
  expect(fates(await get())).toEqual(['A spent', 'B alive', 'C rotated', 'D alive', 'E alive']);
  expect((await get()).alive).toEqual({ accessTokens: 2, refreshTokens: 1 });
  clock.advance(5000);
  await developer.refresh(tokens.refresh_token).catch(() => null);
  const tree = await get();
  expect(tree.alive).toEqual({ accessTokens: 0, refreshTokens: 0 });
  expect(fates(tree)).toEqual(['A spent', 'B revoked', 'C rotated', 'D revoked', 'E revoked']);
  expect(tree.authorization).toMatchObject({ state: 'revoked', reason: 'refresh_replayed', endsAt: clock.now() });
  expect(tree.newest[0]?.refresh?.replays).toMatchObject([{ at: clock.now() }]);
  // Each value points at the event of the flow that tells of it.
  const { events } = await client.flows.get({ flowId: tree.authorization.flowId });
  const kind = (seq: number | null | undefined): string => events.find((event) => event.seq === seq)?.type ?? '';
  expect([kind(tree.code?.seq), kind(tree.code?.fate.seq), kind(tree.newest[1]?.access?.seq), kind(tree.newest[1]?.access?.fate.seq)]).toEqual(['consent.answered', 'token.decided', 'token.decided', 'token.decided']);
});

test('a code that is sent twice is shown as replayed', async () => {
  await using place = await open();
  const { client, clientId, developer } = place;
  const { params, login } = await signIn(place);
  await developer.exchange(params, login.verifier).catch(() => null);
  const { familyId } = await only(place, clientId);
  const tree = await client.authorizations.get({ clientId, familyId });
  expect(tree.code?.replays).toHaveLength(1);
  expect(tree.authorization.reason).toBe('code_replayed');
  expect(fates(tree)).toEqual(['A spent', 'B revoked', 'C revoked']);
});

test('a long chain folds in the middle, and unfolds as far as it is asked for', async () => {
  await using place = await open();
  const { client, clientId, clock, developer } = place;
  let { refresh_token: token } = (await signIn(place)).tokens;
  for (let turn = 0; turn < 15; turn += 1) {
    clock.advance(1000);
    token = (await developer.refresh(token)).refresh_token;
  }
  const { familyId } = await only(place, clientId);
  const tree = await client.authorizations.get({ clientId, familyId });
  expect([tree.first.map(({ number }) => number), tree.folded, tree.newest.map(({ number }) => number)]).toEqual([[1, 2], 8, [11, 12, 13, 14, 15, 16]]);
  expect(tree.first.map(({ refresh }) => refresh?.fate.state)).toEqual(['rotated', 'rotated']);
  expect(tree.newest.at(-1)?.refresh).toMatchObject({ letter: 'AG', fate: { state: 'alive' } });
  const more = await client.authorizations.get({ clientId, familyId, newest: 100 });
  expect([more.first, more.folded, more.newest.map(({ number }) => number)]).toEqual([[], 0, Array.from({ length: 16 }, (_, index) => index + 1)]);
});

test('revoking one ends it at once, says so in both ladders, and leaves the others alone', async () => {
  await using place = await open();
  const { client, clientId, clock, developer } = place;
  const { tokens } = await signIn(place);
  clock.advance(1000);
  const other = await signIn(place);
  const { authorizations } = await client.authorizations.list({ clientId });
  const { familyId, flowId } = authorizations[1] ?? expect.fail('two authorizations');
  const at = clock.advance(1000);
  expect(await client.authorizations.revoke({ clientId, familyId })).toMatchObject({ state: 'revoked', reason: 'revoked_by_developer', endsAt: at });
  clock.advance(60_000);
  await expect(developer.callMeetings(tokens.access_token)).rejects.toThrow();
  await expect(developer.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await developer.callMeetings(other.tokens.access_token)).status).toBe(200);
  const { events, summary } = await client.flows.get({ flowId });
  expect(events.find(({ type }) => type === 'authorization.revoked')).toMatchObject({ by: 'developer', ended: [{ of: 'access_token' }, { of: 'refresh_token' }] });
  const notes = events.flatMap((event) => ('checks' in event ? event.checks : [])).filter(({ outcome }) => outcome === 'fail').map(({ id, note }) => `${id}: ${note ?? ''}`);
  expect(notes).toEqual(['bearer.alive: You revoked this authorization at 14:32 UTC, 1 min ago, in the console.', 'refresh.alive: You revoked this authorization at 14:32 UTC, 1 min ago, in the console.']);
  expect(summary.outcome).toBe('refused');
  await expect(client.authorizations.revoke({ clientId, familyId })).rejects.toMatchObject({ code: 'ENDED', data: { at } });
  expect((await client.apps.overview({ clientId, range: 'hour' })).authorizations).toEqual({ active: 1, granted: 2 });
});

test('one of another app is not found, and the list goes on page by page', async () => {
  await using place = await open();
  const { client, clientId, clock } = place;
  const other = await place.register('Retro Board');
  await signIn(other);
  const foreign = await only(place, other.clientId);
  await expect(client.authorizations.get({ clientId, familyId: foreign.familyId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.authorizations.revoke({ clientId, familyId: foreign.familyId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.authorizations.list({ clientId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  for (let turn = 0; turn < 5; turn += 1) {
    await signIn(place);
    // Two in one moment stand in an order all the same.
    if (turn % 2 === 0) clock.advance(1);
  }
  const seen: string[] = [];
  for (let before; ; ) {
    const page = await client.authorizations.list({ clientId, limit: 2, ...(before === undefined ? {} : { before }) });
    seen.push(...page.authorizations.map(({ familyId }) => familyId));
    before = page.authorizations.at(-1);
    if (!page.hasMore) break;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});
