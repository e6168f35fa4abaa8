/** Answers for a story with known sign-ins, calls and refusals of two apps over several minutes and days, told by a clock that is handed in. */
import { systemClock } from '../../src-main/system-host.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { openConsole } from './console.ts';
import { DeveloperApp } from './developer-app.ts';
import type { TempFolder } from './temp-folder.ts';
import { CLIPNOTE, STANDUP } from './three-apps.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Act = 'sign in' | 'call' | 'call without scope' | 'refresh' | 'wrong secret' | 'code twice' | 'mismatch' | 'deny';

/** How long ago, what, and how often. None lies near the edge of a range, so that the counts stay the same while a test runs. */
const STANDUP_STORY: readonly (readonly [number, Act, number])[] = [
  [16 * DAY, 'sign in', 1], [16 * DAY, 'call', 3],
  [3 * DAY, 'sign in', 2], [3 * DAY, 'call', 5], [3 * DAY, 'mismatch', 2], [3 * DAY, 'wrong secret', 1], [3 * DAY, 'refresh', 3],
  [5 * HOUR, 'sign in', 1], [5 * HOUR, 'call', 7], [5 * HOUR, 'call without scope', 7], [5 * HOUR, 'deny', 1], [5 * HOUR, 'code twice', 1],
  [21 * MINUTE, 'sign in', 1], [21 * MINUTE, 'call', 2], [21 * MINUTE, 'wrong secret', 2],
  [4 * MINUTE, 'sign in', 1], [4 * MINUTE, 'call', 4], [4 * MINUTE, 'call without scope', 1],
];
const CLIPNOTE_STORY: typeof STANDUP_STORY = [
  [2 * DAY, 'sign in', 1], [2 * DAY, 'call', 2], [2 * DAY, 'mismatch', 1],
  [9 * MINUTE, 'sign in', 1], [9 * MINUTE, 'call', 1], [9 * MINUTE, 'refresh', 1], [9 * MINUTE, 'code twice', 1],
];

async function act(app: DeveloperApp, what: Act, held: { access: string; refresh: string | undefined }): Promise<void> {
  const { issuer, redirectUri } = app.settings;
  if (what === 'sign in' || what === 'wrong secret' || what === 'code twice') {
    const { login, params } = await app.logIn('meetings:read');
    if (what === 'wrong secret') {
      await app.withSecret('not-the-secret').exchange(params, login.verifier).catch(() => null);
      return;
    }
    const tokens = await app.exchange(params, login.verifier);
    if (what === 'code twice') {
      await app.exchange(params, login.verifier).catch(() => null);
      return;
    }
    held.access = tokens.access_token;
    held.refresh = tokens.refresh_token;
  } else if (what === 'call') await app.callMeetings(held.access);
  else if (what === 'refresh') held.refresh = (await app.refresh(held.refresh)).refresh_token;
  else if (what === 'deny') await app.logIn('meetings:read', 'deny').catch(() => null);
  else if (what === 'mismatch') {
    const url = new URL((await app.beginLogin()).url);
    url.searchParams.set('redirect_uri', `${redirectUri}/`);
    await (await fetch(url, { redirect: 'manual' })).text();
  } else await (await fetch(`${issuer}/v1/team`, { headers: { authorization: `Bearer ${held.access}` } })).text();
}

/** What was recorded of an app, in no order. */
export type Recorded = Readonly<Record<string, readonly TraceEvent[]>>;

/** Tells the story into a data folder whose workspace file is there. Out: everything that was recorded, by client id. */
export async function tellNumbersStory(folder: TempFolder): Promise<Recorded> {
  const begun = systemClock.now();
  let at = begun - 20 * DAY;
  await using console = await openConsole({ dataFolder: folder.join('data'), workspace: folder.join('apps.json'), clock: { now: () => at } });
  const acts = [...STANDUP_STORY.map((one) => [STANDUP, one] as const), ...CLIPNOTE_STORY.map((one) => [CLIPNOTE, one] as const)].toSorted((a, b) => b[1][0] - a[1][0]);
  const players = new Map<string, { app: DeveloperApp; held: { access: string; refresh: string | undefined } }>();
  for (const [settings, [ago, what, times]] of acts) {
    at = begun - ago;
    const player = players.get(settings.clientId) ?? { app: await DeveloperApp.discover({ issuer: console.issuer, ...settings }), held: { access: '', refresh: undefined } };
    players.set(settings.clientId, player);
    for (let time = 0; time < times; time += 1) await act(player.app, what, player.held);
  }
  const recorded: Record<string, TraceEvent[]> = {};
  for (const { clientId } of [STANDUP, CLIPNOTE]) {
    const { flows } = await console.client.flows.list({ clientId: ClientId.parse(clientId), limit: 200 });
    recorded[clientId] = (await Promise.all(flows.map(async ({ flowId }) => (await console.client.flows.get({ flowId })).events))).flat();
  }
  return recorded;
}
