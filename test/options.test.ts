/** Answers for the flags: what each gives, and the sentence about each mistake. */
import { describe, expect, it } from 'vitest';
import { FLAGS, defaultDataFolder, helpText, parseFlags } from '../src-main/options.ts';

const linux = { platform: 'linux', env: {}, home: '/home/ada', folder: '/home/ada/mavio' };

function errorsOf(argv: string[]): readonly string[] {
  const parsed = parseFlags(argv, 'desktop', linux);
  return 'errors' in parsed ? parsed.errors : [];
}

describe('parseFlags', () => {
  it('gives the documented defaults', () => {
    expect(parseFlags([], 'desktop', linux)).toEqual({
      ok: {
        dataFolder: '/home/ada/.local/share/mavio-console',
        port: 4400,
        consolePort: 4410,
        portIsWish: true,
        vault: 'keychain',
        consent: 'ask',
        workspace: null,
        open: true,
        door: 'desktop',
        fromFlag: { port: false, consolePort: false },
        consentIsFlag: false,
      },
    });
  });

  it('reads a check-up', () => {
    const parsed = parseFlags(['--served', '--checkup', 'Clip Note', '--start-url', 'http://localhost:3000/login', '--report', 'out/junit.xml'], 'desktop', linux);
    expect(parsed).toMatchObject({ ok: { checkup: { app: 'Clip Note', startUrl: 'http://localhost:3000/login', actionUrl: null, report: '/home/ada/mavio/out/junit.xml' } } });
  });

  it('reads where the server clock begins', () => {
    expect(parseFlags(['--clock', '2026-01-01T00:00:00Z'], 'desktop', linux)).toMatchObject({ ok: { startAt: Date.UTC(2026, 0, 1) } });
    expect(parseFlags(['--clock=2026-06-30T12:00+02:00'], 'desktop', linux)).toMatchObject({ ok: { startAt: Date.UTC(2026, 5, 30, 10) } });
    for (const text of ['2026', '2026-01-01', '2026-01-01T00:00:00', 'tomorrow', '2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-01-01T25:00:00Z']) {
      expect(errorsOf(['--clock', text])).toEqual([`--clock is a date and time with its zone, such as 2026-01-01T00:00:00Z, not “${text}”.`]);
    }
  });

  it('reads a value after a space and after an equals sign alike', () => {
    const spaced = ['--served', '--port', '0', '--console-port', '5000', '--data-dir', 'd', '--vault', 'session', '--consent', 'deny', '--workspace', 'apps.json', '--no-open'];
    const joined = ['--served', '--port=0', '--console-port=5000', '--data-dir=d', '--vault=session', '--consent=deny', '--workspace=apps.json', '--no-open'];
    const expected = {
      ok: {
        dataFolder: '/home/ada/mavio/d',
        port: 0,
        consolePort: 5000,
        portIsWish: false,
        vault: 'session',
        consent: 'deny',
        workspace: '/home/ada/mavio/apps.json',
        open: false,
        door: 'served',
        fromFlag: { port: true, consolePort: true },
        consentIsFlag: true,
      },
    };
    expect(parseFlags(spaced, 'desktop', linux)).toEqual(expected);
    expect(parseFlags(joined, 'desktop', linux)).toEqual(expected);
  });

  it.each([
    [['--prot', '4400'], '--prot is not a flag of this console. Did you mean --port?'],
    [['--no-opne'], '--no-opne is not a flag of this console. Did you mean --no-open?'],
    [['--frobnicate'], '--frobnicate is not a flag of this console. See --help for the list.'],
    [['--port', '70000'], '--port is a port from 1 to 65535, or 0 for a free one, not “70000”.'],
    [['--port', '-1'], '--port is a port from 1 to 65535, or 0 for a free one, not “-1”.'],
    [['--console-port=4e3'], '--console-port is a port from 1 to 65535, or 0 for a free one, not “4e3”.'],
    [['--vault', 'file'], '--vault is keychain or session, not “file”.'],
    [['--consent', 'yes'], '--consent is ask, authorize or deny, not “yes”.'],
    [['--checkup', 'App'], '--checkup runs without a window: npm run serve -- --checkup APP.'],
    [['--served', '--checkup', 'App', '--start-url', 'https://app.example/login'], '--start-url is an address on this machine, such as http://localhost:3000/login, not “https://app.example/login”.'],
    [['--served', '--checkup', 'App', '--report', 'report.txt'], '--report is a file that ends in .xml or .md, not “report.txt”.'],
    [['--report', 'report.xml'], '--report belongs to --checkup, which names the app.'],
    [['--data-dir'], '--data-dir needs a value: --data-dir D.'],
    [['--workspace', '--no-open'], '--workspace needs a value: --workspace FILE.'],
    [['--served=1'], '--served takes no value.'],
    [['apps.json'], '“apps.json” stands alone. Flags begin with --; see --help for the list.'],
    [['--served', '--port', '4410'], '--port and --console-port are both 4410. The server and the console page each need a port of their own.'],
  ])('names the mistake in %j', (argv, sentence) => {
    expect(errorsOf(argv)).toEqual([sentence]);
  });

  it('names every mistake at once', () => {
    expect(errorsOf(['--port', 'x', '--vault', 'y', '--nope'])).toHaveLength(3);
  });

  it('prints the schema of the workspace file instead of starting', () => {
    expect(parseFlags(['--print-schema', '--port', '0'], 'served', linux)).toEqual({ schema: true });
  });

  it('lets help win over mistakes', () => {
    expect(parseFlags(['--help', '--nope'], 'served', linux)).toEqual({ help: true });
  });
});

describe('defaultDataFolder', () => {
  it.each([
    [{ ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/mavio-console'],
    [{ ...linux, env: { XDG_DATA_HOME: 'relative' } }, '/home/ada/.local/share/mavio-console'],
    [{ ...linux, platform: 'darwin' }, '/home/ada/Library/Application Support/Mavio Console'],
    [{ ...linux, platform: 'win32', env: { APPDATA: '/roaming' } }, '/roaming/Mavio Console'],
  ])('is where the platform keeps data: %j', (around, folder) => {
    expect(defaultDataFolder(around)).toBe(folder);
  });
});

it('explains every flag in the help text', () => {
  for (const flag of FLAGS) expect(helpText()).toContain(`  ${flag.name}`);
});
