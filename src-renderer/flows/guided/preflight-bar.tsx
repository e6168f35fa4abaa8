/** Answers for what Mavio would say before anything is sent, and for sending it. */
import type { ReactNode } from 'react';
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { ConsentProspect } from '../../../src-preload/contract/guided.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useHotkey } from '../../ui/use-hotkey.ts';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import { ShownValue } from '../cards/shown-value.tsx';
import styles from './preflight-bar.module.css';
import { readPreflight } from './preflight-words.ts';

const NO_LETTERS: ReadonlyMap<string, string> = new Map();

/** `Check 8 of 17 stops it`, which one, by which clause, and the two values. */
function Failure({ check, under }: { readonly check: CheckResult; readonly under: string }) {
  const facts = describeCheck(check.id);
  return (
    <>
      <p className={styles['under']}>
        {under}: {facts.title.charAt(0).toLowerCase() + facts.title.slice(1)} ({facts.clause})
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
    </>
  );
}

interface PreflightBarProps {
  readonly checks: readonly CheckResult[] | undefined;
  /** What follows, where the request is accepted. */
  readonly next: ConsentProspect | null;
  readonly sending: boolean;
  readonly problem: string | null;
  readonly onContinue: () => void;
  /** What mends a redirect URI that is not registered. */
  readonly children: ReactNode;
}

/** The bar. Continue works with a mistake too: that is how one sees the refusal for real. */
export function PreflightBar({ checks, next, sending, problem, onContinue, children }: PreflightBarProps) {
  useHotkey('page.next', onContinue, !sending);
  const words = checks === undefined ? null : readPreflight(checks, next);
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
              <b>{words.verdict}</b>
              {failure === null ? null : <Failure check={failure} under={words.under} />}
              {failure?.id === 'redirect.registered' ? children : null}
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
