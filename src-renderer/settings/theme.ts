/** Answers for the theme: the system's, or the one the person chose on this machine. */

/** The choices. `system` follows the operating system as it changes. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'mavio.theme';

/** The choice that was kept, or `system`. */
export function readTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Puts a choice on the page. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Keeps a choice for this browser or window, and puts it on the page. */
export function keepTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme(theme);
}
