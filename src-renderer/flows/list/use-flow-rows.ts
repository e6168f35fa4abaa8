/** Answers for which rows of the list are on screen, and that the place is kept when new flows arrive above. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { FlowSummary } from '../../../src-preload/contract/trace.ts';

/** Height of a row with its rule, in pixels. */
export const ROW_HEIGHT = 52;

interface RowsInput {
  readonly flows: readonly FlowSummary[];
  readonly scroll: RefObject<HTMLDivElement | null>;
  /** Called when the end comes near. */
  readonly onNearEnd: () => void;
}

/** Out: the virtualiser over the rows. */
export function useFlowRows({ flows, scroll, onNearEnd }: RowsInput) {
  const rows = useVirtualizer({
    count: flows.length,
    estimateSize: () => ROW_HEIGHT,
    getScrollElement: () => scroll.current,
    getItemKey: (index) => flows[index]?.flowId ?? index,
    overscan: 8,
  });

  const top = useRef<string | null>(null);
  useLayoutEffect(() => {
    const added = flows.findIndex((flow) => flow.flowId === top.current);
    const element = scroll.current;
    if (added > 0 && element !== null && element.scrollTop > ROW_HEIGHT / 2) element.scrollTop += added * ROW_HEIGHT;
    top.current = flows[0]?.flowId ?? null;
  }, [flows, scroll]);

  const lastShown = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (flows.length > 0 && lastShown >= flows.length - 10) onNearEnd();
  }, [lastShown, flows.length, onNearEnd]);

  return rows;
}
