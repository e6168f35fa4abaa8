/** Answers for a restore through the desktop door: the same process and window, the same issuer, the restored apps. */
import { expect, test } from 'vitest';
import { BackupName } from '../../src-preload/contract/backups.ts';
import { buildDesktop } from '../kit/desktop-build.ts';
import { startDesktop } from '../kit/desktop-in-process.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { writeWorkspace } from '../kit/workspace-file.ts';

const LATER = { name: 'Later', description: '', homepageUrl: 'https://later.example', environment: 'production' as const, redirectUris: ['https://later.example/cb'] };

test('the desktop starts the console again after a restore, and its page is loaded again', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder('desktop-restore'));
  const build = stack.use(await buildDesktop());
  const desktop = await startDesktop(build, [...writeWorkspace(folder), '--no-sandbox', '--vault', 'session', '--port', '0']);
  const { client } = desktop.connect();
  const { issuer } = await client.server.status();
  const { name } = await client.backups.make();
  await client.apps.register(LATER);
  expect(await client.backups.restore({ name: BackupName.parse(name) })).toEqual({ restarts: true });
  const reloads = (): number => desktop.electron.seen.windows.at(-1)?.webContents.reloads ?? 0;
  await expect.poll(reloads, { timeout: 60_000 }).toBe(1);
  const again = desktop.connect().client;
  expect((await again.apps.list()).map((app) => app.name)).toEqual(['Clipnote']);
  expect((await again.server.status()).issuer).toBe(issuer);
  expect((await again.backups.list()).report).toMatchObject({ from: name, failure: null, missing: [] });
});
