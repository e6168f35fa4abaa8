/** Answers for a console with many apps, and for a request of one of them that is refused. */
import { writeFileSync } from 'node:fs';
import type { TempFolder } from './temp-folder.ts';
import { CLIPNOTE } from './workspace-file.ts';

const REDIRECT_URI = 'http://localhost:5173/oauth/callback';

/** Flags for a console with Clipnote and, after it, as many other apps as a test wants. */
export function writeManyApps(folder: TempFolder, others = 2): string[] {
  const shared = { description: '', homepageUrl: 'https://clipnote.example', redirectUris: [REDIRECT_URI] };
  const more = Array.from({ length: others }, (_, index) => {
    const digits = String(index).padStart(12, '0');
    const environment = index % 2 === 0 ? 'development' : 'production';
    const redirectUris = environment === 'production' ? ['https://board.example/cb'] : [REDIRECT_URI];
    return { ...shared, redirectUris, name: `Board ${String(index + 1)}`, environment, clientId: `mavio_client_${digits}`, clientSecret: `mavio_secret_${digits.repeat(3)}` };
  });
  const file = folder.join('apps.json');
  writeFileSync(file, JSON.stringify({ apps: [{ ...shared, name: 'Clipnote', environment: 'development', ...CLIPNOTE }, ...more] }));
  return ['--vault', 'session', '--workspace', file, '--data-dir', folder.join('data')];
}

/** Sends an authorization request of Clipnote that is refused with a page. */
export async function knockWrongly(issuer: string): Promise<void> {
  const url = new URL('/oauth/authorize', issuer);
  url.search = new URLSearchParams({ response_type: 'code', client_id: CLIPNOTE.clientId, redirect_uri: 'http://localhost:9/other' }).toString();
  await fetch(url, { redirect: 'manual' });
}
