/** Answers for the per-run token of the served door: from the address bar into this origin's storage, and never back. */

const TOKEN = 'mavio.token';
const AT = 'mavio.at';

/** Where the console listens, and the token that opens it. */
export interface DoorKey {
  /** `host:port` of the console. */
  readonly at: string;
  readonly token: string;
}

/**
 * Reads the door key. A key in the fragment (`#token=…`, in development also `&at=host:port`) is stored and taken out of the address bar.
 * Out: the key, or null when this browser has never been given one.
 */
export function readDoorKey(): DoorKey | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token !== null) {
    localStorage.setItem(TOKEN, token);
    // Only Vite's own page may be told another place: elsewhere a crafted link could lead the page to a stranger's console.
    const at = import.meta.env.DEV ? fragment.get('at') : null;
    if (at !== null) localStorage.setItem(AT, at);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  const stored = localStorage.getItem(TOKEN);
  if (stored === null) return null;
  return { token: stored, at: (import.meta.env.DEV ? localStorage.getItem(AT) : null) ?? location.host };
}

/** Calls `changed` when another tab of this browser was given a new key. */
export function watchDoorKey(changed: () => void): void {
  addEventListener('storage', (event) => {
    if (event.key === TOKEN && event.newValue !== null) changed();
  });
}
