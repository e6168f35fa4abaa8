/** Answers for the page of flows: the list, and the flow of the address beside it. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { cx } from '../ui/cx.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import { FlowDetail } from './flow-detail.tsx';
import styles from './flows-page.module.css';
import { FlowList } from './list/flow-list.tsx';
import { useFlowPages } from './list/use-flow-pages.ts';
import { carrySearch, useSearchedText } from './list/use-flow-search.ts';
import { NoFlows } from './no-flows.tsx';

/** Where the list has a column of its own. */
const BESIDE = '(min-width: 1001px)';

/** Without a flow in the address, the newest one of the list is opened where there is room for it beside the list. In: its address. */
function useNewestFlow(flowId: string | null, newest: string | undefined): void {
  const [, navigate] = useLocation();
  const [beside, setBeside] = useState(() => matchMedia(BESIDE).matches);
  useEffect(() => {
    const query = matchMedia(BESIDE);
    const listen = (): void => setBeside(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  useEffect(() => {
    if (flowId === null && newest !== undefined && beside) navigate(newest, { replace: true });
  }, [flowId, newest, beside, navigate]);
}

function OnlyList() {
  usePageTitle('Flows');
  return null;
}

/** The page at /flows and /flows/:flowId. `flowId` is null at /flows. */
export function FlowsPage({ flowId }: { readonly flowId: string | null }) {
  const text = useSearchedText();
  const all = useFlowPages('all', text).data;
  const newest = all?.pages[0]?.flows[0]?.flowId;
  useNewestFlow(flowId, newest === undefined ? undefined : `/flows/${newest}${carrySearch(text)}`);
  if (flowId === null && all?.pages[0]?.totals.all === 0) return <NoFlows />;
  return (
    <div className={cx(styles['page'], flowId !== null && styles['open'])}>
      <FlowList selected={flowId} level={flowId === null ? 1 : 2} />
      {flowId === null ? <OnlyList /> : <FlowDetail id={flowId} />}
    </div>
  );
}
