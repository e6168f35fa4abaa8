/** Answers for three apps whose logins run through each other, phase by phase in parallel, and for what each must come to. */
import { writeFileSync } from 'node:fs';
import type { FlowOutcome } from '../../src-preload/contract/trace.ts';
import { readForm } from './browser-walk.ts';
import { DeveloperApp, type Login } from './developer-app.ts';
import type { TempFolder } from './temp-folder.ts';

const makeApp = (name: string, port: number) => ({
  name,
  clientId: `mavio_client_${name.replace(' ', '').slice(0, 10).padEnd(12, '0')}`,
  clientSecret: `mavio_secret_of_${name.replace(' ', '_')}`,
  redirectUri: `http://127.0.0.1:${String(port)}/callback`,
});
type MadeApp = ReturnType<typeof makeApp>;

export const STANDUP = makeApp('Standup Digest', 53701);
export const CLIPNOTE = makeApp('Clipnote', 53702);
export const RETRO = makeApp('Retro Board', 53703);
const APPS = [STANDUP, CLIPNOTE, RETRO];

/** Writes a workspace file with the three apps. Out: flags that use it and a data folder beside it. */
export function writeThreeApps(folder: TempFolder): string[] {
  const file = folder.join('apps.json');
  const apps = APPS.map(({ name, clientId, clientSecret, redirectUri }) => ({ name, clientId, clientSecret, homepageUrl: 'https://app.example', environment: 'development', redirectUris: [redirectUri] }));
  writeFileSync(file, JSON.stringify({ apps }));
  return ['--workspace', file, '--data-dir', folder.join('data')];
}

/** How a login goes. */
type Way = 'api' | 'refresh' | 'denied' | 'wrong secret' | 'wrong verifier' | 'mismatch' | 'code twice' | 'left';

/** What a login must come to. */
const ENDS: Record<Way, { readonly outcome: FlowOutcome; readonly headline: string }> = {
  api: { outcome: 'completed', headline: 'Reached the API' },
  refresh: { outcome: 'completed', headline: 'Token refreshed' },
  denied: { outcome: 'denied', headline: 'Ada chose Deny' },
  'wrong secret': { outcome: 'refused', headline: 'Client secret is wrong' },
  'wrong verifier': { outcome: 'refused', headline: 'Verifier does not match' },
  mismatch: { outcome: 'refused', headline: 'Redirect URI differs' },
  'code twice': { outcome: 'refused', headline: 'Code was already used' },
  left: { outcome: 'live', headline: 'Code issued, not exchanged yet' },
};

const PLAN: readonly (readonly [MadeApp, Way])[] = [
  [STANDUP, 'api'], [CLIPNOTE, 'denied'], [RETRO, 'wrong secret'], [STANDUP, 'mismatch'], [CLIPNOTE, 'refresh'], [RETRO, 'api'],
  [STANDUP, 'code twice'], [CLIPNOTE, 'api'], [RETRO, 'denied'], [STANDUP, 'wrong verifier'], [CLIPNOTE, 'wrong secret'], [RETRO, 'left'],
];

/** A login that was made: its challenge names its flow, because nothing else in it is plain and its own. */
export interface MadeLogin {
  readonly appName: string;
  readonly way: Way;
  readonly challenge: string;
  readonly outcome: FlowOutcome;
  readonly headline: string;
}

interface Running {
  readonly made: MadeLogin;
  readonly app: DeveloperApp;
  readonly login: Login;
  /** The consent form; null where the request was refused. */
  form: { readonly action: string; readonly fields: URLSearchParams } | null;
  callback: URL | null;
}

async function begin(issuer: string, [{ name, ...settings }, way]: readonly [MadeApp, Way]): Promise<Running> {
  const app = await DeveloperApp.discover({ issuer, ...settings });
  const login = await app.beginLogin();
  const url = new URL(login.url);
  if (way === 'mismatch') url.searchParams.set('redirect_uri', `${settings.redirectUri}/`);
  const answer = await fetch(url, { redirect: 'manual' });
  await answer.text();
  const location = answer.headers.get('location');
  const page = location === null ? null : new URL(location, url).href;
  const form = page === null ? null : readForm(await (await fetch(page)).text(), page);
  return { made: { appName: name, way, challenge: url.searchParams.get('code_challenge') ?? '', ...ENDS[way] }, app, login, form, callback: null };
}

async function answer(running: Running): Promise<void> {
  if (running.form === null) return;
  const { action, fields } = running.form;
  fields.set('answer', running.made.way === 'denied' ? 'deny' : 'authorize');
  const response = await fetch(action, { method: 'POST', body: fields, headers: { origin: new URL(action).origin }, redirect: 'manual' });
  running.callback = new URL(response.headers.get('location') ?? '');
}

/** What the app does with its callback. Refusals are what is wanted in some ways; the flows tell which came. */
async function goOn({ made: { way }, app, login, callback }: Running): Promise<void> {
  if (callback === null || way === 'left' || way === 'denied') return;
  const params = app.readCallback(callback, login);
  const exchanging = way === 'wrong secret' ? app.withSecret('not-the-secret') : app;
  const verifier = way === 'wrong verifier' ? 'x'.repeat(43) : login.verifier;
  const tokens = await exchanging.exchange(params, verifier).catch(() => null);
  if (tokens === null) return;
  if (way === 'code twice') await app.exchange(params, verifier).catch(() => null);
  else await app.callMeetings(tokens.access_token);
  if (way === 'refresh') await app.refresh(tokens.refresh_token);
}

/** Walks all logins: every request first, then every answer, then every exchange; each phase in parallel and in another order. */
export async function walkThreeApps(issuer: string): Promise<MadeLogin[]> {
  const running = await Promise.all(PLAN.map((plan) => begin(issuer, plan)));
  await Promise.all(running.toReversed().map(answer));
  const [first, second] = [running.filter((_, index) => index % 2 === 1), running.filter((_, index) => index % 2 === 0)];
  await Promise.all([...first, ...second].map(goOn));
  return running.map(({ made }) => made);
}
