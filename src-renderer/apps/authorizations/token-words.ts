/** Answers for codes, tokens and authorizations in words: what they are, and what became of them. */
import type { Authorization, AuthorizationTree, TreeToken } from '../../../src-preload/contract/authorizations.ts';
import { clockTime, roughly } from '../../ui/format-time.ts';
import { shortMoment } from '../overview/short-moment.ts';

/** What a token is called at the beginning of a line. */
export const KIND_WORDS: Record<TreeToken['of'], string> = { code: 'Code', access_token: 'Access token', refresh_token: 'Refresh token' };

/** The tokens of a tree that work now, oldest first, of those that are not folded away. */
export function livingTokens({ first, newest }: AuthorizationTree): TreeToken[] {
  return [...first, ...newest].flatMap(({ access, refresh }) => [access, refresh]).filter((token) => token !== null && token.fate.state === 'alive') as TreeToken[];
}

/** The time of an event on the day of `now`, or its date with the time. */
function sayMoment(at: number, now: number): string {
  const short = shortMoment(at, now);
  const clock = clockTime(at);
  return short === clock ? clock : `${short}, ${clock}`;
}

/** What became of a token: `rotated 14:33:07`, `59 min left`. `now` in epoch ms of the server clock. */
export function sayFate({ fate, expiresAt }: TreeToken, now: number): string {
  if (fate.state === 'alive') return now < expiresAt ? `${roughly(expiresAt - now)} left` : `expired ${sayMoment(expiresAt, now)}`;
  return `${fate.state} ${sayMoment(fate.at, now)}`;
}

/** How an authorization stands, in a few words. */
export function sayState({ state, endsAt, reason }: Authorization, now: number): string {
  if (state === 'active') return `works, ${roughly(endsAt - now)} left if unused`;
  const when = sayMoment(endsAt, now);
  if (state === 'expired') return `expired ${when}`;
  switch (reason) {
    case 'revoked_by_developer':
      return `you revoked it ${when}`;
    case 'revoked_by_app':
      return `the app revoked it ${when}`;
    case 'all_revoked':
      return `you revoked all tokens ${when}`;
    case 'app_deleted':
      return `ended ${when}: the app was deleted`;
    case 'person_removed':
      return `ended ${when}: the person was removed`;
    case 'code_replayed':
      return `ended ${when}: its code was sent twice`;
    case 'refresh_replayed':
      return `ended ${when}: a replaced refresh token came back`;
    case null:
      return `revoked ${when}`;
  }
}
