/** Answers for the list of flows at the left: chips with totals, virtual rows, arrow keys. */
import type { KeyboardEvent } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { FlowPage, FlowSummary } from '../../../src-preload/contract/trace.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useKeptPlace } from '../../ui/kept-place.ts';
import text from '../../ui/type.module.css';
import { useFlowListStore } from './flow-list-store.ts';
import styles from './flow-list.module.css';
import { FlowRow } from './flow-row.tsx';
import type { FlowFilter } from './use-flow-pages.ts';
import { useFlowPages } from './use-flow-pages.ts';
import { SearchBox } from './search-box.tsx';
import { carrySearch, useFlowSearch } from './use-flow-search.ts';
import { revealRow, ROW_HEIGHT, useFlowRows } from './use-flow-rows.ts';

const CHIPS: readonly { readonly filter: FlowFilter; readonly label: string }[] = [
  { filter: 'all', label: 'All' },
  { filter: 'refused', label: 'Refused' },
  { filter: 'denied', label: 'Denied' },
  { filter: 'live', label: 'Live' },
];

const NO_SUCH: Record<FlowFilter, string> = { all: 'No flow', refused: 'No refused flow', denied: 'No denied flow', live: 'No live flow' };

/** How much a search found. What is not read yet is not counted. */
function sayFound(count: number, hasMore: boolean): string {
  return hasMore ? `more than ${count.toLocaleString('en')}` : `${count.toLocaleString('en')} found`;
}

/** Nothing was found, and the way back. */
function NothingFound({ filter, text: words, onClear }: { readonly filter: FlowFilter; readonly text: string; readonly onClear: () => void }) {
  return (
    <div className={styles['state']}>
      <p className={styles['nothing']}>
        {NO_SUCH[filter]} holds <b>{words}</b>. A search looks for words that begin so: app, person, client id, number, outcome, failed check, error code, fingerprint.
      </p>
      <Button onClick={onClear}>Clear the search</Button>
    </div>
  );
}

const NOTHING: Record<FlowFilter, string> = { all: 'No flow yet.', refused: 'No flow was refused.', denied: 'No flow was denied.', live: 'No flow is waiting for anything.' };

interface ChipsProps {
  readonly filter: FlowFilter;
  /** Undefined while they are not known: before the first page, and while a search narrows what they would count. */
  readonly totals: FlowPage['totals'] | undefined;
  readonly onFilter: (filter: FlowFilter) => void;
}

function Chips({ filter, totals, onFilter }: ChipsProps) {
  return (
    <div className={styles['chips']} role="group" aria-label="Which flows to show">
      {CHIPS.map((chip) => (
        <button key={chip.filter} type="button" className={styles['chip']} aria-pressed={filter === chip.filter} onClick={() => onFilter(chip.filter)}>
          {chip.label}
          {chip.filter === 'all' || totals === undefined ? '' : ` ${totals[chip.filter].toLocaleString('en')}`}
        </button>
      ))}
    </div>
  );
}

interface RowsProps {
  readonly flows: readonly FlowSummary[];
  readonly selected: string | null;
  /** What the address carries on. */
  readonly carried: string;
  readonly onNearEnd: () => void;
}

function Rows({ flows, selected, carried, onNearEnd }: RowsProps) {
  const { attach: measure, scroll, shown } = useFlowRows(flows);
  const keep = useKeptPlace('flows');
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      // First the place, then which rows stand there.
      const ends = [keep(element), measure(element)];
      return () => ends.forEach((end) => end?.());
    },
    [keep, measure],
  );
  const [walkedTo, setWalkedTo] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const now = useServerNow(5000);
  const current = flows.findIndex((flow) => flow.flowId === selected);
  const entry = current >= shown.start && current < shown.end ? current : shown.start;
  const nearEnd = shown.end >= flows.length - 10;

  useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, onNearEnd]);

  useEffect(() => {
    if (walkedTo === null || walkedTo !== selected) return;
    scroll.current?.querySelector<HTMLElement>(`[data-flow="${CSS.escape(walkedTo)}"]`)?.focus({ preventScroll: true });
  }, [walkedTo, selected, scroll]);

  const walk = (event: KeyboardEvent): void => {
    const targets: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: flows.length - 1 };
    const index = targets[event.key];
    const next = index === undefined ? undefined : flows[index];
    if (index === undefined || next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (scroll.current !== null) revealRow(scroll.current, index);
    setWalkedTo(next.flowId);
    navigate(`/flows/${next.flowId}${carried}`, { replace: true });
  };

  return (
    <div ref={attach} className={styles['scroll']} onKeyDown={walk}>
      <div className={styles['rows']} style={{ height: flows.length * ROW_HEIGHT }}>
        {flows.slice(shown.start, shown.end).map((flow, place) => {
          const index = shown.start + place;
          return <FlowRow key={flow.flowId} flow={flow} now={now} carried={carried} selected={flow.flowId === selected} inTabOrder={index === entry} style={{ transform: `translateY(${String(index * ROW_HEIGHT)}px)` }} />;
        })}
      </div>
    </div>
  );
}

interface FlowListProps {
  readonly selected: string | null;
  readonly level: 1 | 2;
}

/** The list. Its heading is the page's first one when no flow is shown beside it. */
export function FlowList({ selected, level }: FlowListProps) {
  const { filter, choose } = useFlowListStore();
  const search = useFlowSearch();
  const { text: words } = search;
  const section = useRef<HTMLElement>(null);
  const list = useFlowPages(filter, words);
  const pages = list.data?.pages;
  const flows = useMemo(() => pages?.flatMap((page) => page.flows) ?? [], [pages]);
  const totals = pages?.[0]?.totals;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section ref={section} className={styles['list']} aria-label="Flows">
      <div className={styles['header']}>
        <div className={styles['title']}>
          <Heading className={text['h1']}>Flows</Heading>
          {totals === undefined ? null : <span className={styles['count']}>{totals.all.toLocaleString('en')} in all</span>}
          <ButtonLink href="/flows/guided" icon="plus" className={styles['guided'] ?? ''}>
            Guided flow
          </ButtonLink>
        </div>
        <SearchBox
          search={search}
          found={words === '' || pages === undefined || list.isPlaceholderData ? null : sayFound(flows.length, hasNextPage)}
          onDown={() => section.current?.querySelector<HTMLElement>('[data-flow]')?.focus()}
        />
        <Chips filter={filter} totals={words === '' ? totals : undefined} onFilter={choose} />
        <Link href="/flows/doctor" className={styles['doctor']}>
          Check a URL with the redirect doctor
        </Link>
      </div>
      {list.isError ? (
        <div className={styles['state']}>
          <ErrorState title="The flows could not be read" action={<Button loading={list.isFetching} onClick={() => void list.refetch()}>Read again</Button>}>
            {sayFailure(list.error)}
          </ErrorState>
        </div>
      ) : list.data === undefined ? (
        <div className={styles['state']}>
          <Skeleton what="Reading the flows" widths={['70%', '55%', '62%', '48%', '66%']} rowHeight={51} />
        </div>
      ) : flows.length === 0 && words !== '' ? (
        <NothingFound filter={filter} text={words} onClear={search.clear} />
      ) : flows.length === 0 ? (
        <p className={styles['state']}>{NOTHING[filter]}</p>
      ) : (
        <Rows key={`${filter} ${words}`} flows={flows} selected={selected} carried={carrySearch(words)} onNearEnd={readOn} />
      )}
    </section>
  );
}
