/** Answers for the first section of an app's page: how the app stands, in numbers that open what they counted. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { Overview, Range } from '../../../src-preload/contract/numbers.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AuthorizationsExcerpt } from '../overview/authorizations-excerpt.tsx';
import { Charts } from '../overview/charts.tsx';
import { Figures } from '../overview/figures.tsx';
import { LatestFlows } from '../overview/latest-flows.tsx';
import { RefusalsByCheck } from '../overview/refusals-by-check.tsx';
import { Untouched } from '../overview/untouched.tsx';
import { useRange } from '../overview/use-range.ts';
import { WhatYourAppDoes } from '../what-your-app-does.tsx';
import styles from './overview-section.module.css';

const RANGES: readonly { readonly value: Range; readonly label: string }[] = [
  { value: 'hour', label: 'Hour' },
  { value: 'day', label: 'Day' },
  { value: 'month', label: '30 days' },
];

/** Reads the overview, and again when its last bar is over. */
function useOverview(app: App, range: Range) {
  const overview = useQuery(queries.apps.overview.queryOptions({ input: { clientId: app.clientId, range }, placeholderData: keepPreviousData }));
  const { data, isPlaceholderData, refetch } = overview;
  const isOver = useServerNow(1000) >= (data?.to ?? Infinity) && !isPlaceholderData;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);
  return overview;
}

function Numbers({ app, overview, range, onRange }: { readonly app: App; readonly overview: Overview; readonly range: Range; readonly onRange: (range: Range) => void }) {
  const { clientId } = app;
  return (
    <>
      <Figures clientId={clientId} overview={overview} />
      <div className={styles['upper']}>
        <Charts clientId={clientId} overview={overview}>
          <SegmentedControl label="How far to look back" labelHidden value={range} options={RANGES} onChange={onRange} />
        </Charts>
        <LatestFlows clientId={clientId} />
      </div>
      <div className={styles['lower']}>
        <RefusalsByCheck clientId={clientId} overview={overview} />
        <AuthorizationsExcerpt clientId={clientId} />
      </div>
    </>
  );
}

/** The section “Overview”. */
export function OverviewSection({ app }: { readonly app: App }) {
  const [range, setRange] = useRange();
  const { data, error, isFetching, refetch } = useOverview(app, range);
  return (
    <div className={styles['page']}>
      {data !== undefined ? (
        data.isUntouched ? <Untouched app={app} /> : <Numbers app={app} overview={data} range={range} onRange={setRange} />
      ) : error !== null ? (
        <div className={styles['message']}>
          <ErrorState title="The figures could not be read" action={<Button loading={isFetching} onClick={() => void refetch()}>Read again</Button>}>
            {sayFailure(error)}
          </ErrorState>
        </div>
      ) : (
        <div className={styles['message']}>
          <Skeleton what="Counting" widths={['70%', '90%', '90%', '60%']} rowHeight={56} />
        </div>
      )}
      <WhatYourAppDoes clientId={app.clientId} />
    </div>
  );
}
