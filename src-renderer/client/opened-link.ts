/** Answers for links that were opened on this machine while this page stands: who is told where they lead. */

const watchers = new Set<(path: string) => void>();

/** Tells whoever watches. In: a path of the console, with its query. */
export function announceLink(path: string): void {
  for (const watcher of watchers) watcher(path);
}

/** Calls `watcher` with each link. Out: a function that stops this. */
export function watchLinks(watcher: (path: string) => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}
