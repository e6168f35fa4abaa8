/** Answers for reading the list of flows page by page, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { FlowOutcome } from '../../../src-preload/contract/trace.ts';
import { queries } from '../../client/queries.ts';

const PAGE = 100;

/** Which flows are shown: all of them, or those with one outcome. */
export type FlowFilter = 'all' | Exclude<FlowOutcome, 'completed'>;

/** Pages of flows; live updates are folded into them by the client. In: the chip, and what is searched for; empty for nothing. */
export function useFlowPages(filter: FlowFilter, text = '') {
  return useInfiniteQuery(
    queries.flows.list.infiniteOptions({
      input: (beforeNumber: number | undefined) => ({ limit: PAGE, ...(beforeNumber !== undefined && { beforeNumber }), ...(filter !== 'all' && { outcome: filter }), ...(text !== '' && { text }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.hasMore ? last.flows.at(-1)?.number : undefined),
      placeholderData: (before) => before,
    }),
  );
}
