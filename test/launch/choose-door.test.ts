/** Answers for the choice of the front door: when a window opens, when the console is served instead, and the sentence said then. */
import { describe, expect, it } from 'vitest';
import { chooseDoor, type DoorProbes } from '../../src-main/launch/choose-door.ts';

interface Heard {
  readonly probes: DoorProbes;
  /** What was asked of the machine, in order. */
  readonly steps: string[];
}

function machine(changes: Partial<DoorProbes>): Heard {
  const steps: string[] = [];
  const base: DoorProbes = {
    platform: 'linux',
    env: { DISPLAY: ':0' },
    isRoot: false,
    find: () => ({ path: '/somewhere/electron' }),
    ask: () => Promise.resolve({ can: 'yes', from: 'mirror.example' }),
    install: () => Promise.resolve(null),
    say: () => undefined,
    ...changes,
  };
  const probes: DoorProbes = {
    ...base,
    find: () => (steps.push('find'), base.find()),
    ask: () => (steps.push('ask'), base.ask()),
    install: () => (steps.push('install'), base.install()),
    say: (sentence) => {
      steps.push(sentence);
    },
  };
  return { probes, steps };
}

const MISSING = { path: null, because: 'Electron is not on this machine', fetchable: true } as const;

describe('choosing the door', () => {
  it('opens the window with the binary on disk, without asking the network', async () => {
    const { probes, steps } = machine({});
    expect(await chooseDoor(false, probes)).toEqual({ door: 'desktop', electron: '/somewhere/electron' });
    expect(steps).toEqual(['find']);
  });

  it('serves without looking for anything when --served was given', async () => {
    const { probes, steps } = machine({});
    expect(await chooseDoor(true, probes)).toEqual({ door: 'served', because: null });
    expect(steps).toEqual([]);
  });

  it('serves with the reason when no display is set, before any download', async () => {
    const { probes, steps } = machine({ env: { DISPLAY: '' }, find: () => MISSING });
    expect(await chooseDoor(false, probes)).toEqual({
      door: 'served',
      because: 'There is no desktop window, because no display is set (DISPLAY or WAYLAND_DISPLAY). The console is served to your browser instead.',
    });
    expect(steps).toEqual([]);
  });

  it('takes a Wayland display for a display, and needs none to be named on macOS and Windows', async () => {
    const places = [{ env: { WAYLAND_DISPLAY: 'wayland-0' } }, { platform: 'darwin', env: {} }, { platform: 'win32', env: {} }];
    for (const place of places) expect(await chooseDoor(false, machine(place).probes)).toMatchObject({ door: 'desktop' });
  });

  it('serves as root on Linux, where the sandbox would have to be switched off, and downloads nothing for it', async () => {
    const because = 'There is no desktop window, because Electron’s sandbox does not run as root. The console is served to your browser instead.';
    expect(await chooseDoor(false, machine({ isRoot: true }).probes)).toEqual({ door: 'served', because });
    const missing = machine({ isRoot: true, find: () => MISSING });
    expect(await chooseDoor(false, missing.probes)).toEqual({ door: 'served', because });
    expect(missing.steps).not.toContain('install');
  });

  it('serves with both halves of the reason when the binary is missing and cannot be reached', async () => {
    const { probes, steps } = machine({ find: () => MISSING, ask: () => Promise.resolve({ can: 'no', because: 'mirror.example cannot be reached (ENOTFOUND)' }) });
    expect(await chooseDoor(false, probes)).toEqual({
      door: 'served',
      because: 'There is no desktop window, because Electron is not on this machine and mirror.example cannot be reached (ENOTFOUND). The console is served to your browser instead.',
    });
    expect(steps).not.toContain('install');
  });

  it('does not ask the network about a binary that downloading would not bring', async () => {
    const { probes, steps } = machine({ find: () => ({ path: null, because: 'the electron package is not installed', fetchable: false }) });
    expect(await chooseDoor(false, probes)).toMatchObject({ door: 'served' });
    expect(steps).toEqual(['find']);
  });

  it('says what it downloads, then opens the window with what the installer left', async () => {
    let installed = false;
    const { probes, steps } = machine({
      find: () => (installed ? { path: '/new/electron' } : MISSING),
      install: () => {
        installed = true;
        return Promise.resolve(null);
      },
    });
    expect(await chooseDoor(false, probes)).toEqual({ door: 'desktop', electron: '/new/electron' });
    expect(steps).toEqual([
      'find', expect.stringContaining('Asking'), 'ask', 'Downloading Electron from mirror.example. This happens once and may take a few minutes…', 'install', 'find',
    ]);
  });

  it('serves when the installer fails, and when it leaves nothing behind', async () => {
    const failing = machine({ find: () => MISSING, install: () => Promise.resolve('it took longer than 180 seconds') });
    expect(await chooseDoor(false, failing.probes)).toMatchObject({ because: expect.stringContaining('took longer than 180 seconds') as string });
    const empty = machine({ find: () => MISSING });
    expect(await chooseDoor(false, empty.probes)).toMatchObject({ because: expect.stringContaining('left no program behind') as string });
  });
});
