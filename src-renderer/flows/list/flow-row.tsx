/** Answers for one flow in the list: sign, app, number, time, headline, track. */
import type { CSSProperties } from 'react';
import { Link } from 'wouter';
import { findStall } from '../../../src-preload/contract/stalled.ts';
import type { FlowOutcome, FlowSummary } from '../../../src-preload/contract/trace.ts';
import { clockTime } from '../../ui/format-time.ts';
import { MomentInLink } from '../../ui/moment.tsx';
import type { Verdict } from '../../ui/verdict-sign.tsx';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { stallHeadline } from '../findings/stall-words.ts';
import styles from './flow-list.module.css';
import { StepTrack } from './step-track.tsx';

const SIGNS: Record<FlowOutcome, Verdict> = { live: 'live', completed: 'passed', refused: 'failed', denied: 'denied' };

/** The sign of an outcome. */
export function OutcomeSign({ outcome, label }: { readonly outcome: FlowOutcome; readonly label?: string }) {
  return <VerdictSign verdict={SIGNS[outcome]} {...(label !== undefined && { label })} />;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** `14:31:52` today, `22 Nov` before. */
function rowTime(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? clockTime(at) : DAY.format(at);
}

interface FlowRowProps {
  readonly flow: FlowSummary;
  readonly selected: boolean;
  readonly inTabOrder: boolean;
  readonly now: number;
  /** What the address carries on: `?q=…`, or nothing. */
  readonly carried: string;
  readonly style: CSSProperties;
}

/** A link to the flow. */
export function FlowRow({ flow, selected, inTabOrder, now, carried, style }: FlowRowProps) {
  const stall = findStall(flow, now);
  const headline = stall === null ? flow.headline : stallHeadline(stall);
  return (
    <Link href={`/flows/${flow.flowId}${carried}`} className={styles['row']} style={style} data-flow={flow.flowId} data-row={flow.flowId} tabIndex={inTabOrder ? 0 : -1} aria-current={selected ? 'true' : undefined}>
      <OutcomeSign outcome={flow.outcome} />
      <span className={styles['name']} title={flow.appName ?? flow.clientId ?? undefined}>
        <b>{flow.appName ?? flow.clientId ?? 'Unknown app'}</b> <span className={styles['number']}>{flow.number}</span>
      </span>
      <MomentInLink at={flow.startedAt} className={styles['time']}>
        {rowTime(flow.startedAt, now)}
      </MomentInLink>
      <span className={styles['headline']} title={headline}>
        {flow.staged === true ? (
          <span className={styles['staged']}>
            <VerdictSign verdict="injected" label="something was staged" />
          </span>
        ) : null}
        {headline}
      </span>
      <StepTrack steps={flow.steps} />
    </Link>
  );
}
