/** Answers for folding a live message into cached answers. Pure: what goes in is never changed. */
import type { Flow, FlowPage, FlowQuery, FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';

/** A cached answer after a message: the new value, or `stale` when only reading again can tell. */
export type Folded<T> = { readonly value: T } | 'stale';

/** Folds a recorded event into the flow it belongs to. A repeated event changes nothing; a gap in `seq` means: read again. */
export function foldFlow(flow: Flow, event: TraceEvent, summary: FlowSummary): Folded<Flow> {
  const last = flow.events.at(-1)?.seq ?? 0;
  if (event.seq <= last) return { value: flow };
  if (event.seq > last + 1) return 'stale';
  return { value: { events: [...flow.events, event], summary } };
}

/** Puts the row where its number belongs, newest first; rows below a page that goes on are left to the next page. */
function placeRow(page: FlowPage, summary: FlowSummary): FlowSummary[] {
  const others = page.flows.filter((flow) => flow.flowId !== summary.flowId);
  const below = others.findIndex((flow) => flow.number < summary.number);
  if (below >= 0) return others.toSpliced(below, 0, summary);
  return page.hasMore ? others : [...others, summary];
}

function moveTotals(totals: FlowPage['totals'], before: FlowSummary | null, after: FlowSummary): FlowPage['totals'] {
  const moved = { ...totals, [after.outcome]: totals[after.outcome] + 1 };
  if (before === null) return { ...moved, all: moved.all + 1 };
  return { ...moved, [before.outcome]: moved[before.outcome] - 1 };
}

/**
 * Folds a flow's new summary into the pages of one list, first page first.
 * In: the pages, what was asked for, the new summary. Out: new pages; `stale` when the totals or the row's place cannot be known from here.
 */
export function foldFlowPages(pages: readonly FlowPage[], query: Partial<FlowQuery>, summary: FlowSummary): Folded<FlowPage[]> {
  if (query.outcome !== undefined || query.clientId !== undefined || query.beforeNumber !== undefined || query.text !== undefined) return 'stale';
  const before = pages.flatMap((page) => page.flows).find((flow) => flow.flowId === summary.flowId) ?? null;
  if (before !== null && before.lastSeq >= summary.lastSeq) return { value: [...pages] };
  if (before === null && summary.lastSeq !== 1) return 'stale';
  const holder = before === null ? 0 : pages.findIndex((page) => page.flows.includes(before));
  return {
    value: pages.map((page, index) => ({
      ...page,
      totals: moveTotals(page.totals, before, summary),
      flows: index === holder ? placeRow(page, summary) : page.flows,
    })),
  };
}
