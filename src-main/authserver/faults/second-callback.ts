/** Answers for asking for a redirect URI a second time, as a reload or a link scanner would. To this machine only. */
import { get } from 'node:http';
import { canBeAsked } from '../../oauth/faults/match-fault.ts';
import type { Staging } from '../respond.ts';

/** The app may take this long, in milliseconds. */
const LIMIT_MS = 10_000;

/** Asks, and throws the answer away: what matters is what the app does then. Never fails; an app that does not run is the app's affair. */
export function askAgain({ location, cookie }: NonNullable<Staging['callback']>): Promise<void> {
  if (!canBeAsked(location)) return Promise.resolve();
  const headers = { 'user-agent': 'Mavio Console, second delivery', ...(cookie === null ? {} : { cookie }) };
  return new Promise((resolve) => {
    const request = get(location, { headers, agent: false, signal: AbortSignal.timeout(LIMIT_MS) }, (response) => {
      response.resume().once('close', resolve);
    });
    request.once('error', () => resolve());
  });
}
