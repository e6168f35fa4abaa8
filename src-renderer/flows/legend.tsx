/** Answers for the key of the line types in the title block. */
import styles from './legend.module.css';

const LINES = [
  { name: 'recorded', stroke: 'var(--ink)', dash: undefined, cap: 'butt' },
  { name: 'inferred', stroke: 'var(--ink-3)', dash: '1.5 3.5', cap: 'round' },
  { name: 'not reached', stroke: 'var(--edge)', dash: '6 3', cap: 'butt' },
] as const;

const INJECTED = { name: 'injected', stroke: 'var(--tape)', dash: '8 2 2 2', cap: 'butt' } as const;

/** What was staged in a flow. */
interface LegendProps {
  readonly hasInjected?: boolean;
  readonly hasHeld?: boolean;
}

/** Three short lines with their names, and one more for each way in which something was staged. */
export function Legend({ hasInjected = false, hasHeld = false }: LegendProps) {
  return (
    <span className={styles['legend']}>
      {(hasInjected ? [...LINES, INJECTED] : LINES).map((line) => (
        <span key={line.name} className={styles['line']}>
          <svg width="20" height="6" aria-hidden="true">
            <path d="M1 3h18" stroke={line.stroke} strokeWidth="1.25" strokeDasharray={line.dash} strokeLinecap={line.cap} />
          </svg>
          {line.name}
        </span>
      ))}
      {hasHeld ? (
        <span className={styles['line']}>
          <svg width="26" height="12" aria-hidden="true">
            <path d="M1 6h8l2 -4.5 4 9 2 -4.5h8" fill="none" stroke="var(--tape)" strokeWidth="1.5" />
          </svg>
          held
        </span>
      ) : null}
    </span>
  );
}
