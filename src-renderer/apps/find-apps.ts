/** Answers for which apps of the list are shown, and in which order. Pure. */
import type { App, SecretWhereabouts } from '../../src-preload/contract/apps.ts';
import type { AppStats } from '../../src-preload/contract/numbers.ts';
import { foldLetters, wordsOf } from '../ui/match-words.ts';
import type { AppFilter, AppSort, AppsView } from './apps-view.ts';

/** Figures by client id; an app without some counts as one that nothing happened to. */
export type Figures = ReadonlyMap<string, Pick<AppStats, 'active' | 'apiCalls'>>;

/** Apps that hold every word in name, client id or redirect URIs, and what else is asked for. In: apps in some order, which stays. */
export function findApps(apps: readonly App[], { text, environment, isActive }: AppFilter, figures: Figures): readonly App[] {
  const words = wordsOf(text);
  return apps.filter((app) => {
    if (environment !== 'all' && app.environment !== environment) return false;
    if (isActive && (figures.get(app.clientId)?.active ?? 0) === 0) return false;
    const searched = foldLetters([app.name, app.clientId, ...app.redirectUris].join('\n'));
    return words.every((word) => searched.includes(word));
  });
}

const NAMES = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const HELD: readonly SecretWhereabouts[] = ['keychain', 'session', 'nowhere'];

type Compare = (one: App, other: App) => number;

function comparerOf(sort: AppSort, figures: Figures): Compare {
  const rows: Record<AppSort, Compare> = {
    name: (one, other) => NAMES.compare(one.name, other.name),
    environment: (one, other) => one.environment.localeCompare(other.environment),
    active: (one, other) => (figures.get(one.clientId)?.active ?? 0) - (figures.get(other.clientId)?.active ?? 0),
    calls: (one, other) => (figures.get(one.clientId)?.apiCalls ?? 0) - (figures.get(other.clientId)?.apiCalls ?? 0),
    secret: (one, other) => HELD.indexOf(one.secretKeptIn) - HELD.indexOf(other.secretKeptIn),
    registered: (one, other) => one.createdAt - other.createdAt,
  };
  return rows[sort];
}

/** Apps in the order of a view. Equals stand by name, whichever way the rows run. */
export function sortApps(apps: readonly App[], { sort, direction }: Pick<AppsView, 'sort' | 'direction'>, figures: Figures): readonly App[] {
  const [compare, byName] = [comparerOf(sort, figures), comparerOf('name', figures)];
  const turn = direction === 'ascending' ? 1 : -1;
  return apps.toSorted((one, other) => turn * compare(one, other) || byName(one, other));
}
