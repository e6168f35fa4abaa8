/** Answers for how the list of apps is looked at, narrowed and sorted, and for that as a query string, so that an address keeps it. Pure. */
import { Environment } from '../../src-preload/contract/app-fields.ts';

/** The columns that the list is sorted by, in their order on the screen. */
export const SORTS = ['name', 'environment', 'active', 'calls', 'secret', 'registered'] as const;
export type AppSort = (typeof SORTS)[number];

/** Which way the rows run. */
export type Direction = 'ascending' | 'descending';

/** What narrows the list. */
export interface AppFilter {
  readonly text: string;
  readonly environment: Environment | 'all';
  /** True for apps that somebody's authorization works for now, and no others. */
  readonly isActive: boolean;
}

/** A filter and an order. */
export interface AppsView extends AppFilter {
  readonly sort: AppSort;
  readonly direction: Direction;
}

/** Narrows nothing. */
export const NO_FILTER: AppFilter = { text: '', environment: 'all', isActive: false };

/** Every app by name: what the server gives. */
export const PLAIN_VIEW: AppsView = { ...NO_FILTER, sort: 'name', direction: 'ascending' };

/** Names run forwards at first; figures and moments with the largest on top. */
const FIRST: Record<AppSort, Direction> = { name: 'ascending', environment: 'ascending', active: 'descending', calls: 'descending', secret: 'ascending', registered: 'descending' };

/** The order after a press on a column's head: sorted by it, or the other way round. */
export function pressSort(view: AppsView, sort: AppSort): AppsView {
  if (view.sort !== sort) return { ...view, sort, direction: FIRST[sort] };
  return { ...view, direction: view.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Writes a view. Out: a query without its question mark; empty for the plain view. */
export function writeView({ text, environment, isActive, sort, direction }: AppsView): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  if (environment !== 'all') query.set('environment', environment);
  if (isActive) query.set('active', 'yes');
  if (sort !== PLAIN_VIEW.sort || direction !== FIRST[sort]) query.set('sort', sort);
  if (direction !== FIRST[sort]) query.set('direction', direction);
  return query.toString();
}

/** Reads a view from a query. What cannot be read changes nothing. */
export function readView(query: string): AppsView {
  const params = new URLSearchParams(query);
  const sort = SORTS.find((one) => one === params.get('sort')) ?? PLAIN_VIEW.sort;
  const direction = params.get('direction');
  return {
    text: (params.get('q') ?? '').slice(0, 200),
    environment: Environment.safeParse(params.get('environment')).data ?? 'all',
    isActive: params.get('active') === 'yes',
    sort,
    direction: direction === 'ascending' || direction === 'descending' ? direction : FIRST[sort],
  };
}
