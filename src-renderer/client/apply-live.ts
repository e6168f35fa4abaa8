/** Answers for bringing the query cache up to date with live messages. */
import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import { STALE } from '../../src-preload/contract/topics.ts';
import type { Flow, FlowPage, FlowQuery } from '../../src-preload/contract/trace.ts';
import type { Folded } from './fold-live.ts';
import { foldFlow, foldFlowPages } from './fold-live.ts';

type Procedure = (typeof STALE)[keyof typeof STALE][number];
type Recorded = Extract<LiveMessage, { topic: 'flow.recorded' }>;

/** The start of every query key of a procedure (`noun.verb`), as the query utils build them. */
export function keyOf(procedure: string): readonly [readonly string[]] {
  return [procedure.split('.')];
}

function inputOf(query: Query): Partial<FlowQuery> & { flowId?: string } {
  const options = query.queryKey[1] as { input?: Partial<FlowQuery> & { flowId?: string } } | undefined;
  return options?.input ?? {};
}

function foldList(query: Query, message: Recorded): Folded<unknown> {
  const data = query.state.data as FlowPage | InfiniteData<FlowPage>;
  const pages = 'pages' in data ? data.pages : [data];
  const folded = foldFlowPages(pages, inputOf(query), message.summary);
  if (folded === 'stale') return folded;
  return { value: 'pages' in data ? { ...data, pages: folded.value } : folded.value[0] };
}

/** Folds into each cached answer of one procedure; those that are being read, or cannot be folded, are read again. */
function foldInto(queryClient: QueryClient, procedure: Procedure, fold: (query: Query) => Folded<unknown>): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: keyOf(procedure) })) {
    const folded = query.state.data === undefined || query.state.fetchStatus === 'fetching' ? 'stale' : fold(query);
    if (folded === 'stale') void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    else if (folded.value !== query.state.data) queryClient.setQueryData(query.queryKey, folded.value);
  }
}

function applyRecorded(queryClient: QueryClient, message: Recorded): void {
  foldInto(queryClient, 'flows.list', (query) => foldList(query, message));
  foldInto(queryClient, 'flows.get', (query) => {
    if (inputOf(query).flowId !== message.summary.flowId) return { value: query.state.data };
    return foldFlow(query.state.data as Flow, message.event, message.summary);
  });
}

/** Applies messages in order. `flow.recorded` carries its own news; every other topic makes the procedures in STALE stale. */
export function applyLive(queryClient: QueryClient, messages: readonly LiveMessage[]): void {
  const stale = new Set<Procedure>();
  for (const message of messages) {
    if (message.topic === 'flow.recorded') applyRecorded(queryClient, message);
    else for (const procedure of STALE[message.topic]) stale.add(procedure);
  }
  for (const procedure of stale) void queryClient.invalidateQueries({ queryKey: keyOf(procedure) });
}
