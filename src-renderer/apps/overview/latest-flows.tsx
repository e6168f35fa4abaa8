/** Answers for an app's newest flows, each with how it stands. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import type { FlowOutcome } from '../../../src-preload/contract/trace.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Moment } from '../../ui/moment.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type from '../../ui/type.module.css';
import { VerdictSign, type Verdict } from '../../ui/verdict-sign.tsx';
import styles from './latest-flows.module.css';
import { shortMoment } from './short-moment.ts';

const SIGNS: Record<FlowOutcome, Verdict> = { live: 'live', completed: 'passed', refused: 'failed', denied: 'denied' };
const MOST = 8;

/** The section. */
export function LatestFlows({ clientId }: { readonly clientId: ClientId }) {
  const now = useServerNow(10_000);
  const { data, error } = useQuery(queries.flows.list.queryOptions({ input: { clientId, limit: MOST } }));
  return (
    <section className={styles['section']} aria-labelledby="latest-title">
      <h2 id="latest-title" className={type['h2']}>
        Latest flows
      </h2>
      {error !== null ? (
        <p className={type['second']}>They could not be read. {sayFailure(error)}</p>
      ) : data === undefined ? (
        <Skeleton what="Reading the latest flows" widths={['70%', '55%', '62%']} rowHeight={38} />
      ) : data.flows.length === 0 ? (
        <p className={type['second']}>No flow is kept of this app.</p>
      ) : (
        <ul className={styles['list']}>
          {data.flows.map((flow) => (
            <li key={flow.flowId}>
              <VerdictSign verdict={SIGNS[flow.outcome]} />
              <Link href={`/flows/${flow.flowId}`} title={flow.headline}>
                {flow.headline}
              </Link>
              <Moment at={flow.lastAt}>{shortMoment(flow.lastAt, now)}</Moment>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
