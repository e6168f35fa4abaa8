/** Answers for a file being the workspace: exported, imported into an empty console and exported again, it is the same to the byte. */
import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { writeWorkspaceSchema } from '../../../src-main/services/workspace/workspace-schema.ts';
import { CLIPNOTE, openConsole } from '../../kit/console.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { anyWorkspace, EMPTY_WORKSPACE, importText } from './workspaces.ts';

const FORMATS = ['yaml', 'json'] as const;

test.each(FORMATS)('export, import into an empty console, export: the same bytes (%s)', async (format) => {
  await using first = await openConsole();
  await using second = await openConsole();
  await fc.assert(
    fc.asyncProperty(anyWorkspace, async (workspace) => {
      await importText(first.client, { text: JSON.stringify(workspace) });
      const { text, fileName } = await first.client.workspace.export({ format });
      await importText(second.client, { text: EMPTY_WORKSPACE });
      await importText(second.client, { text, fileName });
      expect((await second.client.workspace.export({ format })).text).toBe(text);
      const again = await second.client.workspace.read({ text, fileName, mode: 'exact' });
      expect(again).toMatchObject({ kind: 'difference', difference: { changes: [], loss: { tokens: 0 } } });
    }),
    { numRuns: 40 },
  );
});

test('both formats say the same, and the schema that is published takes both', async () => {
  await using console = await openConsole();
  const isValid = new Ajv({ strict: false }).compile(JSON.parse(writeWorkspaceSchema()) as object);
  await fc.assert(
    fc.asyncProperty(anyWorkspace, async (workspace) => {
      expect(isValid(workspace), JSON.stringify(isValid.errors)).toBe(true);
      await importText(console.client, { text: JSON.stringify(workspace) });
      const [yaml, json] = await Promise.all(FORMATS.map((format) => console.client.workspace.export({ format })));
      expect(isValid(JSON.parse(json?.text ?? '')), JSON.stringify(isValid.errors)).toBe(true);
      for (const file of [yaml, json]) {
        const reading = await console.client.workspace.read({ text: file?.text ?? '', fileName: null, mode: 'exact' });
        expect(reading).toMatchObject({ kind: 'difference', difference: { changes: [] } });
      }
    }),
    { numRuns: 25 },
  );
});

test.each(FORMATS)('a file that was exported starts an empty console with --workspace, and is exported again the same (%s)', async (format) => {
  await using folder = await makeTempFolder('round');
  await using first = await openConsole();
  await first.client.apps.register(CLIPNOTE);
  await first.client.apps.ensureSample();
  const exported = await first.client.workspace.export({ format });
  expect(exported.leavesSampleOut).toBe(true);
  const path = folder.join(exported.fileName);
  await writeFile(path, exported.text);
  await using second = await openConsole({ workspace: path });
  expect((await second.client.workspace.export({ format })).text).toBe(await readFile(path, 'utf8'));
  expect(exported.text).not.toMatch(/mavio_secret_|Digest|·/);
});

interface Described {
  readonly description?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly oneOf?: readonly Described[];
}

/** Every named member at any depth that nothing is said of. */
function undescribed({ properties = {}, items, anyOf = [], oneOf = [] }: Described, path = ''): string[] {
  const named = Object.entries(properties).flatMap(([name, member]) => [...(member.description ?? '' ? [] : [`${path}.${name}`]), ...undescribed(member, `${path}.${name}`)]);
  return [...named, ...[...anyOf, ...oneOf, ...(items === undefined ? [] : [items])].flatMap((inner) => undescribed(inner, path))];
}

test('the schema refuses what the console refuses, and explains every member', () => {
  const schema = JSON.parse(writeWorkspaceSchema()) as Described;
  const isValid = new Ajv({ strict: false }).compile(schema);
  const app = { name: 'A', homepageUrl: 'https://a.example', environment: 'production', redirectUris: ['https://a.example/cb'] };
  expect(isValid({ $schema: './mavio-workspace.schema.json', apps: [app] })).toBe(true);
  for (const bad of [{}, { apps: [{ ...app, color: 1 }] }, { apps: [{ ...app, environment: 'staging' }] }, { apps: [{ ...app, redirectUris: [] }] }, { apps: [], version: 2 }, { apps: [], people: [] }]) expect(isValid(bad)).toBe(false);
  expect(undescribed(schema)).toEqual([]);
});
