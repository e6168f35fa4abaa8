/** Answers for workspaces that tests make up: any apps, people and settings that the contract allows. */
import fc from 'fast-check';
import { FAULT_PRESETS } from '../../../src-preload/contract/fault-presets.ts';
import type { ContractClient } from '../../kit/served-client.ts';

const printable = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && /^[^\p{Cc}\p{Cs}]+$/u.test(text));
/** Texts that YAML would read as something else, if it were asked carelessly. */
const tricky = fc.constantFrom('yes', 'no', 'null', '~', '0x1F', '1e3', '1_000', '2026-11-24', '- a', '? b', '# c', 'a: b', 'a #b', '*x', '&x', '!x', '@x', '`x', '"', "'", '{', '[', '%x', '|', '>', '=', '<<', '\\n', 'ünïcode', '日本語', '😀', 'a\u00a0b', '.inf', '0o7', '---', '...');
const text = fc.oneof(printable, tricky);
const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);

/** On this machine, as check-ups take them. */
const address = fc.tuple(fc.constantFrom('localhost', '127.0.0.1', '[::1]'), fc.integer({ min: 1, max: 65_535 }), word).map(([host, port, path]) => `http://${host}:${String(port)}/${path}?a=1&b=%20#c`);

const app = fc.record({
  name: text,
  clientId: fc.option(fc.stringMatching(/^[\x21-\x7e]{1,30}$/), { nil: undefined }),
  homepageUrl: word.map((host) => `https://${host}.example/?a=1&b=${host}#x`),
  environment: fc.constantFrom('development', 'production'),
  description: fc.oneof(fc.constant(''), text),
  rotation: fc.option(fc.constantFrom('default', 'on', 'off'), { nil: undefined }),
  consent: fc.option(fc.record({ mode: fc.constantFrom('default', 'ask', 'authorize', 'deny', 'fewer'), scopes: fc.subarray(['meetings:read', 'notes:read', 'notes:write']), remembers: fc.boolean() }, { requiredKeys: [] }), { nil: undefined }),
  checkup: fc.option(fc.record({ startUrl: address, actionUrl: fc.option(address) }, { requiredKeys: ['startUrl'] }), { nil: undefined }),
  redirectUris: fc.uniqueArray(word.map((host) => `https://${host}.example/cb?next=%2F&n=${host}`), { minLength: 1, maxLength: 4 }),
});
const person = fc.record(
  {
    name: text,
    email: word.map((name) => `${name}@people.example`),
    organisation: fc.oneof(fc.constant(''), text),
    plan: fc.option(fc.constantFrom('free', 'pro', 'team', 'enterprise')),
    grants: fc.option(fc.subarray(['meetings:read', 'notes:read'])),
  },
  { requiredKeys: ['name', 'email'] },
);

/** Every rule of the gallery is one that somebody may write down. */
const fault = fc.record({ title: fc.oneof(fc.constant(''), text), on: fc.boolean(), preset: fc.constantFrom(...FAULT_PRESETS) }).map(({ title, on, preset: { when, then, fires } }) => ({ title, on, when, then, fires }));
const breakpoint = fc.record(
  { on: fc.boolean(), endpoint: fc.constantFrom('authorize', 'consent', 'token', 'revoke', 'introspect', 'api'), point: fc.constantFrom('before_decision', 'before_answer'), seconds: fc.integer({ min: 1, max: 120 }), clientId: fc.option(fc.constant('of-nobody')) },
  { requiredKeys: ['endpoint', 'point'] },
);

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
      consent: fc.constantFrom('ask', 'authorize', 'deny'),
    },
    { requiredKeys: [] },
  ),
  people: fc.uniqueArray(person, { minLength: 1, maxLength: 4, selector: ({ email }) => email }),
  faults: fc.array(fault, { maxLength: 4 }),
  breakpoints: fc.uniqueArray(breakpoint, { maxLength: 4, selector: ({ endpoint, point }) => `${endpoint} ${point}` }),
  apps: fc
    .uniqueArray(app, { maxLength: 6, selector: ({ name }) => folded(name) })
    .filter((apps) => new Set(apps.map(({ clientId }, index) => clientId ?? index)).size === apps.length),
});

/** What takes everything away that a console was given. */
export const EMPTY_WORKSPACE = JSON.stringify({ faults: [], breakpoints: [], apps: [] });

/** Imports a text after looking at it, as the screen does. Out: the apps that got a secret. */
export async function importText(client: ContractClient, wish: { readonly text: string; readonly fileName?: string; readonly mode?: 'add' | 'exact' }) {
  const given = { text: wish.text, fileName: wish.fileName ?? null, mode: wish.mode ?? ('exact' as const) };
  const reading = await client.workspace.read(given);
  if (reading.kind === 'mistakes') throw new Error(reading.mistakes.map(({ line, message }) => `${String(line)}: ${message}`).join('\n'));
  return { difference: reading.difference, ...(await client.workspace.apply({ ...given, seen: reading.difference.seen })) };
}
