/** Answers for the console's own settings in a workspace file: shown before, ports tried, taken over at once or at the next start, and put back. */
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from '../../../src-main/services/free-port.ts';
import { writeMistake } from '../../../src-main/services/workspace/workspace-mistakes.ts';
import { openConsole, type TestConsole } from '../../kit/console.ts';
import { FixedClock } from '../../kit/fixed-clock.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { importText } from './workspaces.ts';

const write = (settings: object): string => JSON.stringify({ settings, apps: [] }, null, 2);

async function mistakesIn({ client }: TestConsole, settings: object): Promise<readonly string[]> {
  const given = { text: write(settings), fileName: null, mode: 'add' } as const;
  const reading = await client.workspace.read(given);
  if (reading.kind !== 'mistakes') return [];
  await expect(client.workspace.apply({ ...given, seen: '' })).rejects.toMatchObject({ code: 'WORKSPACE_REFUSED' });
  return reading.mistakes.map(writeMistake);
}

test('the difference names each setting before and after, says when a port counts, and how many flows are too old', async () => {
  const clock = new FixedClock();
  await using console = await openConsole({ clock });
  const { client, issuer } = console;
  await (await fetch(`${issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: 'none' }) })).text();
  clock.advance(3 * 86_400_000);
  const { difference } = await importText(client, { text: write({ rotates: false, retention: { days: 2, megabytes: 500 }, port: 20_001, consolePort: null }) });
  expect(difference.changes.map(({ name, fields }) => [name, fields[0]?.before, fields[0]?.after])).toEqual([
    ['Rotation of refresh tokens', ['on'], ['off']],
    ['How long recorded flows are kept', ['without a bound'], ['for 2 days', 'up to 500 MB', '1 flow older than that will be taken away']],
    ['Port of the server, from the next start on', ['the usual one, 4400'], ['20001']],
  ]);
  const { preferences, running } = await client.preferences.get();
  expect(preferences).toEqual({ rotates: false, retention: { days: 2, megabytes: 500 }, port: 20_001, consolePort: null });
  expect(running.port).toBe(Number(new URL(issuer).port));
  expect(await client.workspace.undoable()).toMatchObject({ does: 'Undo puts 1 thing back as before.', cannot: ['Flows that the import let be taken away do not come back.'] });
  await client.workspace.undo();
  expect((await client.preferences.get()).preferences).toEqual({ rotates: true, retention: { days: null, megabytes: null }, port: null, consolePort: null });
});

test('what the file leaves out stays, also half of the retention', async () => {
  await using console = await openConsole();
  await console.client.preferences.set({ rotates: false, retention: { days: 30, megabytes: 100 }, port: 20_002 });
  await importText(console.client, { text: write({ retention: { days: 7 } }) });
  expect((await console.client.preferences.get()).preferences).toEqual({ rotates: false, retention: { days: 7, megabytes: 100 }, port: 20_002, consolePort: null });
});

test('a port that another program has, or the other door, is a mistake at its place, and nothing is changed', async () => {
  await using console = await openConsole();
  await using other = createServer();
  await new Promise<void>((done) => other.listen({ host: '127.0.0.1', port: 0 }, done));
  const { port } = other.address() as AddressInfo;
  expect(await mistakesIn(console, { rotates: false, port })).toEqual([`line 4, column 13: settings.port: Another program listens on port ${String(port)}. Stop it, or choose another port.`]);
  expect(await mistakesIn(console, { consolePort: 4400 })).toEqual(['line 3, column 20: settings.consolePort: 4400 is the port of the server. Each needs one of its own.']);
  expect(await mistakesIn(console, { port: 4410 })).toEqual(['line 3, column 13: settings.port: 4410 is the port of the console page. Each needs one of its own.']);
  expect((await console.client.preferences.get()).preferences).toMatchObject({ rotates: true, port: null, consolePort: null });
});

test('two windows: settings that were changed after the import are not lost by taking it back', async () => {
  await using console = await openConsole();
  await importText(console.client, { text: write({ rotates: false }) });
  await console.client.preferences.set({ retention: { days: 1, megabytes: null } });
  expect(await console.client.workspace.undoable()).toBeNull();
  await expect(console.client.workspace.undo()).rejects.toMatchObject({ code: 'NOT_NOW' });
});

test('an imported port counts from the next start on; that of --workspace at once, unless a flag wins', async () => {
  const [first, second] = [await findFreePort(), await findFreePort()];
  await using house = await openConsole();
  await importText(house.client, { text: write({ port: first }) });
  expect(house.issuer).not.toContain(`:${String(first)}`);
  await using again = await house.restart();
  expect(again.issuer).toBe(`http://127.0.0.1:${String(first)}`);

  await using folder = await makeTempFolder('ports');
  const workspace = folder.join('apps.json');
  await writeFile(workspace, write({ port: second }));
  await using served = await openConsole({ workspace });
  expect(served.issuer).toBe(`http://127.0.0.1:${String(second)}`);
  expect((await served.client.preferences.get()).preferences.port).toBe(second);
  await using flagged = await openConsole({ workspace, fromFlag: { port: true, consolePort: false } });
  expect(flagged.issuer).not.toContain(`:${String(second)}`);
});
