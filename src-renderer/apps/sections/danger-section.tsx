/** Answers for what has no way back: revoking all tokens of an app, and deleting it. What would die is said first. */
import { useQuery } from '@tanstack/react-query';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { Stakes } from '../../../src-preload/contract/endings.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type from '../../ui/type.module.css';
import { countOf } from './count-of.ts';
import styles from './danger-section.module.css';
import { DeleteApp } from './delete-app.tsx';
import { RevokeAll } from './revoke-all.tsx';
import { StakesList } from './stakes-list.tsx';

/** The section “Danger zone”. */
export function DangerSection({ app }: { readonly app: App }) {
  const stakes = useQuery(queries.apps.stakes.queryOptions({ input: { clientId: app.clientId } }));
  const now = useServerNow(10_000);
  return (
    <>
      <section className={styles['section']} aria-labelledby="danger-title">
        <h2 id="danger-title" className={type['h2']}>
          Danger zone
        </h2>
        {stakes.data !== undefined ? (
          <>
            <p className={styles['lead']}>What {app.name} holds now. It ends with either of these, at once, and there is no way back.</p>
            <StakesList stakes={stakes.data} now={now} />
            <RevokeAll app={app} stakes={stakes.data} />
            <DeleteApp app={app} stakes={stakes.data} />
          </>
        ) : stakes.error === null ? (
          <Skeleton what="Reading what the app holds" widths={['40%', '56%', '48%', '52%']} rowHeight={32} />
        ) : (
          <div className={styles['problem']}>
            <ErrorState
              title="What the app holds could not be read"
              action={
                <Button kind="primary" loading={stakes.isFetching} onClick={() => void stakes.refetch()}>
                  Read again
                </Button>
              }
            >
              {sayFailure(stakes.error)} Nothing can be revoked or deleted without knowing it.
            </ErrorState>
          </div>
        )}
      </section>
      {stakes.data === undefined ? null : <Journal journal={stakes.data.journal} now={now} />}
    </>
  );
}

const DEEDS: Record<Stakes['journal'][number]['action'], string> = {
  secret_replaced: 'Secret replaced',
  tokens_revoked: 'All tokens revoked',
  deleted: 'App deleted',
  registered_again: 'Registered again, with the same client id',
};

function Journal({ journal, now }: { readonly journal: Stakes['journal']; readonly now: number }) {
  return (
    <section className={styles['section']} aria-labelledby="journal-title">
      <h2 id="journal-title" className={type['h2']}>
        What was done before
      </h2>
      {journal.length === 0 ? (
        <p className={styles['lead']}>Nothing yet. Replaced secrets, revoked tokens and deletions will stand here.</p>
      ) : (
        <ol className={styles['journal']}>
          {journal.map((entry, index) => (
            <li key={`${String(entry.at)} ${String(index)}`}>
              <RelativeTime at={entry.at} now={now} />
              <span>
                {DEEDS[entry.action]}
                {entry.tokens === 0 ? '' : `: ${countOf(entry.authorizations, 'authorization')}, ${countOf(entry.tokens, 'token')}`}
              </span>
              <time className={type['quiet']} dateTime={new Date(entry.at).toISOString()}>
                {dateTime(entry.at)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
