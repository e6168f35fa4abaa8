/** Answers for the right side of the flows page: the flow of the address, while it is read, read, or not there. */
import { isDefinedError } from '@orpc/client';
import { FlowId } from '../../src-preload/contract/ids.ts';
import { sayFailure } from '../client/failure-words.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type from '../ui/type.module.css';
import { usePageTitle } from '../ui/use-page-title.ts';
import { FlowView } from './flow-view.tsx';
import styles from './flows-page.module.css';
import { NarrowBack } from './narrow-header.tsx';
import { useFlow } from './use-flow.ts';

function UnknownFlow() {
  usePageTitle('Unknown flow');
  return (
    <div className={styles['message']}>
      <EmptyState title="This flow is not here" level={1} actions={<ButtonLink href="/flows">All flows</ButtonLink>}>
        No flow with this id is recorded in this data folder. The address may be cut off, or it comes from another console.
      </EmptyState>
    </div>
  );
}

/** In the place of a flow that this page has read before: its address is right, so something has taken it away. */
function RemovedFlow({ number }: { readonly number: number }) {
  usePageTitle('Removed flow');
  return (
    <div className={styles['message']}>
      <EmptyState title={`Flow ${String(number)} was removed`} level={1} actions={<ButtonLink href="/flows">All flows</ButtonLink>}>
        This flow was here before. It was discarded with a simulation, or taken away by the retention, by a reset or by a restored backup.
      </EmptyState>
    </div>
  );
}

function ReadFlow({ flowId }: { readonly flowId: FlowId }) {
  const flow = useFlow(flowId);
  if (flow.isError) {
    if (isDefinedError(flow.error)) return flow.data === undefined ? <UnknownFlow /> : <RemovedFlow number={flow.data.summary.number} />;
    return (
      <div className={styles['message']}>
        <ErrorState title="This flow could not be read" level={1} action={<Button loading={flow.isFetching} onClick={() => void flow.refetch()}>Read again</Button>}>
          {sayFailure(flow.error)}
        </ErrorState>
      </div>
    );
  }
  if (flow.data !== undefined) return <FlowView key={flowId} flow={flow.data} />;
  return (
    <div className={styles['detail']}>
      <div className={styles['header']}>
        <NarrowBack />
        <h1 className={type['hidden']}>Flow</h1>
      </div>
      <div className={styles['drawing']}>
        <div className={styles['sheet']}>
          <Skeleton what="Reading the flow" widths={['60%', '42%', '58%', '35%', '52%', '47%']} rowHeight={48} />
        </div>
      </div>
      <div className={styles['cards']}>
        <div className={styles['message']}>
          <Skeleton what="Reading the step" widths={['45%', '90%', '80%', '95%', '70%']} rowHeight={26} />
        </div>
      </div>
    </div>
  );
}

/** In: the id as it stands in the address, which may be anything. */
export function FlowDetail({ id }: { readonly id: string }) {
  const flowId = FlowId.safeParse(id);
  return flowId.success ? <ReadFlow flowId={flowId.data} /> : <UnknownFlow />;
}
