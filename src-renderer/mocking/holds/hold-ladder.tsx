/** Answers for the ladder of a held request, folded into one line until somebody opens it. */
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import styles from './hold-ladder.module.css';

function Sign({ outcome }: Pick<CheckResult, 'outcome'>) {
  if (outcome === 'pass') return <Tick />;
  return <VerdictSign verdict={outcome === 'fail' ? 'failed' : outcome === 'skip' ? 'skipped' : 'not-reached'} />;
}

/** The ladder. In: its checks, and whether they were made or only would be. */
export function HoldLadder({ checks, isDecided }: { readonly checks: readonly CheckResult[]; readonly isDecided: boolean }) {
  const failure = firstFailure(checks);
  const applying = checks.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail').length;
  // Where a rule answers in the place of a decision, no check is made at all.
  if (applying === 0) return null;
  const words = failure === null ? `${String(applying)} of ${String(applying)} checks ${isDecided ? 'passed' : 'would pass'}` : `Check ${String(checks.indexOf(failure) + 1)} of ${String(checks.length)} ${isDecided ? 'failed' : 'would fail'}`;
  return (
    <details className={styles['ladder']}>
      <summary>{words}</summary>
      <ol>
        {checks.map(({ id, outcome }) => {
          const { title, clause } = describeCheck(id);
          return (
            <li key={id} className={styles[outcome]}>
              <Sign outcome={outcome} />
              <span>{title}</span>
              <span className={styles['clause']}>{clause}</span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
