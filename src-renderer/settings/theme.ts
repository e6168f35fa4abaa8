/** Answers for the theme: the system's, or the one the person chose on this machine. */
import { useSyncExternalStore } from 'react';

/** The choices. `system` follows the operating system as it changes. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'mavio.theme';
const watchers = new Set<() => void>();

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
  for (const watcher of watchers) watcher();
}

function watchTheme(watcher: () => void): () => void {
  // Another tab of this browser chose.
  const hear = ({ key }: StorageEvent): void => {
    if (key !== KEY) return;
    applyTheme(readTheme());
    watcher();
  };
  watchers.add(watcher);
  addEventListener('storage', hear);
  return () => {
    watchers.delete(watcher);
    removeEventListener('storage', hear);
  };
}

/** The choice, as it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(watchTheme, readTheme);
}
