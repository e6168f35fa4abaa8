/** Answers for moving the server clock through the contract: how far it may go, what dies on the way, what it refuses, and what everybody is told. */
import { expect, test } from 'vitest';
import { AFTER_DEATH_MS, MOST_SHIFT_MS } from '../../src-preload/contract/clock-facts.ts';
import { FlowId } from '../../src-preload/contract/ids.ts';
import { openAppHouse } from '../kit/app-house.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REDIRECT_URI = 'http://127.0.0.1:53719/callback';

const open = () => openAppHouse(REDIRECT_URI);

test('it is advanced by a length or to a moment, goes back to real time, and tells every window', async () => {
  await using place = await open();
  const { client, house } = place;
  const told: string[] = [];
  house.running.hub.listen((message) => told.push('topic' in message ? message.topic : 'flow.recorded'));
  expect(await client.clock.get()).toMatchObject({ now: FIRST_MOMENT, realNow: FIRST_MOMENT, aheadMs: 0, simulatedFrom: null });
  expect(await client.clock.prospect({ byMs: HOUR })).toMatchObject({ to: FIRST_MOMENT + HOUR });
  expect(await client.clock.advance({ byMs: HOUR })).toMatchObject({ to: FIRST_MOMENT + HOUR });
  expect(await client.clock.advance({ to: FIRST_MOMENT + 3 * HOUR })).toMatchObject({ to: FIRST_MOMENT + 3 * HOUR });
  expect(await client.clock.get()).toMatchObject({ now: FIRST_MOMENT + 3 * HOUR, realNow: FIRST_MOMENT, aheadMs: 3 * HOUR, simulatedFrom: FIRST_MOMENT });
  expect(await client.server.status()).toMatchObject({ now: FIRST_MOMENT + 3 * HOUR, aheadMs: 3 * HOUR, startedAt: FIRST_MOMENT });
  await client.clock.finish({ began: 'keep' });
  expect(await client.clock.get()).toMatchObject({ now: FIRST_MOMENT, aheadMs: 0, simulatedFrom: null });
  expect(told).toEqual(['clock.changed', 'clock.changed', 'clock.changed']);
});

test('backwards, too far, and finishing what never began are refused with the reason', async () => {
  await using place = await open();
  const { client } = place;
  const refused = { code: 'CLOCK_REFUSED', defined: true };
  await expect(client.clock.finish({ began: 'keep' })).rejects.toMatchObject({ ...refused, data: { reason: 'It is in real time already.' } });
  await client.clock.advance({ byMs: HOUR });
  await expect(client.clock.advance({ to: FIRST_MOMENT })).rejects.toMatchObject({ ...refused, data: { reason: expect.stringMatching(/only goes forward.*Go back to real time/) as string } });
  await expect(client.clock.advance({ byMs: MOST_SHIFT_MS })).rejects.toMatchObject({ ...refused, data: { reason: expect.stringContaining('ten years') as string } });
  for (const wish of [{ byMs: -1 }, { byMs: 0.5 }, { byMs: MOST_SHIFT_MS + 1 }, { to: -1 }]) await expect(client.clock.advance(wish)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await client.clock.get()).toMatchObject({ aheadMs: HOUR });
});

test('a simulation is not finished under a check-up, and goes on as it was; advancing stays possible', async () => {
  await using place = await open();
  const { client, app: { clientId }, signIn } = place;
  await client.clock.advance({ byMs: HOUR });
  await signIn();
  const { checkupId, startedAt } = await client.checkups.start({ clientId, scenarios: ['state.wrong'], addresses: null });
  await client.clock.advance({ byMs: HOUR });
  const before = await client.clock.review();
  const reason = 'A check-up of Clipnote is under way, and is judged by what is recorded meanwhile. Finish or cancel it first.';
  for (const began of ['keep', 'discard'] as const) await expect(client.clock.finish({ began })).rejects.toMatchObject({ code: 'CLOCK_REFUSED', defined: true, data: { reason } });
  expect(await client.clock.review()).toEqual(before);
  await client.checkups.cancel({ checkupId });
  await client.clock.finish({ began: 'keep' });
  expect((await client.checkups.view({ clientId })).newest).toMatchObject({ checkupId, state: 'cancelled', startedAt, endedAt: startedAt + HOUR });
  expect(await client.clock.get()).toMatchObject({ aheadMs: 0 });
});

test('what lives is listed in the order in which it dies; what would die on the way is told before, and what died after', async () => {
  await using place = await open();
  const { client, app, developer, signIn, real } = place;
  await signIn();
  real.advance(60_000);
  const second = await signIn();
  await developer.logIn();
  await developer.refresh(second.refresh_token);
  const { living, died } = await client.clock.get();
  expect(living.tokens.map(({ of, expiresAt }) => [of, expiresAt - FIRST_MOMENT])).toEqual([
    ['code', 60_000 + 600_000], ['access_token', HOUR], ['access_token', HOUR + 60_000], ['access_token', HOUR + 60_000], ['refresh_token', 30 * DAY], ['refresh_token', 30 * DAY + 60_000],
  ]);
  expect(living.tokens[1]).toMatchObject({ clientId: app.clientId, appName: 'Clipnote', personName: 'Ada Lindqvist', flowNumber: 1 });
  expect(died.tokens).toEqual([]);
  const kinds = ({ tokens }: typeof living): string[] => tokens.map(({ of }) => of);
  expect(kinds((await client.clock.prospect({ byMs: HOUR - 60_001 })).dies)).toEqual(['code']);
  expect(kinds((await client.clock.prospect({ byMs: HOUR - 60_000 })).dies)).toEqual(['code', 'access_token']);
  expect(kinds((await client.clock.prospect({ byMs: 30 * DAY })).dies)).toEqual(['code', 'access_token', 'access_token', 'access_token', 'refresh_token', 'refresh_token']);
  expect(kinds((await client.clock.advance({ byMs: HOUR })).dies)).toEqual(['code', 'access_token', 'access_token', 'access_token']);
  const later = await client.clock.get();
  expect([kinds(later.living), kinds(later.died)]).toEqual([['refresh_token', 'refresh_token'], ['code', 'access_token', 'access_token', 'access_token']]);
  await client.clock.advance({ byMs: 31 * DAY });
  const last = await client.clock.get();
  expect([kinds(last.living), last.died.tokens.length]).toEqual([[], 6]);
});

test('one second after a token dies it is dead, and what is dead already is refused', async () => {
  await using place = await open();
  const { client, developer, signIn } = place;
  const tokens = await signIn();
  const { living } = await client.clock.get();
  const access = living.tokens[0] ?? expect.fail('nothing lives');
  const wish = { afterToken: { flowId: access.flowId, fingerprint: access.fingerprint } };
  expect(await client.clock.advance(wish)).toMatchObject({ to: access.expiresAt + AFTER_DEATH_MS, dies: { tokens: [{ fingerprint: access.fingerprint }] } });
  await expect(developer.callMeetings(tokens.access_token)).rejects.toThrow();
  await expect(client.clock.advance(wish)).rejects.toMatchObject({ code: 'CLOCK_REFUSED', data: { reason: 'This access token is dead already.' } });
  await developer.refresh(tokens.refresh_token);
  const replaced = living.tokens[1] ?? expect.fail('no refresh token');
  const gone = { afterToken: { flowId: replaced.flowId, fingerprint: replaced.fingerprint } };
  await expect(client.clock.advance(gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.clock.advance({ afterToken: { flowId: FlowId.parse('flow_0000000000000000'), fingerprint: access.fingerprint } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what is recorded meanwhile says how far the clock was ahead, and nothing does in real time', async () => {
  await using place = await open();
  const { client, signIn } = place;
  await signIn();
  await client.clock.advance({ byMs: 30 * DAY });
  await signIn();
  const { flows } = await client.flows.list({});
  const shifts = await Promise.all(flows.map(async ({ flowId }) => (await client.flows.get({ flowId })).events.map(({ aheadMs }) => aheadMs)));
  expect(new Set(shifts[0])).toEqual(new Set([30 * DAY]));
  expect(new Set(shifts[1])).toEqual(new Set([undefined]));
});

test('a wish of one millisecond holds although the clock moves between two looks', async () => {
  await using place = await open();
  const { client, real } = place;
  // Each look is a millisecond later than the one before.
  real.now = () => real.advance(1);
  for (const byMs of [1, 2, 1]) await expect(client.clock.advance({ byMs })).resolves.toMatchObject({ to: expect.any(Number) as number });
});
