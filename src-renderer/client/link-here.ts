/** Answers for links to a place of the console that can be given away: its address when served, `mavio-console:` on the desktop. */
import { isDesktop } from './door.ts';

/** In: a path of the console, with its query. The link opens where this console runs; it holds no token. */
export function linkTo(path: string): string {
  return isDesktop() ? `mavio-console://${path.slice(1)}` : new URL(path, location.origin).href;
}
