/** Answers for saying on a flow's card where it stopped and why that may be, as the server clock runs. */
import { findStall } from '../../../src-preload/contract/stalled.ts';
import type { Flow, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import styles from './stall-note.module.css';
import { explainStall } from './stall-words.ts';

/** Where the browser was sent with the code: the redirect URI of the request. */
function callbackOf(events: readonly TraceEvent[]): string | null {
  const asked = events.findLast((event) => event.type === 'authorization.decided');
  const value = asked?.exchange.query.find((field) => field.name === 'redirect_uri')?.value;
  return value?.kind === 'plain' ? value.text : null;
}

/** The note; nothing while the flow moves. */
export function StallNote({ flow }: { readonly flow: Flow }) {
  const now = useServerNow();
  const stall = findStall(flow.summary, now, flow.events);
  if (stall === null) return null;
  const { what, cause } = explainStall(stall, callbackOf(flow.events));
  return (
    <div className={styles['note']} role="note" aria-label="Where this flow stopped">
      <VerdictSign verdict={stall.isOver ? 'skipped' : 'live'} label="" />
      <div>
        <p className={styles['what']}>{what}</p>
        <p className={styles['cause']}>{cause}</p>
      </div>
    </div>
  );
}
