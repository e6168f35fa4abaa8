/** Answers for the very things that a figure counted: sign-ins, API calls and refusals, newest first, each leading to its step. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import { HEADLINES } from '../../../src-preload/contract/headlines.ts';
import type { MarkKind } from '../../../src-preload/contract/mark-kind.ts';
import type { EntryPlace } from '../../../src-preload/contract/numbers.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type from '../../ui/type.module.css';
import { useRowsOnScreen } from '../../ui/use-rows-on-screen.ts';
import { EntryRow, ENTRY_HEIGHT } from '../activity/entry-row.tsx';
import { activityAddress, readActivityFilter, type ActivityFilter } from '../addresses.ts';
import { sayStretch } from '../overview/bar-words.ts';
import styles from './activity-section.module.css';

type Shown = 'all' | MarkKind;
const KINDS: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'api_call', label: 'API calls' },
  { value: 'sign_in', label: 'Sign-ins' },
  { value: 'refusal', label: 'Refusals' },
];

const ONE: Record<Shown, string> = { all: 'entry', api_call: 'API call', sign_in: 'sign-in', refusal: 'refusal' };
const MANY: Record<Shown, string> = { all: 'entries', api_call: 'API calls', sign_in: 'sign-ins', refusal: 'refusals' };

function Chip({ words, what, onRemove }: { readonly words: string; readonly what: string; readonly onRemove: () => void }) {
  return (
    <span className={styles['chip']}>
      {words}
      <button type="button" aria-label={`Remove the filter ${what}: ${words}`} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}

function stretchOf({ from, to }: ActivityFilter, now: number): string | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined) return `before ${sayStretch({ from: to ?? 0, to: to ?? 0 }, now).split(' to ')[0] ?? ''}`;
  return to === undefined ? `from ${sayStretch({ from, to: from }, now).split(' to ')[0] ?? ''}` : sayStretch({ from, to }, now);
}

/** Pages of entries; a new filter shows the old ones until its own are here. */
function useEntries(app: App, filter: ActivityFilter) {
  const narrowed = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as ActivityFilter;
  return useInfiniteQuery(
    queries.activity.list.infiniteOptions({
      input: (before: EntryPlace | undefined) => ({ clientId: app.clientId, ...narrowed, ...(before !== undefined && { before }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ hasMore, entries }) => {
        const last = entries.at(-1);
        return hasMore && last !== undefined ? { at: last.at, flowNumber: last.flowNumber, seq: last.seq } : undefined;
      },
    }),
  );
}

/** The section “Activity”. The filter is its address. */
export function ActivitySection({ app }: { readonly app: App }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const filter = readActivityFilter(params);
  const now = useServerNow(10_000);
  const list = useEntries(app, filter);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const pages = list.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.entries);
  const total = pages[0]?.total;
  const [attach, { start, end, walk }] = useRowsOnScreen(ENTRY_HEIGHT, entries.length);
  const isNearEnd = end >= entries.length - 20;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const go = (next: ActivityFilter): void => navigate(activityAddress(app.clientId, next), { replace: true });
  const shown: Shown = filter.kind ?? (filter.checkId === undefined ? 'all' : 'refusal');
  const stretch = stretchOf(filter, now);
  const isNarrowed = filter.kind !== undefined || filter.checkId !== undefined || stretch !== null;
  return (
    <section className={styles['section']} aria-labelledby="activity-title">
      <div className={styles['head']}>
        <h2 id="activity-title" className={type['h2']}>
          Activity
        </h2>
        {total === undefined ? null : (
          <span role="status">
            {total.toLocaleString('en')} {total === 1 ? ONE[shown] : MANY[shown]}
          </span>
        )}
        <SegmentedControl
          label="What to show"
          labelHidden
          value={shown}
          options={KINDS}
          onChange={(next) => go({ ...filter, checkId: next === 'refusal' ? filter.checkId : undefined, kind: next === 'all' ? undefined : next })}
        />
      </div>
      {stretch === null && filter.checkId === undefined ? null : (
        <div className={styles['chips']}>
          {filter.checkId === undefined ? null : <Chip what="check" words={HEADLINES[filter.checkId]} onRemove={() => go({ ...filter, checkId: undefined })} />}
          {stretch === null ? null : <Chip what="time" words={stretch} onRemove={() => go({ ...filter, from: undefined, to: undefined })} />}
        </div>
      )}
      {list.isError ? (
        <ErrorState title="The activity could not be read" action={<Button loading={list.isFetching} onClick={() => void list.refetch()}>Read again</Button>}>
          {sayFailure(list.error)}
        </ErrorState>
      ) : list.data === undefined ? (
        <Skeleton what="Reading the activity" widths={['90%', '80%', '85%', '75%']} rowHeight={ENTRY_HEIGHT} />
      ) : entries.length === 0 ? (
        <EmptyState title={isNarrowed ? `No ${MANY[shown]} here` : 'Nothing was counted yet'} level={3} actions={isNarrowed ? <Button onClick={() => go({})}>Show everything</Button> : undefined}>
          {isNarrowed ? 'Nothing that this filter asks for is recorded. What was counted goes when its flow goes.' : 'Sign-ins, API calls and refusals stand here as they happen.'}
        </EmptyState>
      ) : (
        <ul ref={attach} className={styles['rows']} onKeyDown={walk} style={{ height: entries.length * ENTRY_HEIGHT }}>
          {entries.slice(start, end).map((entry, place) => (
            <EntryRow
              key={`${String(entry.flowNumber)} ${String(entry.seq)} ${entry.kind}`}
              entry={entry}
              now={now}
              position={start + place + 1}
              total={total ?? entries.length}
              style={{ transform: `translateY(${String((start + place) * ENTRY_HEIGHT)}px)` }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
