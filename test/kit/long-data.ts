/** Answers for a console whose names, addresses and people are as long as they may be. */
import { writeFileSync } from 'node:fs';
import { walk } from './browser-walk.ts';
import { DeveloperApp } from './developer-app.ts';
import type { TempFolder } from './temp-folder.ts';

const HOST = 'integrations.quarterly-board-minutes.subsidiary-of-a-very-long-company-name.example';
const longUri = (index: number): string => `https://${HOST}/tenants/0f8fad5b-d9cb-469f-a165-70867728950e/oauth/callbacks/${String(index)}?return_to=%2Fsettings%2Fintegrations&region=eu-central-1`;

/** The app of the file. */
export const LONG_APP = {
  name: 'Quarterly Board Minutes and Action Item Synchroniser (EMEA)',
  clientId: 'mavio_client_LongNameApp1',
  clientSecret: 'mavio_secret_of_the_app_with_the_long_name',
  redirectUri: longUri(1),
} as const;

/** Sixty characters each. */
export const LONG_PERSON = { name: 'Wilhelmina Konstantinopolitańska-Featherstonehaugh de la Veg', organisation: 'Rheinisch-Westfälische Gesellschaft für Besprechungsprotokol' } as const;

/** A client id that nobody issued. */
export const LONG_STRANGER = 'my-very-own-client-id-that-is-far-too-long-to-be-one-of-mavio-and-goes-on-and-on';

/** Writes the workspace file. Out: flags that use it and a data folder beside it. */
export function writeLongData(folder: TempFolder): string[] {
  const { redirectUri, ...app } = LONG_APP;
  const redirectUris = [redirectUri, ...Array.from({ length: 19 }, (_, index) => longUri(index + 2))];
  const description = 'Copies every decision, vote and action item of each board meeting into the company secretary’s register, in the three languages that the articles of association ask for, and reminds whoever owns an action.';
  const people = [{ ...LONG_PERSON, email: `wilhelmina.konstantinopolitanska-featherstonehaugh@research.${HOST}`, plan: 'free' }];
  const file = folder.join('long.json');
  writeFileSync(file, JSON.stringify({ people, apps: [{ ...app, description, homepageUrl: `https://${HOST}/`, environment: 'production', redirectUris }] }));
  return ['--workspace', file, '--data-dir', folder.join('data'), '--vault', 'session'];
}

/** A login with many scopes, one that is refused, and a knock of the stranger. */
export async function walkLongData(issuer: string): Promise<void> {
  const app = await DeveloperApp.discover({ issuer, ...LONG_APP });
  const { login, params } = await app.logIn('meetings:read transcripts:read notes:read notes:write action-items:read action-items:write channels:read channels:write webhooks:manage');
  const tokens = await app.exchange(params, login.verifier);
  await app.callMeetings(tokens.access_token);
  const near = new URL((await app.beginLogin()).url);
  near.searchParams.set('redirect_uri', longUri(3).replace('eu-central-1', 'eu-central-2'));
  await walk(near.href, { redirectUri: LONG_APP.redirectUri, answer: 'authorize' });
  await walk(`${issuer}/oauth/authorize?response_type=code&client_id=${LONG_STRANGER}&redirect_uri=http://127.0.0.1:9/`, { redirectUri: LONG_APP.redirectUri, answer: 'authorize' });
}
