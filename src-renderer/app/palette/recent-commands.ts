/** Answers for remembering which commands were used lately: their ids, in this browser or window; never what was typed. */

const KEY = 'mavio.recent';
const MOST = 6;

/** Ids, the latest first. Whatever else stands in the storage is nothing. */
export function readRecent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Remembers a use. A full or forbidden storage remembers nothing, and nothing breaks. */
export function keepRecent(id: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([id, ...readRecent().filter((other) => other !== id)].slice(0, MOST)));
  } catch {
    return;
  }
}
