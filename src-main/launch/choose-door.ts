/** Answers for which front door opens: the desktop window where it can, otherwise the served console with one sentence why. */
import type { DownloadAnswer } from './electron-download.ts';
import type { FoundElectron } from './electron-binary.ts';

/** How the machine is asked; each is replaced in tests. */
export interface DoorProbes {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Electron's sandbox refuses the administrator's account on Linux. */
  readonly isRoot: boolean;
  find(): FoundElectron;
  ask(): Promise<DownloadAnswer>;
  /** Runs the installer. Out: null, or why not in a clause. */
  install(): Promise<string | null>;
  say(sentence: string): void;
}

/** The door; for the served one, why there is no window, or null when it was asked for. */
export type ChosenDoor = { readonly door: 'desktop'; readonly electron: string } | { readonly door: 'served'; readonly because: string | null };

function served(because: string): ChosenDoor {
  return { door: 'served', because: `There is no desktop window, because ${because}. The console is served to your browser instead.` };
}

const NOT_AS_ROOT = 'Electron’s sandbox does not run as root';

function hasDisplay({ platform, env }: DoorProbes): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** Chooses the door. Looks at the display and the disk before any network; asks before downloading; downloads only with an answer. */
export async function chooseDoor(wishServed: boolean, probes: DoorProbes): Promise<ChosenDoor> {
  if (wishServed) return { door: 'served', because: null };
  if (!hasDisplay(probes)) return served('no display is set (DISPLAY or WAYLAND_DISPLAY)');
  const found = probes.find();
  const rootless = probes.platform !== 'linux' || !probes.isRoot;
  if (found.path !== null) return rootless ? { door: 'desktop', electron: found.path } : served(NOT_AS_ROOT);
  if (!found.fetchable) return served(found.because);
  probes.say('Electron is not on this machine yet. Asking whether it can be downloaded…');
  const answer = await probes.ask();
  if (answer.can === 'no') return served(`${found.because} and ${answer.because}`);
  if (!rootless) return served(NOT_AS_ROOT);
  probes.say(`Downloading Electron from ${answer.from}. This happens once and may take a few minutes…`);
  const trouble = await probes.install();
  if (trouble !== null) return served(`Electron could not be installed: ${trouble}`);
  const again = probes.find();
  return again.path === null ? served('Electron’s installer left no program behind') : { door: 'desktop', electron: again.path };
}
