/** Answers for how the console is started: its flags, their defaults, and the sentences about a wrong one. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { MOMENT_WORDS, readMoment } from '../src-preload/contract/moment-text.ts';
import { isLoopbackUrl } from '../src-preload/contract/uri.ts';
import type { ConsentMode } from '../src-preload/contract/consent.ts';
import type { Door, VaultChoice } from '../src-preload/contract/settings.ts';

/** A check-up without a window. */
export interface CheckupOrder {
  /** Client id or name. */
  readonly app: string;
  /** Addresses of the app on this machine; null takes those of its newest check-up. */
  readonly startUrl: string | null;
  readonly actionUrl: string | null;
  /** Absolute path of the report; null writes none. */
  readonly report: string | null;
}

/** Everything that can be chosen when the console starts. Ports: 0 takes a free one. */
export interface ConsoleOptions {
  readonly dataFolder: string;
  /** Port of the authorization server and API. */
  readonly port: number;
  /** Port of the served console's own page; the desktop does not use it. */
  readonly consolePort: number;
  /** Desktop: when the port is taken, take the next free one and say so. */
  readonly portIsWish: boolean;
  readonly vault: VaultChoice;
  readonly consent: ConsentMode;
  /** Absolute path of the workspace file. */
  readonly workspace: string | null;
  /** Open the browser when the served console is ready. */
  readonly open: boolean;
  readonly door: Door;
  /** Where the server clock begins, in epoch ms; when left out it goes on where it was, or is real time. */
  readonly startAt?: number | null;
  /** Check an app and stop; the console page is not served then. */
  readonly checkup?: CheckupOrder;
  /** Ports that a flag chose; others may be set in the console. None when it is left out. */
  readonly fromFlag?: { readonly port: boolean; readonly consolePort: boolean };
  /** True when `--consent` was given: then it wins over what is set in the console. */
  readonly consentIsFlag?: boolean;
}

/** One flag: `argument` is null for a switch; `fallback` is what help says about leaving it out. */
export interface Flag {
  readonly name: string;
  readonly argument: string | null;
  readonly fallback: string;
  readonly help: string;
}

/** Every flag. README's table is made of this list. */
export const FLAGS = [
  { name: '--served', argument: null, fallback: 'desktop window', help: 'Serve the console to the browser instead of opening a desktop window.' },
  { name: '--port', argument: 'N', fallback: '4400', help: 'Port of the authorization server and the API; 0 takes a free one.' },
  { name: '--console-port', argument: 'N', fallback: '4410', help: 'Port of the served console page; 0 takes a free one.' },
  { name: '--data-dir', argument: 'D', fallback: 'the platform’s data folder', help: 'Folder that holds the database; made when it is not there.' },
  { name: '--no-open', argument: null, fallback: 'opens', help: 'Do not open the browser; the address is printed.' },
  { name: '--vault', argument: 'keychain|session', fallback: 'keychain', help: 'Keep client secrets in the keychain, or in memory until the console stops.' },
  { name: '--consent', argument: 'ask|authorize|deny', fallback: 'ask', help: 'Show the consent page, or answer it by itself and say so in the trace.' },
  { name: '--workspace', argument: 'FILE', fallback: 'none', help: 'Import a workspace file (YAML or JSON: apps, people, settings, what is staged) before starting; nothing is removed.' },
  { name: '--checkup', argument: 'APP', fallback: 'none', help: 'Check the app with this name or client id, without a window, and stop: exit code 0 when all is handled that can be told, else 1.' },
  { name: '--start-url', argument: 'URL', fallback: 'as in the workspace file, or the last time', help: 'With --checkup: the page of the app that begins a login, on this machine.' },
  { name: '--action-url', argument: 'URL', fallback: 'as in the workspace file, or the last time', help: 'With --checkup: a page of the app that calls the API for whoever is signed in.' },
  { name: '--report', argument: 'FILE', fallback: 'none', help: 'With --checkup: write the report, as JUnit XML (.xml) or Markdown (.md).' },
  { name: '--clock', argument: 'ISO', fallback: 'as in the workspace file, where it was, or real time', help: 'Begin a simulation at a date, such as 2026-01-01T00:00:00Z: any while nothing is recorded in the data folder, later only after that.' },
  { name: '--print-schema', argument: null, fallback: '', help: 'Print the JSON Schema of the workspace file and stop.' },
  { name: '--help', argument: null, fallback: '', help: 'Print this and stop.' },
] as const satisfies readonly Flag[];

/** What the defaults depend on. */
export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Where relative paths begin. */
  readonly folder: string;
}

/** Outcome of reading the flags: options, every mistake as a sentence, or the wish for help or for the schema of the workspace file. */
export type ParsedFlags = { readonly ok: ConsoleOptions } | { readonly errors: readonly string[] } | { readonly help: true } | { readonly schema: true };

const DEFAULT_PORTS = { '--port': 4400, '--console-port': 4410 } as const;

function seeSurroundings(): Surroundings {
  return { platform: process.platform, env: process.env, home: homedir(), folder: process.cwd() };
}

/** The platform's data folder (XDG base directory specification on Linux). */
export function defaultDataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Mavio Console');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Mavio Console');
  const xdg = env['XDG_DATA_HOME'] ?? '';
  // The specification tells programs to ignore a relative value.
  return join(xdg.startsWith('/') ? xdg : join(home, '.local', 'share'), 'mavio-console');
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function nearestFlag(name: string): string | null {
  const ranked = FLAGS.map((flag) => ({ name: flag.name, away: distance(name.toLowerCase(), flag.name) })).sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best !== undefined && best.away <= Math.max(2, Math.floor(name.length / 3)) ? best.name : null;
}

function describeUnknown(name: string): string {
  const near = nearestFlag(name);
  return `${name} is not a flag of this console.${near === null ? ' See --help for the list.' : ` Did you mean ${near}?`}`;
}

type FlagName = (typeof FLAGS)[number]['name'];

function readFlags(argv: readonly string[]): { given: Map<FlagName, string>; errors: string[] } {
  const given = new Map<FlagName, string>();
  const errors: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    const cut = word.indexOf('=');
    const name = cut < 0 ? word : word.slice(0, cut);
    const flag = FLAGS.find((candidate) => candidate.name === name);
    if (flag === undefined) {
      errors.push(word.startsWith('-') ? describeUnknown(name) : `“${word}” stands alone. Flags begin with --; see --help for the list.`);
      // The value of a mistyped flag is not a second mistake.
      if (word.startsWith('-') && cut < 0 && !(argv[index + 1] ?? '-').startsWith('-')) index += 1;
    } else if (flag.argument === null) {
      if (cut >= 0) errors.push(`${name} takes no value.`);
      given.set(flag.name, '');
    } else {
      const next = argv[index + 1];
      if (cut < 0 && next !== undefined && !next.startsWith('--')) index += 1;
      const value = cut >= 0 ? word.slice(cut + 1) : next !== undefined && !next.startsWith('--') ? next : '';
      if (value === '') errors.push(`${name} needs a value: ${name} ${flag.argument}.`);
      else given.set(flag.name, value);
    }
  }
  return { given, errors };
}

/** Reads what belongs to a check-up; undefined when none is wished for. */
function readCheckup(given: ReadonlyMap<FlagName, string>, { folder, door, errors }: { readonly folder: string; readonly door: Door; readonly errors: string[] }): CheckupOrder | undefined {
  const app = given.get('--checkup');
  const report = given.get('--report');
  if (app === undefined) {
    for (const name of ['--start-url', '--action-url', '--report'] as const) if (given.has(name)) errors.push(`${name} belongs to --checkup, which names the app.`);
    return undefined;
  }
  if (door === 'desktop') errors.push('--checkup runs without a window: npm run serve -- --checkup APP.');
  const urlOf = (name: '--start-url' | '--action-url'): string | null => {
    const url = given.get(name) ?? null;
    if (url !== null && !isLoopbackUrl(url)) errors.push(`${name} is an address on this machine, such as http://localhost:3000/login, not “${url}”.`);
    return url;
  };
  if (report !== undefined && !/[.](xml|md)$/i.test(report)) errors.push(`--report is a file that ends in .xml or .md, not “${report}”.`);
  return { app, startUrl: urlOf('--start-url'), actionUrl: urlOf('--action-url'), report: report === undefined ? null : resolve(folder, report) };
}

/**
 * Reads the flags. In: the words after the program's name. Out: options, or one sentence for each mistake, or the wish for help or for the schema.
 * `door` is the door that was chosen before; `--served` chooses the served one as well. Touches no file.
 */
export function parseFlags(argv: readonly string[], door: Door = 'desktop', around: Surroundings = seeSurroundings()): ParsedFlags {
  const { given, errors } = readFlags(argv);
  if (given.has('--help')) return { help: true };
  if (given.has('--print-schema') && errors.length === 0) return { schema: true };
  const oneOf = <T extends string>(name: FlagName, allowed: readonly [T, ...T[]]): T => {
    const value = given.get(name) ?? allowed[0];
    const match = allowed.find((candidate) => candidate === value);
    if (match === undefined) errors.push(`${name} is ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1) ?? ''}, not “${value}”.`);
    return match ?? allowed[0];
  };
  const port = (name: keyof typeof DEFAULT_PORTS): number => {
    const value = given.get(name) ?? String(DEFAULT_PORTS[name]);
    if (/^[0-9]{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
    errors.push(`${name} is a port from 1 to 65535, or 0 for a free one, not “${value}”.`);
    return 0;
  };
  const clock = given.get('--clock');
  const clockAt = clock === undefined ? null : readMoment(clock);
  if (clockAt !== null && Number.isNaN(clockAt)) errors.push(`--clock is ${MOMENT_WORDS}, not “${clock ?? ''}”.`);
  const chosenDoor = given.has('--served') ? 'served' : door;
  const workspace = given.get('--workspace');
  const checkup = readCheckup(given, { folder: around.folder, door: chosenDoor, errors });
  const options: ConsoleOptions = {
    dataFolder: resolve(around.folder, given.get('--data-dir') ?? defaultDataFolder(around)),
    port: port('--port'),
    consolePort: port('--console-port'),
    portIsWish: chosenDoor === 'desktop',
    vault: oneOf('--vault', ['keychain', 'session']),
    consent: oneOf('--consent', ['ask', 'authorize', 'deny']),
    ...(clockAt !== null && { startAt: clockAt }),
    workspace: workspace === undefined ? null : resolve(around.folder, workspace),
    open: !given.has('--no-open'),
    door: chosenDoor,
    ...(checkup !== undefined && { checkup }),
    fromFlag: { port: given.has('--port'), consolePort: given.has('--console-port') },
    consentIsFlag: given.has('--consent'),
  };
  if (chosenDoor === 'served' && options.port !== 0 && options.port === options.consolePort) {
    errors.push(`--port and --console-port are both ${String(options.port)}. The server and the console page each need a port of their own.`);
  }
  return errors.length > 0 ? { errors } : { ok: options };
}

/** The text behind `--help`: one line a flag, with its default. */
export function helpText(): string {
  const heads = FLAGS.map((flag) => (flag.argument === null ? flag.name : `${flag.name} ${flag.argument}`));
  const width = Math.max(...heads.map((head) => head.length));
  const lines = FLAGS.map((flag, index) => {
    const fallback = flag.fallback === '' ? '' : ` (default: ${flag.fallback})`;
    return `  ${(heads[index] ?? '').padEnd(width)}  ${flag.help}${fallback}`;
  });
  return ['Mavio Console: a local Mavio authorization server that draws every OAuth flow.', '', 'Usage: npm start -- [flags]', '       npm run serve -- [flags]', '', 'Flags:', ...lines, ''].join('\n');
}
