/** Answers for what is staged in a workspace file: fault rules and breakpoints as one part each, at work at once, and put back. */
import { expect, test } from 'vitest';
import { writeMistake } from '../../../src-main/services/workspace/workspace-mistakes.ts';
import { openConsole, type TestConsole } from '../../kit/console.ts';
import { importText } from './workspaces.ts';

const FILE = `version: 1
apps:
  - name: Clipnote
    clientId: mavio_client_Clipnote0001
    environment: development
    homepageUrl: https://clipnote.example
    redirectUris: [http://127.0.0.1:3000/callback]
faults:
  - title: Not today
    when: { endpoint: token, clientId: mavio_client_Clipnote0001 }
    then: { kind: oauth_error, error: invalid_grant }
    fires: { how: once }
  - on: false
    when: { endpoint: api, path: /v1/meetings/* }
    then: { kind: status, status: 503, retryAfterSeconds: 5 }
breakpoints:
  - { endpoint: token, point: before_decision }
  - { endpoint: api, point: before_decision, clientId: mavio_client_Clipnote0001, seconds: 3, on: false }
`;

const ask = async ({ issuer }: TestConsole): Promise<{ error?: string }> => {
  const form = new URLSearchParams({ grant_type: 'authorization_code', code: 'none', client_id: 'mavio_client_Clipnote0001', client_secret: 'none' });
  return (await (await fetch(`${issuer}/oauth/token`, { method: 'POST', body: form })).json()) as { error?: string };
};

async function mistakesIn({ client }: TestConsole, text: string): Promise<readonly string[]> {
  const reading = await client.workspace.read({ text, fileName: 'lab.yaml', mode: 'add' });
  return reading.kind === 'mistakes' ? reading.mistakes.map(writeMistake) : [];
}

test('rules and breakpoints are shown as a whole before, work at once, and go back with undo', async () => {
  await using console = await openConsole();
  const { client } = console;
  const { difference } = await importText(client, { text: FILE, mode: 'add' });
  expect(difference.changes.filter(({ what }) => what === 'setting').map(({ name, fields }) => [name, ...(fields[0]?.after ?? [])])).toEqual([
    ['Fault rules', expect.stringMatching(/^1\. Not today: .*Clipnote.*400 invalid_grant.*once/i) as string, expect.stringMatching(/^2\. .*503.*\(off\)$/) as string],
    ['Breakpoints', 'Token requests, before the decision, any app, 20 s', 'API calls, before the decision, Clipnote, 3 s (off)'],
  ]);
  const list = await client.breakpoints.list();
  expect(list.filter(({ on }) => on).map(({ endpoint, ready }) => ({ endpoint, ready }))).toEqual([{ endpoint: 'token', ready: true }]);
  expect(list.find(({ ready }) => !ready)).toMatchObject({ endpoint: 'api', seconds: 3, appName: 'Clipnote' });

  // The request waits at the breakpoint, and then meets the rule.
  const answer = ask(console);
  await expect.poll(async () => (await client.holds.list()).held.length).toBe(1);
  const [held] = (await client.holds.list()).held;
  if (held === undefined) throw new Error('Nothing is held.');
  await client.holds.release({ holdId: held.holdId, edits: [] });
  expect(await answer).toMatchObject({ error: 'invalid_grant' });

  await client.workspace.undo();
  expect((await client.breakpoints.list()).every(({ ready, on }) => ready && !on)).toBe(true);
  expect((await client.workspace.export({ format: 'yaml' })).text).not.toMatch(/faults|breakpoints/);
});

test('what a file leaves out stays, and an empty list takes all away', async () => {
  await using console = await openConsole();
  const { client } = console;
  await importText(client, { text: FILE, mode: 'add' });
  const apps = FILE.slice(0, FILE.indexOf('faults:'));
  expect((await importText(client, { text: apps, mode: 'exact' })).difference.changes).toEqual([]);
  const { difference } = await importText(client, { text: `${apps}faults: []\nbreakpoints: []\n`, mode: 'add' });
  expect(difference.changes.map(({ id }) => id)).toEqual(['faults', 'breakpoints']);
  expect((await client.workspace.export({ format: 'yaml' })).text).not.toMatch(/faults|breakpoints/);
});

test('an export reads back to the same bytes, in another console too', async () => {
  await using one = await openConsole();
  await using other = await openConsole();
  await importText(one.client, { text: FILE });
  for (const format of ['yaml', 'json'] as const) {
    const { text } = await one.client.workspace.export({ format });
    await importText(other.client, { text });
    expect((await other.client.workspace.export({ format })).text).toBe(text);
  }
});

test('each mistake is named where it stands', async () => {
  await using console = await openConsole();
  const withLine = (line: number, text: string): string => FILE.split('\n').map((was, index) => (index + 1 === line ? text : was)).join('\n');
  const cases: readonly (readonly [number, string, RegExp])[] = [
    [10, '    when: { endpoint: tokens }', /^line 10, column 23: .*faults\[0\]\.when\.endpoint.*“authorize” or/],
    [10, '    when: { endpoint: token, app: Clipnote }', /^line 10, column 30: .*“app” is not known here/],
    [10, '    when: { endpoint: token, nth: { n: 2, how: exactly, hows: from } }', /^line 10, column 57: .*faults\[0\]\.when\.nth: “hows” is not known here\. Did you mean “how”/],
    [10, '    when: { endpoint: token, header: { name: X-Test, valu: x } }', /^line 10, column 54: .*faults\[0\]\.when\.header: “valu” is not known here\. Did you mean “value”/],
    [10, '    when: { endpoint: token, header: { name: Authorization, value: x } }', /^line 10, column 68: .*faults\[0\]\.when\.header\.value: This header carries credentials/],
    [11, '    then: { kind: oauth_error, error: invalid_grant, status: 400 }', /^line 11, column 54: .*“status” is not known here/],
    [11, '    then: { kind: explode }', /^line 11, column \d+: .*faults\[0\]\.then/],
    [11, '    then: { kind: state, how: wrong }', /^line 11, column 19: .*does not fit this endpoint/],
    [12, '    fires: { how: times }', /^line 12, column \d+: .*faults\[0\]\.fires/],
    [15, '    then: { kind: status, status: 200 }', /^line 15, column 35: .*faults\[1\]\.then\.status/],
    [17, '  - { endpoint: revoke, point: before_decision, step: refresh }', /^line 17, column \d+: .*Only the token endpoint has two steps/],
    [17, '  - { endpoint: token, point: before_decision, second: 5 }', /^line 17, column 48: .*“second” is not known here. Did you mean “seconds”/],
    [9, '  - title: mavio_secret_abcdefghijklmnop', /^line 9, column 12: .*Secrets and tokens are not kept in a rule/],
  ];
  for (const [line, text, says] of cases) {
    const mistakes = await mistakesIn(console, withLine(line, text));
    expect(mistakes, text).toEqual([expect.stringMatching(says)]);
    expect(mistakes[0], text).not.toContain('abcdefghijklmnop');
  }
});

test('people and who answers consent pages come and go with the file; what it leaves out stays', async () => {
  await using console = await openConsole();
  const { client } = console;
  const file = `settings:
  consent: authorize
people:
  - name: Noor Haddad
    email: noor@haddad.example
    organisation: Haddad Labs
    plan: free
    grants: ['meetings:read']
apps:
  - name: Clipnote
    clientId: mavio_client_Clipnote0001
    environment: development
    homepageUrl: https://clipnote.example
    redirectUris: [http://127.0.0.1:3000/callback]
    consent: { mode: fewer, scopes: ['meetings:read'], remembers: true }
`;
  const { difference } = await importText(client, { text: file, mode: 'add' });
  const settings = difference.changes.filter(({ what }) => what === 'setting').map(({ name, fields }) => [name, fields[0]?.before, fields[0]?.after]);
  expect(settings).toContainEqual(['Consent for every app', ['ask'], ['authorize']]);
  expect(settings).toContainEqual(['Consent for Clipnote', [], ['authorize fewer scopes by itself, at most meetings:read, granted scopes are not asked for again']]);
  expect(difference.changes.find(({ what }) => what === 'person')?.fields.map(({ field }) => field)).toEqual(['name', 'email', 'organisation', 'plan', 'grants']);
  expect(await client.consent.get()).toMatchObject({ mode: 'authorize', apps: [{ name: 'Clipnote', mode: 'fewer', scopes: ['meetings:read'], remembers: true }] });

  const { text } = await client.workspace.export({ format: 'yaml' });
  await using other = await openConsole();
  await importText(other.client, { text });
  expect((await other.client.workspace.export({ format: 'yaml' })).text).toBe(text);

  // Nothing is said of consent or of what the person would grant: both stay.
  const bare = file.replace(/settings:\n.*\n/, '').replace(/ {4}consent:.*\n/, '').replace(/ {4}(organisation|plan|grants):.*\n/g, '');
  expect((await importText(client, { text: bare, mode: 'add' })).difference.changes).toEqual([]);
  await client.workspace.undo();
  await importText(client, { text: file.replace('fewer', 'default').replace("scopes: ['meetings:read'], remembers: true", 'remembers: false').replace('consent: authorize', 'consent: ask'), mode: 'add' });
  expect(await client.consent.get()).toMatchObject({ mode: 'ask', apps: [] });
  await client.workspace.undo();
  expect(await client.consent.get()).toMatchObject({ mode: 'authorize', apps: [{ mode: 'fewer' }] });
});
