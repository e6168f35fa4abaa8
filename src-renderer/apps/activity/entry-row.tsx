/** Answers for one thing that was counted: what it was, how it was answered, when, and the step of the flow that shows it. */
import type { CSSProperties } from 'react';
import { Link } from 'wouter';
import type { ActivityEntry } from '../../../src-preload/contract/numbers.ts';
import { Moment } from '../../ui/moment.tsx';
import { VerdictSign, type Verdict } from '../../ui/verdict-sign.tsx';
import { eventAddress } from '../addresses.ts';
import { shortMoment } from '../overview/short-moment.ts';
import styles from './entry-row.module.css';
import { sayEntry, sayNote, sayRequest, sayWholeEntry } from './say-entry.ts';

/** Height of every row with its rule, px. */
export const ENTRY_HEIGHT = 48;

function signOf({ kind, status }: ActivityEntry): Verdict {
  return kind === 'refusal' || status >= 400 ? 'failed' : 'passed';
}

interface EntryRowProps {
  readonly entry: ActivityEntry;
  readonly now: number;
  /** Its place in the whole list, from 1, and how long that is: not every row is in the page. */
  readonly position: number;
  readonly total: number;
  readonly style: CSSProperties;
}

/** The row. */
export function EntryRow({ entry, now, position, total, style }: EntryRowProps) {
  const { flowId, flowNumber, seq, at, status } = entry;
  const note = sayNote(entry);
  return (
    <li className={styles['row']} style={style} data-row={`${String(flowNumber)}.${String(seq)}.${entry.kind}`} aria-posinset={position} aria-setsize={total}>
      <VerdictSign verdict={signOf(entry)} {...(entry.kind !== 'refusal' && { label: '' })} />
      <Link href={eventAddress(flowId, seq)} className={styles['title']} title={sayWholeEntry(entry)}>
        {sayEntry(entry)}
      </Link>
      <code className={styles['request']} title={sayRequest(entry)}>
        {sayRequest(entry)}
      </code>
      <span className={styles['status']}>{status === 0 ? '' : status}</span>
      <span className={styles['flow']}>flow {flowNumber.toLocaleString('en')}</span>
      <Moment at={at}>{shortMoment(at, now)}</Moment>
      {note === null ? null : (
        <span className={styles['note']} title={entry.note ?? undefined}>
          {note}
        </span>
      )}
    </li>
  );
}
