/** Answers for the list of what would die: whose authorizations, how many tokens, who waits, and when the app was last used. */
import type { ReactNode } from 'react';
import type { Stakes } from '../../../src-preload/contract/endings.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type from '../../ui/type.module.css';
import { countOf } from './count-of.ts';
import styles from './danger-section.module.css';

/** More people than this are counted, not named. */
const MOST_NAMED = 5;

function sayPeople(people: Stakes['people']): string {
  const named = people.slice(0, MOST_NAMED).map(({ name, authorizations }) => (authorizations === 1 ? name : `${name} (${String(authorizations)} times)`));
  const more = people.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${String(more)} more` : named.join(', ');
}

function Line({ name, none, children }: { readonly name: string; readonly none: boolean; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={none ? type['quiet'] : undefined}>{children}</dd>
    </>
  );
}

/** The list. `now` by the server clock, in epoch ms. */
export function StakesList({ stakes, now }: { readonly stakes: Stakes; readonly now: number }) {
  const { people, authorizations, accessTokens, refreshTokens, codes, pendingRequests, lastUsedAt } = stakes;
  return (
    <dl className={styles['stakes']}>
      <Line name="Authorizations" none={authorizations === 0}>
        {authorizations === 0 ? 'None is live' : `${countOf(authorizations, 'live authorization')}, of ${sayPeople(people)}`}
      </Line>
      <Line name="Tokens" none={accessTokens + refreshTokens === 0}>
        {countOf(accessTokens, 'access token')}, {countOf(refreshTokens, 'refresh token')}
      </Line>
      <Line name="Under way" none={codes + pendingRequests === 0}>
        {countOf(codes, 'code')} not exchanged yet, {countOf(pendingRequests, 'consent page')} waiting
      </Line>
      <Line name="Last used" none={lastUsedAt === null}>
        {lastUsedAt === null ? 'Never' : <RelativeTime at={lastUsedAt} now={now} />}
      </Line>
    </dl>
  );
}
