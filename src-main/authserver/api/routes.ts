/** Answers for the table of the API: every route, and the paths that they make. */
import { ACTION_ITEM_ROUTES } from './action-items.ts';
import { CHANNEL_ROUTES } from './channels.ts';
import { MEETING_ROUTES } from './meetings.ts';
import { NOTE_ROUTES } from './notes.ts';
import type { Route } from './route.ts';
import { SPEAKER_ROUTES } from './speakers.ts';
import { TEAM_ROUTES } from './team.ts';
import { TRANSCRIPT_ROUTES } from './transcripts.ts';
import { WEBHOOK_ROUTES } from './webhooks.ts';

/** Every endpoint of the API, in the order of the reference's scopes. */
export const ROUTES: readonly Route[] = [
  ...MEETING_ROUTES, ...TRANSCRIPT_ROUTES, ...NOTE_ROUTES, ...ACTION_ITEM_ROUTES, ...CHANNEL_ROUTES, ...SPEAKER_ROUTES, ...TEAM_ROUTES, ...WEBHOOK_ROUTES,
];

/** A path with the routes that share it. */
export interface ApiPath {
  readonly path: string;
  readonly routes: readonly Route[];
  /** Methods that the path answers, as `Allow` says them. */
  readonly allow: string;
}

/** The paths of the table, each once. */
export const API_PATHS: readonly ApiPath[] = [...new Set(ROUTES.map(({ path }) => path))].map((path) => {
  const routes = ROUTES.filter((route) => route.path === path);
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return { path, routes, allow: [...methods, 'OPTIONS'].join(', ') };
});

/** True when a path is one of a pattern's. */
export function fits(pattern: string, path: string): boolean {
  const pieces = path.split('/');
  const wanted = pattern.split('/');
  return wanted.length === pieces.length && wanted.every((piece, index) => (piece.startsWith(':') ? pieces[index] !== '' : piece === pieces[index]));
}

/** What stands in a path at the variable places of its pattern, in order. */
export function variablesOf(pattern: string, path: string): string[] {
  const pieces = path.split('/');
  return pattern.split('/').flatMap((piece, index) => (piece.startsWith(':') ? [pieces[index] ?? ''] : []));
}
