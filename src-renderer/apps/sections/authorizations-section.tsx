/** Answers for who granted an app what: the list with how each stands, the tree behind each, and revoking one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { Authorization } from '../../../src-preload/contract/authorizations.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type from '../../ui/type.module.css';
import { walkRows } from '../../ui/walk-rows.ts';
import { AuthorizationRow } from '../authorizations/authorization-row.tsx';
import { RevokeDialog } from '../authorizations/revoke-dialog.tsx';
import styles from './authorizations-section.module.css';

type Show = 'all' | 'active' | 'ended';
const readShow = (text: string | null): Show => (text === 'active' || text === 'ended' ? text : 'all');

const NOTHING: Record<Show, string> = { all: 'Nobody has authorized the app yet', active: 'No authorization works now', ended: 'No authorization has ended' };

function Empty({ app, show }: { readonly app: App; readonly show: Show }) {
  const words = show === 'all' ? 'An authorization begins when your app trades a code for tokens. It stands here with everything that grows out of it.' : 'Show all of them to see the others.';
  return (
    <EmptyState
      title={NOTHING[show]}
      level={3}
      actions={show === 'all' ? <ButtonLink href={`/flows/guided?app=${encodeURIComponent(app.clientId)}`}>Walk a flow</ButtonLink> : undefined}
    >
      {words}
    </EmptyState>
  );
}

/** The section “Authorizations”. What is shown, and which tree is open, stand in the address. */
export function AuthorizationsSection({ app }: { readonly app: App }) {
  const [params, setParams] = useSearchParams();
  const show = readShow(params.get('show'));
  const open = params.get('open');
  const now = useServerNow(10_000);
  const [revoking, setRevoking] = useState<Authorization | null>(null);
  const list = useInfiniteQuery(
    queries.authorizations.list.infiniteOptions({
      input: (before: Pick<Authorization, 'createdAt' | 'familyId'> | undefined) => ({ clientId: app.clientId, ...(show !== 'all' && { state: show }), ...(before !== undefined && { before }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ hasMore, authorizations }) => {
        const last = authorizations.at(-1);
        return hasMore && last !== undefined ? { createdAt: last.createdAt, familyId: last.familyId } : undefined;
      },
      placeholderData: (before) => before,
    }),
  );
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap(({ authorizations }) => authorizations);
  const totals = pages[0]?.totals;
  const go = (next: Show, familyId: string | null): void => setParams({ ...(next === 'all' ? {} : { show: next }), ...(familyId === null ? {} : { open: familyId }) }, { replace: true });
  const named = (name: string, count: number | undefined): string => (count === undefined ? name : `${name} ${count.toLocaleString('en')}`);
  return (
    <section className={styles['section']} aria-labelledby="authorizations-title">
      <div className={styles['head']}>
        <h2 id="authorizations-title" className={type['h2']}>
          Authorizations
        </h2>
        <span>who granted what, and what grew out of it</span>
        <SegmentedControl
          label="Which authorizations to show"
          labelHidden
          value={show}
          options={[
            { value: 'all', label: named('All', totals?.all) },
            { value: 'active', label: named('Active', totals?.active) },
            { value: 'ended', label: named('Ended', totals?.ended) },
          ]}
          onChange={(next) => go(next, open)}
        />
      </div>
      {list.isError ? (
        <ErrorState title="The authorizations could not be read" action={<Button loading={list.isFetching} onClick={() => void list.refetch()}>Read again</Button>}>
          {sayFailure(list.error)}
        </ErrorState>
      ) : list.data === undefined ? (
        <Skeleton what="Reading the authorizations" widths={['90%', '80%', '85%']} rowHeight={44} />
      ) : rows.length === 0 ? (
        <Empty app={app} show={show} />
      ) : (
        <>
          <ul className={styles['rows']} onKeyDown={walkRows}>
            {rows.map((authorization) => (
              <AuthorizationRow
                key={authorization.familyId}
                authorization={authorization}
                now={now}
                isOpen={authorization.familyId === open}
                onToggle={() => go(show, authorization.familyId === open ? null : authorization.familyId)}
                onRevoke={() => setRevoking(authorization)}
              />
            ))}
          </ul>
          {list.hasNextPage ? (
            <div className={styles['more']}>
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
              <span>
                {rows.length.toLocaleString('en')} of {(totals === undefined ? 0 : totals[show]).toLocaleString('en')}
              </span>
            </div>
          ) : null}
        </>
      )}
      {revoking === null ? null : <RevokeDialog authorization={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}
