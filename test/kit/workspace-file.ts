/** Answers for workspace files with fixed ids and secrets, as tests hand them to `--workspace`. */
import { writeFileSync } from 'node:fs';
import type { TempFolder } from './temp-folder.ts';

/** Where the app of the file waits for its callback. Nothing listens there: the browser walk stops before it. */
export const REDIRECT_URI = 'http://127.0.0.1:53682/callback';

/** The app of the file. Its secret holds characters that form-encoding changes. */
export const CLIPNOTE = { clientId: 'mavio_client_Clipnote0001', clientSecret: 'mavio_secret_test+only/with=odd&signs%' } as const;

/** Writes a workspace file with one app; answers the flags that use it and a data folder beside it. */
export function writeWorkspace(folder: TempFolder): string[] {
  const file = folder.join('apps.json');
  const details = { name: 'Clipnote', description: 'Clips from meetings', homepageUrl: 'https://clipnote.example', environment: 'development' };
  writeFileSync(file, JSON.stringify({ apps: [{ ...details, redirectUris: [REDIRECT_URI], ...CLIPNOTE }] }));
  return ['--workspace', file, '--data-dir', folder.join('data')];
}
