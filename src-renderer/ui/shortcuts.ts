/** Answers for every key that does something: one table, from which the keys work and the help sheet is made. */

/** One key. */
export interface Shortcut {
  /** As `KeyboardEvent.key` says it; `Mod+` is ⌘ on a Mac and Ctrl elsewhere. Letters in either case. */
  readonly key: string;
  readonly does: string;
}

/** Keys by where they work. A row of this table is a name that `useHotkey` takes. */
export const SHORTCUTS = {
  'palette.open': { where: 'Everywhere', key: 'Mod+k', does: 'Search or run anything' },
  'help.open': { where: 'Everywhere', key: '?', does: 'Show this sheet' },
  'apps.register': { where: 'Apps', key: 'n', does: 'Register app' },
  'apps.search': { where: 'Apps', key: '/', does: 'Search the apps' },
  'app.flow': { where: 'An app', key: 'g', does: 'Start a flow' },
  'flows.search': { where: 'Flows', key: '/', does: 'Search the flows' },
  'flow.exchange': { where: 'A guided flow', key: 'e', does: 'Exchange the code' },
  'flow.call_api': { where: 'A guided flow', key: 'c', does: 'Call the API' },
  'flow.refresh': { where: 'A guided flow', key: 'r', does: 'Refresh now' },
  'flow.again': { where: 'A guided flow', key: 't', does: 'Try again' },
  'flow.first': { where: 'A console without flows', key: 'g', does: 'Draw the first flow' },
  'clock.advance': { where: 'Mocking', key: 'h', does: 'Advance the server clock by 1 h' },
  'page.next': { where: 'A page with one next step', key: 'Enter', does: 'Take it: the filled button marked ↵' },
  'page.close': { where: 'A form', key: 'Escape', does: 'Close it; what was typed stays as a draft' },
} as const satisfies Record<string, Shortcut & { readonly where: string }>;

/** Name of a key that does something. */
export type ShortcutName = keyof typeof SHORTCUTS;

/** Keys that lists, drawings and messages have by themselves, for the help sheet. */
export const STANDING_KEYS: readonly (Shortcut & { readonly where: string })[] = [
  { where: 'Lists and drawings', key: '↑ ↓', does: 'Go to the row or step before or after' },
  { where: 'Lists and drawings', key: 'Home End', does: 'Go to the first or the last' },
  { where: 'Lists and drawings', key: 'Enter', does: 'Open it' },
  { where: 'Everywhere', key: 'F8', does: 'Go to the messages in the corner' },
  { where: 'Everywhere', key: 'Escape', does: 'Close what is open on top' },
];

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The key as its caps show it: `Ctrl K`, `⌘ K`, `N`, `↵`. */
export function capOf(key: string): string {
  const names: Record<string, string> = { Enter: '↵', Escape: 'Esc' };
  const plain = key.replace('Mod+', '');
  const cap = names[plain] ?? (plain.length === 1 ? plain.toUpperCase() : plain);
  return key.startsWith('Mod+') ? `${isMac() ? '⌘' : 'Ctrl'} ${cap}` : cap;
}

/** True when a key event is the key of the table, with its modifier and no other. */
export function isPressed(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, key: string): boolean {
  const wantsMod = key.startsWith('Mod+');
  const hasMod = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (event.altKey || (wantsMod ? !hasMod : event.ctrlKey || event.metaKey)) return false;
  return event.key.toLowerCase() === key.replace('Mod+', '').toLowerCase();
}
