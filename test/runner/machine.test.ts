/** Answers for stage 0: only what is missing is installed, only as root on Debian; everywhere else the exact command is named. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { findChromium } from './chromium.ts';
import { npmCommand, wordsForKeytar } from './keytar.ts';
import { isOnPath, provide, type Machine, type Need } from './machine.ts';

interface Shop {
  readonly machine: Machine;
  readonly installed: Set<string>;
  readonly commands: string[];
}

function shop(changes: Partial<Machine> = {}): Shop {
  const installed = new Set<string>();
  const commands: string[] = [];
  const run = (program: string, args: readonly string[]): Promise<boolean> => {
    commands.push([program, ...args].join(' '));
    if (args.includes('install')) for (const word of args) installed.add(word);
    return Promise.resolve(true);
  };
  return { installed, commands, machine: { platform: 'linux', isRoot: true, hasApt: true, run, say: () => undefined, ...changes } };
}

function need(name: string, isThere: () => boolean): Need {
  return { name, packages: [`${name}-package`], isThere };
}

describe('preparing the machine', () => {
  it('does nothing when nothing is missing', async () => {
    const { machine, commands } = shop();
    expect(await provide([need('bus', () => true)], machine)).toEqual({ missing: [], command: null });
    expect(commands).toEqual([]);
  });

  it('installs exactly what is missing, as root on Debian, after reading the package lists', async () => {
    const { machine, commands, installed } = shop();
    const needs = [need('bus', () => true), need('browser', () => installed.has('browser-package'))];
    expect(await provide(needs, machine)).toEqual({ missing: [], command: null });
    expect(commands).toEqual([expect.stringMatching(/^apt-get .*update$/), expect.stringMatching(/^apt-get .*install -y --no-install-recommends browser-package$/)]);
  });

  it('names the exact command where it may not install', async () => {
    for (const changes of [{ isRoot: false }, { hasApt: false }]) {
      const { machine, commands } = shop(changes);
      expect(await provide([need('browser', () => false)], machine)).toEqual({
        missing: ['browser'],
        command: 'sudo apt-get update && sudo apt-get install -y --no-install-recommends browser-package',
      });
      expect(commands).toEqual([]);
    }
  });

  it('says what is still missing when the installation did not bring it', async () => {
    const { machine } = shop();
    expect((await provide([need('browser', () => false)], machine)).missing).toEqual(['browser']);
  });

  it('does not install from package lists that could not be read', async () => {
    const commands: string[] = [];
    const { machine } = shop({ run: (program, args) => Promise.resolve(commands.push([program, ...args].join(' ')) < 0) });
    await provide([need('browser', () => false)], machine);
    expect(commands).toHaveLength(1);
  });
});

describe('looking for programs', () => {
  it('finds one along the PATH that may be run, and not one that may not', async () => {
    await using folder = await makeTempFolder('path');
    writeFileSync(folder.join('tool'), '');
    chmodSync(folder.join('tool'), 0o644);
    expect(isOnPath('tool', `/nowhere:${folder.path}`)).toBe(false);
    chmodSync(folder.join('tool'), 0o755);
    expect(isOnPath('tool', `/nowhere:${folder.path}`)).toBe(true);
    expect(isOnPath('other', folder.path)).toBe(false);
  });

  it('takes the browser that CHROMIUM names, when it is there', async () => {
    await using folder = await makeTempFolder('browser');
    writeFileSync(folder.join('mine'), '');
    expect(findChromium({ CHROMIUM: folder.join('mine') })).toBe(folder.join('mine'));
    expect(findChromium({ CHROMIUM: folder.join('gone') })).not.toBe(folder.join('gone'));
  });
});

describe('bringing keytar back', () => {
  it('fetches the pinned version where npm took the package away, and compiles it where it is', async () => {
    await using project = await makeTempFolder('keytar');
    writeFileSync(project.join('package.json'), JSON.stringify({ optionalDependencies: { keytar: '7.9.0' } }));
    expect(wordsForKeytar(project.path)).toEqual(['install', '--no-save', '--no-audit', '--no-fund', 'keytar@7.9.0']);
    mkdirSync(project.join('node_modules', 'keytar'), { recursive: true });
    writeFileSync(project.join('node_modules', 'keytar', 'package.json'), '{}');
    expect(wordsForKeytar(project.path)).toEqual(['rebuild', 'keytar']);
  });

  it('uses the npm it was called through, under this Node', () => {
    expect(npmCommand({ npm_execpath: '/npm/bin/npm-cli.js' })).toEqual({ program: process.execPath, first: ['/npm/bin/npm-cli.js'] });
    expect(npmCommand({})).toEqual({ program: 'npm', first: [] });
  });
});
