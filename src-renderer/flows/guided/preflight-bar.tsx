/** Answers for what Mavio would say before anything is sent, and for sending it. */
import { describeCheck, firstFailure } from '../../../src-preload/contract/checks.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useHotkey } from '../../ui/use-hotkey.ts';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import { ShownValue } from '../cards/shown-value.tsx';
import styles from './preflight-bar.module.css';
import { readPreflight } from './preflight-words.ts';

const NO_LETTERS: ReadonlyMap<string, string> = new Map();

function Failure({ check }: { readonly check: CheckResult }) {
  const facts = describeCheck(check.id);
  return (
    <>
      <p>
        {facts.title}: no. <span className={styles['under']}>{facts.clause}</span>
      </p>
      <dl className={styles['values']}>
        {(['expected', 'received'] as const).map((side) => {
          const value = check[side];
          return value === undefined ? null : (
            <div key={side} style={{ display: 'contents' }}>
              <dt>{side === 'expected' ? 'Expected' : 'Received'}</dt>
              <dd>
                <ShownValue value={value} letters={NO_LETTERS} />
              </dd>
            </div>
          );
        })}
      </dl>
      {check.note === undefined ? null : <p className={styles['under']}>{check.note}</p>}
    </>
  );
}

interface PreflightBarProps {
  readonly checks: readonly CheckResult[] | undefined;
  readonly sending: boolean;
  readonly problem: string | null;
  readonly onContinue: () => void;
}

/** The bar. Continue works with a mistake too: that is how one sees the refusal for real. */
export function PreflightBar({ checks, sending, problem, onContinue }: PreflightBarProps) {
  const consent = useServerStatus().data?.consent ?? 'ask';
  useHotkey('Enter', onContinue, !sending);
  const words = checks === undefined ? null : readPreflight(checks, consent);
  const failure = checks === undefined ? null : firstFailure(checks);
  return (
    <>
      <div className={cx(styles['bar'], words?.accepted === false && styles['refused'])}>
        {words === null ? <Spinner /> : words.accepted ? <Tick label="" /> : <VerdictSign verdict="failed" label="" />}
        <div className={styles['words']} role="status">
          {words === null ? (
            'Asking Mavio’s engine'
          ) : words.accepted ? (
            <>
              {words.verdict}
              <p className={styles['under']}>{words.under}</p>
            </>
          ) : (
            <>
              <b>{words.verdict}</b> <span className={styles['under']}>{words.under}</span>
              {failure === null ? null : <Failure check={failure} />}
            </>
          )}
        </div>
        <div className={styles['go']}>
          <span className={styles['next']}>{words?.next}</span>
          <Button kind="primary" size="large" shortcut="↵" loading={sending} onClick={onContinue}>
            {words?.accepted === false ? 'Send it anyway' : 'Continue'}
          </Button>
        </div>
      </div>
      {problem === null ? null : (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
