/** Answers for workspaces that tests make up: any apps, people and settings that the contract allows. */
import fc from 'fast-check';
import type { ContractClient } from '../../kit/served-client.ts';

const printable = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && /^[^\p{Cc}\p{Cs}]+$/u.test(text));
/** Texts that YAML would read as something else, if it were asked carelessly. */
const tricky = fc.constantFrom('yes', 'no', 'null', '~', '0x1F', '1e3', '1_000', '2026-11-24', '- a', '? b', '# c', 'a: b', 'a #b', '*x', '&x', '!x', '@x', '`x', '"', "'", '{', '[', '%x', '|', '>', '=', '<<', '\\n', 'ünïcode', '日本語', '😀', 'a\u00a0b', '.inf', '0o7', '---', '...');
const text = fc.oneof(printable, tricky);
const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);

const app = fc.record({
  name: text,
  clientId: fc.option(fc.stringMatching(/^[\x21-\x7e]{1,30}$/), { nil: undefined }),
  homepageUrl: word.map((host) => `https://${host}.example/?a=1&b=${host}#x`),
  environment: fc.constantFrom('development', 'production'),
  description: fc.oneof(fc.constant(''), text),
  rotation: fc.option(fc.constantFrom('default', 'on', 'off'), { nil: undefined }),
  redirectUris: fc.uniqueArray(word.map((host) => `https://${host}.example/cb?next=%2F&n=${host}`), { minLength: 1, maxLength: 4 }),
});
const person = fc.record({ name: text, email: word.map((name) => `${name}@people.example`) });

const folded = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** A workspace file as somebody may write it by hand. */
export const anyWorkspace = fc.record({
  settings: fc.record(
    {
      plan: fc.constantFrom('free', 'pro', 'team', 'enterprise'),
      rotates: fc.boolean(),
      retention: fc.record({ days: fc.option(fc.integer({ min: 1, max: 3650 })), megabytes: fc.option(fc.integer({ min: 20, max: 1_000_000 })) }, { requiredKeys: [] }),
      // Below the ports that systems give out by themselves, and each in a range of its own.
      port: fc.option(fc.integer({ min: 20_001, max: 20_009 })),
      consolePort: fc.option(fc.integer({ min: 20_011, max: 20_019 })),
    },
    { requiredKeys: [] },
  ),
  people: fc.uniqueArray(person, { minLength: 1, maxLength: 4, selector: ({ email }) => email }),
  apps: fc
    .uniqueArray(app, { maxLength: 6, selector: ({ name }) => folded(name) })
    .filter((apps) => new Set(apps.map(({ clientId }, index) => clientId ?? index)).size === apps.length),
});

/** Imports a text after looking at it, as the screen does. Out: the apps that got a secret. */
export async function importText(client: ContractClient, wish: { readonly text: string; readonly fileName?: string; readonly mode?: 'add' | 'exact' }) {
  const given = { text: wish.text, fileName: wish.fileName ?? null, mode: wish.mode ?? ('exact' as const) };
  const reading = await client.workspace.read(given);
  if (reading.kind === 'mistakes') throw new Error(reading.mistakes.map(({ line, message }) => `${String(line)}: ${message}`).join('\n'));
  return { difference: reading.difference, ...(await client.workspace.apply({ ...given, seen: reading.difference.seen })) };
}
