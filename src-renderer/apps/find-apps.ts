/** Answers for which apps of the list are shown, and in which order. */
import type { App, Environment } from '../../src-preload/contract/apps.ts';
import { foldLetters, wordsOf } from '../ui/match-words.ts';

/** What narrows the list. */
export interface AppFilter {
  readonly text: string;
  readonly environment: Environment | 'all';
}

/** Apps whose name, client id or redirect URIs hold every word. In: apps in the server's order, which stays. */
export function findApps(apps: readonly App[], { text, environment }: AppFilter): readonly App[] {
  const words = wordsOf(text);
  return apps.filter((app) => {
    if (environment !== 'all' && app.environment !== environment) return false;
    const searched = foldLetters([app.name, app.clientId, ...app.redirectUris].join('\n'));
    return words.every((word) => searched.includes(word));
  });
}
