/** Answers for telling the console's own flags from those that Electron and Chromium were started with. */

import { isLinkWord } from './deep-link.ts';

/** Switches of the runtime that a developer or a test driver may pass; the console does not read them. */
const RUNTIME_SWITCHES = [
  /^--(no-sandbox|inspect|inspect-brk|disable-gpu|disable-dev-shm-usage|enable-logging|force-device-scale-factor|lang)(=|$)/,
  /^--(remote-debugging-(port|pipe)|ozone-platform(-hint)?|(enable|disable)-features|use-gl|js-flags|trace-warnings)(=|$)/,
  // macOS passes a process serial number to an app that is opened from the Finder.
  /^-psn_/,
];

/**
 * The words that are meant for the console; a link that it shall open is none. In: the process's words, and whether the app is packaged; unpackaged, the
 * second word is the app's folder or file.
 */
export function pickOwnFlags(argv: readonly string[], isPackaged: boolean): string[] {
  return argv.slice(isPackaged ? 1 : 2).filter((word) => !isLinkWord(word) && !RUNTIME_SWITCHES.some((pattern) => pattern.test(word)));
}
