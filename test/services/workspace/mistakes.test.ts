/** Answers for every kind of mistake in a workspace file: named with line, column and path, nothing quoted, nothing changed. */
import { expect, test } from 'vitest';
import { WORKSPACE_BYTES } from '../../../src-preload/contract/workspace-file.ts';
import { WorkspaceMistakes, writeMistake } from '../../../src-main/services/workspace/workspace-mistakes.ts';
import { readWorkspace } from '../../../src-main/services/workspace/read-workspace.ts';
import { openConsole } from '../../kit/console.ts';

/** Lines of a good file; a case changes one of them. */
const GOOD = [
  'version: 1', // 1
  'settings:', // 2
  '  plan: pro', // 3
  'people:', // 4
  '  - name: Ada Lindqvist', // 5
  '    email: ada@lindqvist.example', // 6
  '    personId: usr_7Lm2QxVb9KsT', // 7
  'apps:', // 8
  '  - name: Clipnote', // 9
  '    clientId: mavio_client_Clipnote0001', // 10
  '    environment: development', // 11
  '    homepageUrl: https://clipnote.example', // 12
  '    description: Clips from your meetings.', // 13
  '    redirectUris:', // 14
  '      - http://127.0.0.1:3000/callback', // 15
  '  - name: Retro Board', // 16
  '    clientId: mavio_client_RetroBoard01', // 17
  '    environment: production', // 18
  '    homepageUrl: https://retro.example', // 19
  '    redirectUris: [https://retro.example/callback]', // 20
];

/** The good file with lines replaced, by number. */
const withLines = (changes: Readonly<Record<number, string>>): string => `${GOOD.map((line, index) => changes[index + 1] ?? line).join('\n')}\n`;

interface Case {
  readonly kind: string;
  readonly text: string;
  readonly fileName?: string;
  readonly says: readonly string[];
}

const CASES: readonly Case[] = [
  { kind: 'a tab as indentation', text: withLines({ 3: '\tplan: pro' }), says: ['line 3, column 1: A tab stands here. YAML is indented with spaces.'] },
  { kind: 'a quotation mark that is not closed', text: withLines({ 12: '    homepageUrl: "https://clipnote.example' }), says: ['line 12, column 18: The text that begins here is not closed: its quotation mark is missing.'] },
  { kind: 'a wrong indentation', text: withLines({ 11: '   environment: development' }), says: ['line 11, column 1: A dash, a colon, a comma or a bracket is missing here, or the line is not indented like those around it.'] },
  { kind: 'a name twice', text: withLines({ 13: '    name: Again' }), says: ['line 13, column 5: This name stands here twice. Keep one of them.'] },
  { kind: 'a name without a colon', text: withLines({ 11: '    environment development' }), says: ['line 11, column 5: This is neither a name with a colon and a space behind it, nor part of a list.'] },
  { kind: 'two names on one line', text: withLines({ 13: '    description: Clips: from meetings' }), says: ['line 13, column 18: Two names stand on one line. Put the text in quotes, or the second name on a line of its own.'] },
  { kind: 'a reserved character', text: withLines({ 9: '  - name: @clipnote' }), says: ['line 9, column 11: A text cannot start with this character. Put the text in quotes.'] },
  { kind: 'an unknown escape', text: withLines({ 9: '  - name: "Clip\\qnote"' }), says: ['line 9, column 16: This is not an escape that YAML knows. Write \\\\ for a backslash, or use single quotes.'] },
  { kind: 'a list that is not closed', text: withLines({ 20: '    redirectUris: [https://retro.example/callback' }), says: ['line 20, column 19: What begins here is not closed by ] or }, or its end is not indented.'] },
  { kind: 'a second document', text: `${withLines({})}---\napps: []\n`, says: ['line 21, column 1: A second document begins here. A workspace file is one document.'] },
  { kind: 'a tag', text: withLines({ 9: '  - name: !!js/function Clipnote' }), says: ['line 9, column 11: This tag (!…) is not known. Take it out.'] },
  { kind: 'an alias without anchor', text: withLines({ 9: '  - name: *nobody' }), says: ['line 9, column 11: No anchor (&name) of this name stands before this alias.'] },
  { kind: 'aliases that explode', text: `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`, says: [expect.stringMatching(/^line \d, column \d+: Aliases \(\*name\) repeat too much here/) as string] },
  { kind: 'an alias inside itself', text: 'apps: &a\n  - *a\n', says: [expect.stringMatching(/^line 2, column 5: (?:Lists and objects are nested too deeply|Aliases|No anchor)/) as string] },
  { kind: 'too deep', text: `apps: ${'['.repeat(20_000)}\n`, fileName: 'a.yaml', says: [expect.stringMatching(/^line 1, column \d+: Lists and objects are nested too deeply here\.$/) as string] },
  { kind: 'too deep in JSON', text: `{"apps": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, says: ['line 1, column 110: expected at most 100 levels of lists and objects.'] },
  { kind: 'a name that is no text', text: withLines({ 13: '    7: seven' }), says: ['line 13, column 5: A name must be a text. Put it in quotes.'] },
  { kind: 'an unknown directive', text: `%FOO bar\n---\n${withLines({})}`, says: ['line 1, column 1: This directive (%…) is not known. Take the line out.'] },
  { kind: 'JSON without a comma', text: '{"apps":[\n  {"clientSecret": "mavio_secret_abc" "name": "x"}\n]}', says: ['line 2, column 39: expected a comma or }.'] },
  { kind: 'JSON with a comma too many', text: '{\n  "apps": [],\n}\n', says: ['line 3, column 1: expected a name in double quotes.'] },
  { kind: 'JSON in single quotes', text: "{'apps': []}", says: ['line 1, column 2: expected a name in double quotes.'] },
  { kind: 'JSON with a comment', text: '{\n  // apps\n  "apps": []\n}', says: ['line 2, column 3: expected a name in double quotes.'] },
  { kind: 'a JSON name twice', text: '{"apps": [],\n "apps": []}', says: ['line 2, column 2: This name stands here twice. Keep one of them.'] },
  { kind: 'a JSON name twice with one value', text: '{"apps": [{"name": "A", "name": "A"}]}', says: ['line 1, column 25: This name stands here twice. Keep one of them.'] },
  { kind: 'an empty file', text: '\n  \n', says: ['The file is empty.'] },
  { kind: 'nothing but a comment', text: '# nothing\n', says: ['line 1, column 1: must be names with values, such as name: Clipnote.'] },
  { kind: 'a file that is too large', text: `# ${'x'.repeat(WORKSPACE_BYTES)}`, says: ['The file is too large: a workspace has at most 2 MB.'] },
  { kind: 'a list in place of the file', text: '- apps\n', says: ['line 1, column 1: must be names with values, such as name: Clipnote.'] },
  { kind: 'no apps', text: 'version: 1\n', says: ['line 1, column 1: apps: is missing; it must be a list.'] },
  { kind: 'a wrong type', text: withLines({ 9: '  - name: 7' }), says: ['line 9, column 11: apps[0].name: must be a text in double quotes.'] },
  { kind: 'an empty value', text: withLines({ 12: '    homepageUrl:' }), says: ['line 12, column 17: apps[0].homepageUrl: must be a text in double quotes.'] },
  { kind: 'a value of the wrong kind', text: withLines({ 20: '    redirectUris: https://retro.example/callback' }), says: ['line 20, column 19: apps[1].redirectUris: must be a list.'] },
  { kind: 'an unknown member', text: withLines({ 12: '    homepageURL: https://clipnote.example' }), says: ['line 9, column 5: apps[0].homepageUrl: is missing; it must be a text in double quotes.', 'line 12, column 5: apps[0]: “homepageURL” is not known here. Did you mean “homepageUrl”?'] },
  { kind: 'an unknown part', text: withLines({ 4: 'persons:' }), says: ['line 4, column 1: “persons” is not known here.'] },
  { kind: 'a part that is nearly right', text: withLines({ 2: 'setings:' }), says: ['line 2, column 1: “setings” is not known here. Did you mean “settings”?'] },
  { kind: 'a member named like a trick', text: withLines({ 13: '    __proto__: {}' }), says: ['line 13, column 5: apps[0]: “__proto__” is not known here.'] },
  { kind: 'an unknown environment', text: withLines({ 11: '    environment: staging' }), says: ['line 11, column 18: apps[0].environment: must be “development” or “production”.'] },
  { kind: 'an unknown plan', text: withLines({ 3: '  plan: gold' }), says: ['line 3, column 9: settings.plan: must be “free” or “pro” or “team” or “enterprise”.'] },
  { kind: 'a port that is none', text: withLines({ 3: '  port: 65536' }), says: ['line 3, column 9: settings.port: A port is a number from 1 to 65535.'] },
  { kind: 'a port of 0', text: withLines({ 3: '  consolePort: 0' }), says: ['line 3, column 16: settings.consolePort: A port is a number from 1 to 65535.'] },
  { kind: 'a port in quotes', text: withLines({ 3: '  port: "4400"' }), says: ['line 3, column 9: settings.port: must be a number.'] },
  { kind: 'half a port', text: withLines({ 3: '  port: 4400.5' }), says: ['line 3, column 9: settings.port: must be a whole number.'] },
  { kind: 'one port for both', text: withLines({ 3: '  {port: 5500, consolePort: 5500}' }), says: ['line 3, column 29: settings.consolePort: 5500 is the port of the server. Each needs one of its own.'] },
  { kind: 'rotation as a word', text: withLines({ 3: '  rotates: yes' }), says: ['line 3, column 12: settings.rotates: must be true or false.'] },
  { kind: 'a retention of no days', text: withLines({ 3: '  retention: {days: 0}' }), says: ['line 3, column 21: settings.retention.days: Keep flows for at least 1 day.'] },
  { kind: 'a retention that is too small', text: withLines({ 3: '  retention: {megabytes: 1}' }), says: ['line 3, column 26: settings.retention.megabytes: The bound is at least 20 MB.'] },
  { kind: 'a retention that is a number', text: withLines({ 3: '  retention: 30' }), says: ['line 3, column 14: settings.retention: must be names with values, such as name: Clipnote.'] },
  { kind: 'an unknown retention', text: withLines({ 3: '  retention: {day: 30}' }), says: ['line 3, column 15: settings.retention: “day” is not known here. Did you mean “days”?'] },
  { kind: 'an unknown setting', text: withLines({ 3: '  consoleport: 4411' }), says: ['line 3, column 3: settings: “consoleport” is not known here. Did you mean “consolePort”?'] },
  { kind: 'a later version', text: withLines({ 1: 'version: 2' }), says: ['line 1, column 10: version: must be “1”.'] },
  { kind: 'a bad redirect URI', text: withLines({ 15: '      - http://clipnote.example/callback' }), says: ['line 15, column 9: apps[0].redirectUris[0]: Plain http works only on loopback hosts. Use https here.'] },
  { kind: 'a redirect URI that is no URI', text: withLines({ 20: '    redirectUris: [https://retro.example/callback, x]' }), says: ['line 20, column 52: apps[1].redirectUris[1]: Must be a whole URI: scheme, host and path, such as https://example.com/callback.'] },
  { kind: 'a redirect URI twice', text: withLines({ 20: '    redirectUris: [https://retro.example/a, https://retro.example/a]' }), says: ['line 20, column 45: apps[1].redirectUris[1]: Stands in the list already.'] },
  { kind: 'http in production', text: withLines({ 20: '    redirectUris: [http://localhost/a]' }), says: ['line 20, column 20: apps[1].redirectUris[0]: Production apps need https. Use https here, or set the environment to development.'] },
  { kind: 'no redirect URI', text: withLines({ 20: '    redirectUris: []' }), says: ['line 20, column 19: apps[1].redirectUris: Add at least one redirect URI.'] },
  { kind: 'a bad homepage', text: withLines({ 19: '    homepageUrl: retro.example' }), says: ['line 19, column 18: apps[1].homepageUrl: Enter a whole address that starts with https:// or http://.'] },
  { kind: 'a name that is too long', text: withLines({ 9: `  - name: ${'n'.repeat(61)}` }), says: ['line 9, column 11: apps[0].name: Keep the name to 60 characters, so that the consent page can show it whole.'] },
  { kind: 'a control character', text: withLines({ 9: '  - name: "Clip\\u0007note"' }), says: ['line 9, column 11: apps[0].name: The name holds a control character. Type it again without it.'] },
  { kind: 'a bad client id', text: withLines({ 10: '    clientId: my app' }), says: ['line 10, column 15: apps[0].clientId: A client id is 1 to 120 visible ASCII characters, without spaces.'] },
  { kind: 'a bad client secret', text: withLines({ 13: '    clientSecret: hush hush' }), says: ['line 13, column 19: apps[0].clientSecret: A client secret is 1 to 512 visible ASCII characters, without spaces.'] },
  { kind: 'a bad person id', text: withLines({ 7: '    personId: ada' }), says: ['line 7, column 15: people[0].personId: A person id is usr_ and 12 letters or digits.'] },
  { kind: 'a bad email address', text: withLines({ 6: '    email: ada' }), says: ['line 6, column 12: people[0].email: Enter an email address, such as ada@example.com.'] },
  { kind: 'nobody', text: withLines({ 4: 'people: []', 5: '', 6: '', 7: '' }), says: ['line 4, column 9: people: Keep at least one person, so that somebody can consent.'] },
  { kind: 'a client id twice', text: withLines({ 17: '    clientId: mavio_client_Clipnote0001' }), says: ['line 17, column 15: apps[1].clientId: The same clientId stands at apps[0]. Each must be its own.'] },
  { kind: 'a name twice, in other letters', text: withLines({ 16: '  - name: CLIPNOTE' }), says: ['line 16, column 11: apps[1].name: The same name stands at apps[0]. Each must be its own.'] },
  { kind: 'a person twice', text: withLines({ 7: '  - {name: Ada, email: ADA@lindqvist.example}' }), says: ['line 7, column 24: people[1].email: The same email stands at people[0]. Each must be its own.'] },
];

async function mistakesOf(text: string, fileName: string | null = null): Promise<readonly string[]> {
  try {
    await readWorkspace(text, fileName);
    return [];
  } catch (problem) {
    if (problem instanceof WorkspaceMistakes) return problem.sentences;
    throw problem;
  }
}

test('the file that the cases change is good', async () => {
  expect(await mistakesOf(withLines({}))).toEqual([]);
  expect(CASES.length).toBeGreaterThan(30);
});

test.each(CASES)('$kind', async ({ text, fileName, says }) => {
  expect(await mistakesOf(text, fileName ?? null)).toEqual(says);
});

test('every kind, read and imported through the contract, changes nothing, and no sentence repeats a value', async () => {
  await using console = await openConsole();
  await console.client.workspace.apply({ ...(await seenOf(withLines({}))), mode: 'add' });
  const before = await console.client.workspace.export({ format: 'json' });
  for (const { text, fileName = null, says } of CASES) {
    const reading = await console.client.workspace.read({ text, fileName, mode: 'exact' });
    if (reading.kind !== 'mistakes') throw new Error(`Taken: ${text.slice(0, 200)}`);
    expect(reading.mistakes.map(writeMistake)).toEqual(says);
    await expect(console.client.workspace.apply({ text, fileName, mode: 'exact', seen: '' })).rejects.toMatchObject({
      code: 'WORKSPACE_REFUSED',
      data: { mistakes: reading.mistakes.map(({ message }) => expect.objectContaining({ message }) as unknown) },
    });
    expect(JSON.stringify(reading.mistakes)).not.toMatch(/hush|mavio_secret/);
  }
  expect(await console.client.workspace.export({ format: 'json' })).toEqual(before);

  async function seenOf(text: string) {
    const reading = await console.client.workspace.read({ text, fileName: null, mode: 'add' });
    if (reading.kind !== 'difference') throw new Error('Not taken.');
    return { text, fileName: null, seen: reading.difference.seen };
  }
});

test('clashes with what is registered are named where they stand', async () => {
  await using console = await openConsole();
  await console.client.apps.register({ name: 'Clipnote', description: '', homepageUrl: 'https://clipnote.example', environment: 'production', redirectUris: ['https://clipnote.example/a'] });
  const reading = await console.client.workspace.read({ text: withLines({ 7: '    personId: usr_AAAAAAAAAAAA' }), fileName: null, mode: 'add' });
  expect(reading.kind === 'mistakes' ? reading.mistakes.map(writeMistake) : reading).toEqual([
    'line 6, column 12: people[0].email: The person usr_7Lm2QxVb9KsT, who is here already, has this address.',
    expect.stringMatching(/^line 9, column 11: apps\[0\]\.name: The app mavio_client_\w+, which is registered here, has this name\.$/),
  ]);
});
