/** Answers for the server clock and the addresses of check-ups in a workspace file: where they count, where they are refused, and the way back. */
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import { writeMistake, WorkspaceMistakes } from '../../../src-main/services/workspace/workspace-mistakes.ts';
import { openConsole, type TestConsole } from '../../kit/console.ts';
import { FIRST_MOMENT, FixedClock } from '../../kit/fixed-clock.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { importText } from './workspaces.ts';

const DAY = 86_400_000;
const CLIENT_ID = ClientId.parse('mavio_client_Clipnote0001');
const START = Date.UTC(2026, 0, 1);

const APP = `apps:
  - name: Clipnote
    clientId: ${CLIENT_ID}
    clientSecret: mavio_secret_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG
    environment: development
    homepageUrl: https://clipnote.example
    redirectUris: [http://127.0.0.1:3000/callback]
`;
const AT_NEW_YEAR = `version: 1\nclock: 2026-01-01T00:00:00Z\n${APP}`;

/** A request that is refused, and recorded all the same. */
async function record({ issuer }: TestConsole): Promise<void> {
  await fetch(`${issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'mavio_rt_nobody', client_id: CLIENT_ID }) });
}

async function mistakesIn({ client }: TestConsole, text: string): Promise<readonly string[]> {
  const reading = await client.workspace.read({ text, fileName: 'lab.yaml', mode: 'add' });
  return reading.kind === 'mistakes' ? reading.mistakes.map(writeMistake) : [];
}

const exported = async ({ client }: TestConsole): Promise<string> => (await client.workspace.export({ format: 'yaml' })).text;

async function openWith(text: string, choices: Parameters<typeof openConsole>[0] = {}): Promise<TestConsole> {
  const folder = await makeTempFolder('lab');
  await writeFile(folder.join('lab.yaml'), text);
  return await openConsole({ folder, workspace: folder.join('lab.yaml'), clock: new FixedClock(), ...choices });
}

describe('a console that is started with a file', () => {
  test('begins where the file says, so that nothing of it comes from another time, and exports the same', async () => {
    await using console = await openWith(AT_NEW_YEAR);
    expect(await console.client.clock.get()).toMatchObject({ now: START, aheadMs: START - FIRST_MOMENT, simulatedFrom: START });
    expect(await console.client.apps.get({ clientId: CLIENT_ID })).toMatchObject({ createdAt: START, secretCreatedAt: START });
    expect(await exported(console)).toContain('\nclock: 2026-01-01T00:00:00Z\n');
    await console.client.clock.advance({ byMs: DAY });
    // Where it was moved to by hand is what happened, and not how it is set up.
    expect(await exported(console)).toContain('\nclock: 2026-01-01T00:00:00Z\n');
    await console.client.clock.finish({ began: 'keep' });
    expect(await exported(console)).not.toContain('clock:');
  });

  test('follows the flag where there is one, and says that moment in an export', async () => {
    await using console = await openWith(AT_NEW_YEAR, { startAt: START + DAY });
    expect(await console.client.clock.get()).toMatchObject({ now: START + DAY });
    expect(await exported(console)).toContain('\nclock: 2026-01-02T00:00:00Z\n');
  });

  test('goes on where it stands when it is started with the same file again; another moment that has passed is named where it stands', async () => {
    const first = await openWith(AT_NEW_YEAR);
    await record(first);
    await first.client.clock.advance({ byMs: DAY });
    const second = await first.restart();
    expect(await second.client.clock.get()).toMatchObject({ now: START + DAY });
    await writeFile(second.folder.join('lab.yaml'), AT_NEW_YEAR.replace('2026-01-01', '2026-01-03'));
    const third = await second.restart();
    expect(await third.client.clock.get()).toMatchObject({ now: START + 2 * DAY, simulatedFrom: START });
    await writeFile(third.folder.join('lab.yaml'), AT_NEW_YEAR);
    const refusal = await third.restart().then(() => null, (problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(WorkspaceMistakes);
    expect(refusal instanceof WorkspaceMistakes ? refusal.mistakes : []).toEqual([expect.objectContaining({ line: 2, column: 8, path: 'clock', message: expect.stringMatching(/stands at 2026-01-03T00:00:00.000Z, and something is recorded already.*Leave clock out/) as string })]);
    await third.folder[Symbol.asyncDispose]();
  });

  test('that is refused leaves the clock where it stood, also when a flag had named the moment', async () => {
    const first = await openWith(APP);
    await first.client.clock.advance({ byMs: DAY });
    await writeFile(first.folder.join('lab.yaml'), AT_NEW_YEAR.replace(CLIENT_ID, 'another_id'));
    for (const startAt of [START, null]) await expect(first.restart({ startAt })).rejects.toThrow(WorkspaceMistakes);
    await using again = await first.restart({ workspace: null, startAt: null });
    expect(await again.client.clock.get()).toMatchObject({ aheadMs: DAY });
  });

  test('is back at that moment after a reset, however long the test before it took', async () => {
    const clock = new FixedClock();
    await using console = await openWith(AT_NEW_YEAR, { clock });
    await record(console);
    clock.advance(5000);
    await console.client.clock.advance({ byMs: 30 * DAY });
    await console.client.lab.reset();
    expect(await console.client.clock.get()).toMatchObject({ now: START });
    clock.advance(7000);
    await console.client.lab.reset();
    expect(await console.client.clock.get()).toMatchObject({ now: START, simulatedFrom: START });
    expect(await exported(console)).toContain('clock: 2026-01-01T00:00:00Z');
  });
});

describe('a file that names a moment, imported into a console that runs', () => {
  test('begins a simulation that was shown before, is exported again to the byte, and goes back with undo', async () => {
    await using console = await openConsole({ clock: new FixedClock() });
    const { difference } = await importText(console.client, { text: AT_NEW_YEAR, mode: 'add' });
    expect(difference.changes.find(({ id }) => id === 'clock')).toMatchObject({ name: 'Server clock', fields: [{ before: ['real time'], after: ['a simulation that begins at 2026-01-01T00:00:00Z; your apps keep real time'] }] });
    expect(await console.client.clock.get()).toMatchObject({ now: START, simulatedFrom: START });
    const { apps: [app], text } = { apps: await console.client.apps.list(), text: await exported(console) };
    expect(app?.createdAt).toBe(START);
    await using other = await openConsole({ clock: new FixedClock() });
    await importText(other.client, { text });
    expect(await exported(other)).toBe(text);
    expect((await importText(other.client, { text })).difference.changes).toEqual([]);

    expect(await console.client.workspace.undoable()).toMatchObject({ does: 'Undo removes 1 thing that the import added and puts the server clock back to real time.', cannot: ['The secrets that the import made stop working.'] });
    await record(console);
    expect((await console.client.workspace.undoable())?.cannot).toContain('What was recorded in the simulation stays, with the times that it has.');
    await console.client.workspace.undo();
    expect(await console.client.clock.get()).toMatchObject({ now: FIRST_MOMENT, aheadMs: 0 });
    expect(await exported(console)).not.toContain('clock:');
  });

  test('taken back under a check-up, leaves the check-up no end before its beginning', async () => {
    await using console = await openConsole({ clock: new FixedClock() });
    const { client } = console;
    const { app: { clientId } } = await client.apps.register({ name: 'Older', description: '', homepageUrl: 'https://older.example', environment: 'development', redirectUris: ['http://127.0.0.1:53719/callback'] });
    await importText(client, { text: AT_NEW_YEAR, mode: 'add' });
    const { checkupId } = await client.checkups.start({ clientId, scenarios: ['state.wrong'], addresses: null });
    await client.workspace.undo();
    await client.checkups.cancel({ checkupId });
    expect((await client.checkups.view({ clientId })).newest).toMatchObject({ state: 'cancelled', startedAt: START, endedAt: START });
  });

  test('is refused while a simulation is under way: it would jump', async () => {
    await using console = await openConsole({ clock: new FixedClock() });
    await console.client.clock.advance({ byMs: DAY });
    const { now } = await console.client.clock.get();
    expect(await mistakesIn(console, AT_NEW_YEAR)).toEqual([expect.stringMatching(/^line 2, column 8: clock: A simulation is under way: the server clock stands at .*Finish it under “Mocking” first, or take clock out of the file\./)]);
    const failure: unknown = await console.client.workspace.apply({ text: AT_NEW_YEAR, fileName: null, mode: 'add', seen: '' }).then(() => null, (cause: unknown) => cause);
    expect(failure).toMatchObject({ code: 'WORKSPACE_REFUSED' });
    expect([(await console.client.clock.get()).now, await console.client.apps.list()]).toEqual([now, []]);
    // Moved by hand, it is not how the console is set up.
    expect(await exported(console)).not.toContain('clock:');
    await console.client.clock.finish({ began: 'keep' });
    await importText(console.client, { text: AT_NEW_YEAR, mode: 'add' });
    expect((await console.client.clock.get()).now).toBe(START);
  });

  test('only goes forward once something is recorded, says what dies of age then, and nothing that was shown is done otherwise', async () => {
    await using console = await openConsole({ clock: new FixedClock(), consent: 'authorize' });
    await importText(console.client, { text: APP, mode: 'add' });
    const past = AT_NEW_YEAR.replace('2026-01-01T00:00:00Z', new Date(FIRST_MOMENT - DAY).toISOString());
    const given = { text: past, fileName: null, mode: 'add' as const };
    const reading = await console.client.workspace.read(given);
    const asked = new URLSearchParams({ response_type: 'code', client_id: CLIENT_ID, redirect_uri: 'http://127.0.0.1:3000/callback', scope: 'meetings:read', state: 'a-state-of-this-test' });
    await fetch(`${console.issuer}/oauth/authorize?${asked.toString()}`, { redirect: 'manual' });
    const failure: unknown = await console.client.workspace.apply({ ...given, seen: reading.kind === 'difference' ? reading.difference.seen : '' }).then(() => null, (cause: unknown) => cause);
    expect(failure).toMatchObject({ code: 'WORKSPACE_REFUSED', data: { mistakes: [{ line: 2, path: 'clock' }] } });
    const later = AT_NEW_YEAR.replace('2026-01-01T00:00:00Z', new Date(FIRST_MOMENT + DAY).toISOString());
    const { difference } = await importText(console.client, { text: later, mode: 'add' });
    expect(difference.changes.find(({ id }) => id === 'clock')?.fields[0]?.after).toEqual([expect.stringContaining('a simulation that begins at'), '1 code or token will be dead of age']);
    expect(await console.client.clock.get()).toMatchObject({ now: FIRST_MOMENT + DAY, simulatedFrom: FIRST_MOMENT });
  });
});

test('a moment that is none is named where it stands', async () => {
  await using console = await openConsole();
  const cases: readonly (readonly [string, RegExp])[] = [
    ['2026-01-01', /^line 2, column 8: clock: must be a date and time with its zone, such as 2026-01-01T00:00:00Z\./],
    ['2026-02-30T00:00:00Z', /^line 2, column 8: clock: is a day or time that there is not\./],
    ['1767225600000', /^line 2, column 8: clock: must be a text/],
    ['3026-01-01T00:00:00Z', /^line 2, column 8: clock: is more than ten years from real time\./],
  ];
  for (const [text, says] of cases) expect(await mistakesIn(console, AT_NEW_YEAR.replace('2026-01-01T00:00:00Z', text)), text).toEqual([expect.stringMatching(says)]);
});

describe('where a check-up finds an app', () => {
  const CHECKUP = `${APP}    checkup: { startUrl: 'http://127.0.0.1:3000/login', actionUrl: 'http://127.0.0.1:3000/report' }\n`;
  const found = async ({ client }: TestConsole): Promise<unknown> => (await client.checkups.view({ clientId: CLIENT_ID })).addresses;

  test('comes with the file, is exported, and goes back with undo', async () => {
    await using console = await openConsole();
    await importText(console.client, { text: APP, mode: 'add' });
    const { difference } = await importText(console.client, { text: CHECKUP, mode: 'add' });
    expect(difference.changes.map(({ name, fields }) => [name, fields[0]?.after])).toEqual([['Where a check-up finds Clipnote', ['login http://127.0.0.1:3000/login', 'API call http://127.0.0.1:3000/report']]]);
    expect(await found(console)).toEqual({ startUrl: 'http://127.0.0.1:3000/login', actionUrl: 'http://127.0.0.1:3000/report' });
    expect(await exported(console)).toContain('    checkup:\n      startUrl: http://127.0.0.1:3000/login\n      actionUrl: http://127.0.0.1:3000/report\n');
    // What is left out stays; null takes it away.
    expect((await importText(console.client, { text: APP, mode: 'add' })).difference.changes).toEqual([]);
    await importText(console.client, { text: CHECKUP, mode: 'add' });
    await importText(console.client, { text: `${APP}    checkup: null\n`, mode: 'add' });
    expect([await found(console), (await exported(console)).includes('checkup:')]).toEqual([null, false]);
    await console.client.workspace.undo();
    expect(await found(console)).toMatchObject({ startUrl: 'http://127.0.0.1:3000/login' });
  });

  test('is what the newest check-up said, also after a restart; a later check-up is not lost by undo', async () => {
    const console = await openConsole();
    await importText(console.client, { text: CHECKUP, mode: 'add' });
    const { checkupId } = await console.client.checkups.start({ clientId: CLIENT_ID, scenarios: ['state.wrong'], addresses: { startUrl: 'http://127.0.0.1:1/other', actionUrl: null } });
    await console.client.checkups.cancel({ checkupId });
    expect(await console.client.workspace.undoable()).toBeNull();
    await using again = await console.restart();
    expect(await found(again)).toEqual({ startUrl: 'http://127.0.0.1:1/other', actionUrl: null });
    // One in which a person signs in needs none, and forgets none.
    const byHand = await again.client.checkups.start({ clientId: CLIENT_ID, scenarios: ['state.wrong'], addresses: null });
    await again.client.checkups.cancel(byHand);
    expect(await found(again)).toMatchObject({ startUrl: 'http://127.0.0.1:1/other' });
  });

  test('of a file is put back by a reset, and goes with the app', async () => {
    await using console = await openWith(CHECKUP, { clock: new FixedClock() });
    const { checkupId } = await console.client.checkups.start({ clientId: CLIENT_ID, scenarios: ['state.wrong'], addresses: { startUrl: 'http://127.0.0.1:1/other', actionUrl: null } });
    await console.client.checkups.cancel({ checkupId });
    await console.client.lab.reset();
    expect(await found(console)).toMatchObject({ startUrl: 'http://127.0.0.1:3000/login' });
    await importText(console.client, { text: 'apps: []' });
    await importText(console.client, { text: APP });
    expect(await found(console)).toBeNull();
  });

  test('names only addresses on this machine, and no member that there is not', async () => {
    await using console = await openConsole();
    const line = (text: string): string => `${APP}    checkup: ${text}\n`;
    expect(await mistakesIn(console, line('{ startUrl: https://app.example/login }'))).toEqual([expect.stringMatching(/^line 8, column 26: apps\[0\]\.checkup\.startUrl: An address on this machine/)]);
    expect(await mistakesIn(console, line('{ actionUrl: null }'))).toEqual([expect.stringMatching(/^line 8, column 5: apps\[0\]\.checkup\.startUrl: is missing/)]);
    expect(await mistakesIn(console, line('{ startUrl: http://localhost:1, actionUri: null }'))).toEqual([expect.stringMatching(/^line 8, column 46: .*“actionUri” is not known here. Did you mean “actionUrl”/)]);
  });
});
