/** Answers for the way between flows where the list has no room: back to all of them, to the newer and the older one. */
import { useLocation } from 'wouter';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import { ButtonLink } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './flows-page.module.css';
import { useFlowPages } from './list/use-flow-pages.ts';
import { carrySearch, useSearchedText } from './list/use-flow-search.ts';

/** Back to the list. */
export function NarrowBack() {
  const carried = carrySearch(useSearchedText());
  return (
    <span className={styles['narrow']}>
      <ButtonLink href={`/flows${carried}`} icon="chevron-left">
        All flows
      </ButtonLink>
    </span>
  );
}

/** Buttons to the neighbours in the list. */
export function NarrowNeighbours({ flowId }: { readonly flowId: FlowId }) {
  const [, navigate] = useLocation();
  const text = useSearchedText();
  const carried = carrySearch(text);
  const flows = useFlowPages('all', text).data?.pages.flatMap((page) => page.flows) ?? [];
  const index = flows.findIndex((flow) => flow.flowId === flowId);
  const newer = flows[index - 1];
  const older = index < 0 ? undefined : flows[index + 1];
  return (
    <span className={styles['narrow']}>
      <IconButton icon="chevron-up" label="Newer flow" disabled={newer === undefined} onClick={() => newer !== undefined && navigate(`/flows/${newer.flowId}${carried}`)} />
      <IconButton icon="chevron-down" label="Older flow" disabled={older === undefined} onClick={() => older !== undefined && navigate(`/flows/${older.flowId}${carried}`)} />
    </span>
  );
}
