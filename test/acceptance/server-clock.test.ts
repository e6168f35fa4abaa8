/** Answers for everything obeying the one clock of the server: lives, idle times, rate limits, charts, old flows, restarts. */
import { expect, test, vi } from 'vitest';
import { openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { readVerdict } from '../kit/failed-check.ts';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REDIRECT_URI = 'http://127.0.0.1:53720/callback';

async function open() {
  // The machine's clock stands still: whatever moves here, moved with the server clock.
  const house = await openConsole({ clock: new FixedClock(), consent: 'authorize' });
  const { app, clientSecret } = await house.client.apps.register({ name: 'Clipnote', description: '', homepageUrl: 'https://app.example', environment: 'development', redirectUris: [REDIRECT_URI] });
  const settings = { clientId: app.clientId, clientSecret, redirectUri: REDIRECT_URI };
  const developer = await DeveloperApp.discover({ issuer: house.issuer, ...settings });
  const signIn = async (scope?: string) => {
    const { login, params } = await developer.logIn(scope);
    return developer.exchange(params, login.verifier);
  };
  return { house, client: house.client, app, settings, developer, signIn, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() };
}

const works = (developer: DeveloperApp, token: string): Promise<boolean> => developer.callMeetings(token).then((response) => response.ok, () => false);

test('one hour kills exactly the access tokens', async () => {
  await using place = await open();
  const { client, developer, signIn } = place;
  const early = await signIn();
  await client.clock.advance({ byMs: HOUR - 1 });
  const late = await signIn();
  expect([await works(developer, early.access_token), await works(developer, late.access_token)]).toEqual([true, true]);
  await client.clock.advance({ byMs: 1 });
  expect([await works(developer, early.access_token), await works(developer, late.access_token)]).toEqual([false, true]);
  await client.clock.advance({ byMs: HOUR });
  expect(await works(developer, late.access_token)).toBe(false);
  // Both refresh tokens live on.
  for (const { refresh_token } of [early, late]) expect(await works(developer, (await developer.refresh(refresh_token)).access_token)).toBe(true);
});

test('a refresh at day 29 still works at day 58; 30 days and a second of idling fail and name the idle time', async () => {
  await using place = await open();
  const { client, developer, signIn } = place;
  const first = await signIn();
  await client.clock.advance({ byMs: 29 * DAY });
  const second = await developer.refresh(first.refresh_token);
  await client.clock.advance({ byMs: 29 * DAY });
  const third = await developer.refresh(second.refresh_token);
  expect(await works(developer, third.access_token)).toBe(true);
  await client.clock.advance({ byMs: 30 * DAY + 1000 });
  await expect(developer.refresh(third.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  const { flows } = await client.flows.list({ limit: 1 });
  const event = (await client.flows.get({ flowId: flows[0]?.flowId ?? expect.fail('no flow') })).events.at(-1) ?? expect.fail('no event');
  expect(event).toMatchObject({ at: FIRST_MOMENT + 88 * DAY + 1000, aheadMs: 88 * DAY + 1000 });
  const verdict = await readVerdict(client);
  expect(verdict.id).toBe('refresh.fresh');
  expect(JSON.stringify([verdict.expected, verdict.received, event])).toMatch(/30 days/);
});

test('a window of the rate limit is one of the server clock', async () => {
  await using place = await open();
  const { client, developer, signIn } = place;
  const { access_token } = await signIn();
  const remaining = async (): Promise<number> => Number((await developer.callMeetings(access_token)).headers.get('x-ratelimit-remaining'));
  expect([await remaining(), await remaining()]).toEqual([999, 998]);
  await client.clock.advance({ byMs: 60_000 });
  expect(await remaining()).toBe(999);
});

test('charts and figures end at the server clock', async () => {
  await using place = await open();
  const { client, app, developer, signIn } = place;
  await developer.callMeetings((await signIn()).access_token);
  await client.clock.advance({ byMs: 10 * DAY });
  await developer.callMeetings((await signIn()).access_token);
  const { bars, to } = await client.apps.overview({ clientId: app.clientId, range: 'month' });
  expect(to).toBeGreaterThan(FIRST_MOMENT + 10 * DAY);
  expect(bars.flatMap(({ apiCalls }, index) => (apiCalls === 0 ? [] : [[bars.length - 1 - index, apiCalls]]))).toEqual([[10, 1], [0, 1]]);
  expect((await client.apps.stats()).apps[0]).toMatchObject({ active: 2, apiCalls: 2 });
  await client.clock.advance({ byMs: 25 * DAY });
  expect((await client.apps.stats()).apps[0]).toMatchObject({ active: 1, apiCalls: 0 });
});

test('old flows stay while the clock is shifted, however old they look', async () => {
  await using place = await open();
  const { client, signIn } = place;
  await signIn();
  await signIn();
  await client.preferences.set({ retention: { days: 1, megabytes: null } });
  await client.clock.advance({ byMs: 300 * DAY });
  expect(await client.recordings.weigh({ days: 1, megabytes: null })).toMatchObject({ flows: 2, isPaused: true });
  expect(await client.recordings.tidy()).toEqual({ flows: 0, keptAlive: 0 });
  expect((await client.flows.list({})).flows.length).toBe(2);
});

test('a restart goes on where the clock was', async () => {
  await using place = await open();
  const { house, client, settings, signIn } = place;
  const { access_token, refresh_token } = await signIn();
  await client.clock.advance({ byMs: 2 * HOUR });
  await using again = await house.restart();
  expect(await again.client.clock.get()).toMatchObject({ aheadMs: 2 * HOUR, simulatedFrom: FIRST_MOMENT });
  const developer = await DeveloperApp.discover({ issuer: again.issuer, ...settings });
  expect(await works(developer, access_token)).toBe(false);
  expect((await developer.refresh(refresh_token)).expires_in).toBe(3600);
});

test('nothing reads the machine’s clock: frozen in another century, it leaves no trace in what is answered or recorded', async () => {
  const FROZEN = Date.UTC(1999, 11, 31, 23, 59, 59);
  vi.useFakeTimers({ toFake: ['Date'], now: FROZEN });
  try {
    await using place = await open();
    const { client, app, developer, signIn } = place;
    const first = await signIn();
    await developer.callMeetings(first.access_token);
    await client.clock.advance({ byMs: HOUR });
    expect(await works(developer, first.access_token)).toBe(false);
    const second = await developer.refresh(first.refresh_token);
    const answer = await developer.callMeetings(second.access_token);
    expect(Date.parse(answer.headers.get('date') ?? '')).toBe(FIRST_MOMENT + HOUR);
    expect(Number(answer.headers.get('x-ratelimit-reset')) * 1000 - (FIRST_MOMENT + HOUR)).toBeLessThanOrEqual(60_000);
    const { flows } = await client.flows.list({});
    const { events } = await client.flows.get({ flowId: flows[0]?.flowId ?? expect.fail('no flow') });
    expect(new Set(events.map(({ at }) => at))).toEqual(new Set([FIRST_MOMENT, FIRST_MOMENT + HOUR]));
    const told = JSON.stringify([
      flows, events, await client.clock.get(), await client.server.status(), await client.apps.list(), await client.apps.stats(), await client.apps.overview({ clientId: app.clientId, range: 'day' }),
      await client.authorizations.list({ clientId: app.clientId }), await client.apps.stakes({ clientId: app.clientId }), await client.apps.secret({ clientId: app.clientId }), await client.clock.review(),
    ]);
    for (const trace of ['1999-12-31', '2000-01-01', '94668479', '94668480']) expect(told).not.toContain(trace);
  } finally {
    vi.useRealTimers();
  }
});

test('a console begins at the date of --clock: any while nothing is recorded, only later ones after that', async () => {
  const PAST = FIRST_MOMENT - 200 * DAY;
  await using house = await openConsole({ clock: new FixedClock(), consent: 'authorize' });
  await using past = await house.restart({ startAt: PAST });
  expect(await past.client.clock.get()).toMatchObject({ now: PAST, aheadMs: -200 * DAY, simulatedFrom: PAST });
  const { app, clientSecret } = await past.client.apps.register({ name: 'Clipnote', description: '', homepageUrl: 'https://app.example', environment: 'development', redirectUris: [REDIRECT_URI] });
  const developer = await DeveloperApp.discover({ issuer: past.issuer, clientId: app.clientId, clientSecret, redirectUri: REDIRECT_URI });
  await developer.logIn();
  const { flows } = await past.client.flows.list({});
  const { events } = await past.client.flows.get({ flowId: flows[0]?.flowId ?? expect.fail('no flow') });
  expect(events[0]).toMatchObject({ at: PAST, aheadMs: -200 * DAY });
  // Left out, it goes on where it was; a later date is an advance.
  await using on = await past.restart({ startAt: null });
  expect(await on.client.clock.get()).toMatchObject({ now: PAST });
  await using later = await on.restart({ startAt: PAST + DAY });
  expect(await later.client.clock.get()).toMatchObject({ now: PAST + DAY, simulatedFrom: PAST });
  await expect(later.restart({ startAt: PAST })).rejects.toThrow(/only goes forward.*Leave --clock out/);
  await later.folder[Symbol.asyncDispose]();
});
