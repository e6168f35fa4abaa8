/** Answers for workspace files: every mistake named where it stands, all apps or none, and secrets shown once. */
import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readWorkspaceFile } from '../../../src-main/services/workspace/read-workspace-file.ts';
import { WorkspaceMistakes } from '../../../src-main/services/workspace/workspace-mistakes.ts';
import { openConsole, type TestConsole } from '../../kit/console.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

const APP = {
  name: 'Clipnote',
  description: 'Clips from your meetings.',
  homepageUrl: 'https://clipnote.example',
  environment: 'development',
  redirectUris: ['http://127.0.0.1:3000/callback'],
};

/** Starts a console with a workspace file of these apps. */
async function openWith(apps: readonly object[], before?: TestConsole): Promise<TestConsole> {
  const folder = before?.folder ?? (await makeTempFolder('workspace'));
  await writeFile(folder.join('apps.json'), JSON.stringify({ apps }));
  return await openConsole({ folder, workspace: folder.join('apps.json') });
}

it('says why a file cannot be read', async () => {
  await using folder = await makeTempFolder('workspace');
  await expect(readWorkspaceFile(folder.join('none.json'))).rejects.toEqual(expect.objectContaining({ sentences: [`${folder.join('none.json')}: there is no such file.`] }));
  await expect(readWorkspaceFile(folder.path)).rejects.toEqual(expect.objectContaining({ sentences: [`${folder.path}: this is a folder, not a file.`] }));
});

it('reads YAML, and says that a file is not UTF-8', async () => {
  await using folder = await makeTempFolder('workspace');
  const path = folder.join('apps.yaml');
  await writeFile(path, 'apps:\n  - name: Clipnote\n    homepageUrl: https://clipnote.example\n    environment: production\n    redirectUris: [https://clipnote.example/callback]\n');
  expect((await readWorkspaceFile(path)).file.apps).toMatchObject([{ name: 'Clipnote', description: '' }]);
  await writeFile(path, Buffer.from([0xff, 0xfe, 0x61, 0x00]));
  await expect(readWorkspaceFile(path)).rejects.toEqual(expect.objectContaining({ sentences: [`${path}: the file is not UTF-8. Save it again as UTF-8.`] }));
});

it('takes a file that begins with a byte order mark', async () => {
  await using folder = await makeTempFolder('workspace');
  await writeFile(folder.join('apps.json'), `\uFEFF${JSON.stringify({ apps: [APP] })}`);
  expect((await readWorkspaceFile(folder.join('apps.json'))).file.apps).toHaveLength(1);
});

it('touches no data folder when the file has mistakes', async () => {
  await using folder = await makeTempFolder('workspace');
  await writeFile(folder.join('apps.json'), '{}');
  await expect(openConsole({ workspace: folder.join('apps.json'), dataFolder: folder.join('data') })).rejects.toBeInstanceOf(WorkspaceMistakes);
  await expect(readWorkspaceFile(folder.join('data', 'mavio.db'))).rejects.toEqual(expect.objectContaining({ message: expect.stringContaining('no such file') as string }));
});

it('makes ids and secrets, and shows a secret only in the run that created the app', async () => {
  const first = await openWith([APP, { ...APP, name: 'Fixed', clientId: 'fixed-id', clientSecret: 's3cret+%/=' }]);
  const [made, fixed] = first.running.workspaceApps;
  expect(made).toEqual({ name: 'Clipnote', clientId: expect.stringMatching(/^mavio_client_/) as string, clientSecret: expect.stringMatching(/^mavio_secret_/) as string });
  expect(fixed).toEqual({ name: 'Fixed', clientId: 'fixed-id', clientSecret: 's3cret+%/=' });
  await first.running.close();
  await using second = await openWith([{ ...APP, name: 'clipnote', description: 'New words.' }, { ...APP, name: 'Renamed', clientId: 'fixed-id', clientSecret: 's3cret+%/=' }], first);
  expect(second.running.workspaceApps).toEqual([{ name: 'clipnote', clientId: made?.clientId }, { name: 'Renamed', clientId: 'fixed-id' }]);
  const apps = await second.client.apps.list();
  expect(apps.map(({ name, description, secretKeptIn }) => [name, description, secretKeptIn])).toEqual([
    ['clipnote', 'New words.', 'nowhere'],
    ['Renamed', APP.description, 'session'],
  ]);
});

it('swaps the secret of an app when the file gives another one', async () => {
  const first = await openWith([{ ...APP, clientId: 'a', clientSecret: 'one' }]);
  const [before] = await first.client.apps.list();
  await first.running.close();
  await using second = await openWith([{ ...APP, clientId: 'a', clientSecret: 'two' }], first);
  const [after] = await second.client.apps.list();
  expect(after?.secretFingerprint).not.toBe(before?.secretFingerprint);
  expect(after?.createdAt).toBe(before?.createdAt);
  expect(after?.secretKeptIn).toBe('session');
});

it('lets two apps of the file swap their names', async () => {
  const first = await openWith([{ ...APP, name: 'A', clientId: '1' }, { ...APP, name: 'B', clientId: '2' }]);
  await first.running.close();
  await using second = await openWith([{ ...APP, name: 'B', clientId: '1' }, { ...APP, name: 'A', clientId: '2' }], first);
  expect((await second.client.apps.list()).map(({ name, clientId }) => name + clientId)).toEqual(['A2', 'B1']);
});

it('names clashes with registered apps and inside the file, and changes nothing', async () => {
  const first = await openWith([{ ...APP, name: 'Taken', clientId: '1' }, { ...APP, name: 'Same', clientId: '2' }]);
  await first.running.close();
  const clashing = [
    { ...APP, name: 'New one' },
    { ...APP, name: 'TAKEN', clientId: 'other' },
    { ...APP, name: 'Other' },
    { ...APP, name: 'Same' },
    { ...APP, name: 'Renamed', clientId: '2' },
  ];
  await expect(openWith(clashing, first)).rejects.toMatchObject({
    mistakes: [
      { path: 'apps[1].name', message: 'The app 1, which is registered here, has this name.' },
      { path: 'apps[4]', message: 'means the same registered app as apps[3].' },
    ],
  });
  await expect(openWith(clashing, first)).rejects.toMatchObject({ message: expect.stringContaining(`${first.folder.join('apps.json')}: line 1, column `) as string });
  await using third = await openConsole({ folder: first.folder });
  expect((await third.client.apps.list()).map(({ name }) => name)).toEqual(['Same', 'Taken']);
});
