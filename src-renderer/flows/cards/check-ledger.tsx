/** Answers for the check ledger: every rung in order, the failing one opened with both values. */
import { useLayoutEffect, useRef, useState } from 'react';
import { describeCheck } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { cx } from '../../ui/cx.ts';
import { Tag } from '../../ui/tag.tsx';
import text from '../../ui/type.module.css';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import { countChecks } from '../picture/tally-checks.ts';
import { sayInjected, type StagedFault } from '../picture/mark-injected.ts';
import { foldRuns } from './fold-runs.ts';
import type { LedgerRow } from './fold-runs.ts';
import styles from './ledger.module.css';
import { ShownValue } from './shown-value.tsx';
import { count } from './words.ts';

type Letters = ReadonlyMap<string, string>;

function Sign({ outcome, denied }: { readonly outcome: CheckResult['outcome']; readonly denied: boolean }) {
  if (outcome === 'pass') return <Tick />;
  if (outcome === 'fail') return <VerdictSign verdict={denied ? 'denied' : 'failed'} />;
  return <VerdictSign verdict={outcome === 'skip' ? 'skipped' : 'not-reached'} />;
}

function Values({ check, letters }: { readonly check: CheckResult; readonly letters: Letters }) {
  if (check.expected === undefined && check.received === undefined) return null;
  return (
    <dl className={styles['values']}>
      {(['expected', 'received'] as const).map((side) => {
        const value = check[side];
        return value === undefined ? null : (
          <div key={side} style={{ display: 'contents' }}>
            <dt>{side === 'expected' ? 'Expected' : 'Received'}</dt>
            <dd>
              <ShownValue value={value} letters={letters} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Clause({ id, whole }: { readonly id: CheckResult['id']; readonly whole: boolean }) {
  const facts = describeCheck(id);
  if (facts.ourChoice !== true) return <span className={styles['clause']}>{facts.clause}</span>;
  return (
    <span className={styles['clause']} title="Mavio does not document this. It is this console’s choice.">
      {whole ? `${facts.clause} ` : ''}
      <Tag tone="choice">our choice</Tag>
    </span>
  );
}

interface RowProps {
  readonly check: CheckResult;
  readonly letters: Letters;
  /** Leads to this check; null where nothing is recorded that could be linked to. */
  readonly link: string | null;
  /** The address names this check. */
  readonly isNamed: boolean;
}

/** Shows and focuses what the address names, once. */
function useNamed<T extends HTMLElement>(isNamed: boolean) {
  const element = useRef<T>(null);
  useLayoutEffect(() => {
    if (!isNamed) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.focus({ preventScroll: true });
  }, [isNamed]);
  return element;
}

function CopyLink({ link }: { readonly link: string | null }) {
  return link === null ? null : <CopyButton text={link} what="link to this check" label="Copy link to this check" kind="ghost" />;
}

/** The check that failed, always open. A denial is an answer, so it is not red. */
function FailedRow({ check, letters, link, isNamed }: RowProps) {
  const row = useNamed<HTMLLIElement>(isNamed);
  const facts = describeCheck(check.id);
  const denied = check.id === 'consent.granted';
  return (
    <li ref={row} tabIndex={isNamed ? -1 : undefined} className={cx(styles['row'], styles[denied ? 'denied' : 'failed'])}>
      <div className={styles['line']}>
        <Sign outcome="fail" denied={denied} />
        <span className={styles['title']}>{facts.title}</span>
        <Clause id={check.id} whole />
      </div>
      <div className={styles['open']}>
        <Values check={check} letters={letters} />
        {denied ? null : <p>{check.note ?? facts.explanation}</p>}
        <CopyLink link={link} />
      </div>
    </li>
  );
}

function CheckRow({ check, letters, link, isNamed }: RowProps) {
  const summary = useNamed<HTMLElement>(isNamed);
  const facts = describeCheck(check.id);
  const off = check.outcome !== 'pass';
  return (
    <li className={styles['row']}>
      <details open={isNamed || undefined}>
        <summary ref={summary} className={styles['line']}>
          <Sign outcome={check.outcome} denied={false} />
          <span className={cx(off && styles['off'])}>{facts.title}</span>
          <Clause id={check.id} whole={false} />
        </summary>
        <div className={styles['open']}>
          <Values check={check} letters={letters} />
          {check.note === undefined ? null : <p>{check.note}</p>}
          <p>{facts.explanation}</p>
          {facts.ourChoice === true ? <p>{facts.clause}. Mavio does not document this; it is this console’s choice.</p> : null}
          <CopyLink link={link} />
        </div>
      </details>
    </li>
  );
}

/** Stands above the checks that it unfolds, and stays, so that the focus stays on it. */
function RunRow({ row, isOpen, onPress }: { readonly row: LedgerRow & { kind: 'run' }; readonly isOpen: boolean; readonly onPress: () => void }) {
  const words = row.outcome === 'pass' ? `${count(row.checks.length, 'check')} before it` : `${count(row.checks.length, 'check')} after it`;
  return (
    <li className={styles['row']}>
      <button type="button" className={styles['line']} aria-expanded={isOpen} onClick={onPress}>
        <Sign outcome={row.outcome} denied={false} />
        <span className={cx(row.outcome === 'not_reached' && styles['off'])}>
          {words}, {row.outcome === 'pass' ? countChecks(row.checks) : 'not reached'}
        </span>
        <span className={styles['clause']}>{isOpen ? 'Hide' : 'Show'}</span>
      </button>
    </li>
  );
}

/** A rung that is no check of Mavio: what a fault rule did, where it stepped in. */
function InjectedRow({ fault }: { readonly fault: StagedFault }) {
  return (
    <li className={cx(styles['row'], styles['injected'])}>
      <div className={styles['line']}>
        <VerdictSign verdict="injected" label="" />
        <span className={styles['title']}>{sayInjected(fault)}</span>
        <span className={styles['clause']}>staged</span>
      </div>
    </li>
  );
}

interface CheckLedgerProps {
  /** What fault rules did. Where one answered first, it stands before the checks that were not reached, else behind them. */
  readonly faults?: readonly StagedFault[];
  /** Level of its heading, so that levels stay in order. */
  readonly level?: 2 | 3;
  readonly checks: readonly CheckResult[];
  /** The check that the address names. */
  readonly named?: string | null;
  /** A link to a check of this ladder. */
  readonly linkTo?: (check: string) => string;
  readonly letters: Letters;
}

/** The ladder of one decision. Mount it anew for another step. */
export function CheckLedger({ checks, faults = [], letters, named = null, linkTo, level = 3 }: CheckLedgerProps) {
  const Heading = `h${String(level)}` as 'h2' | 'h3';
  const [unfolded, setUnfolded] = useState<readonly string[]>(() => checks.filter(({ id }) => id === named).map(({ outcome }) => outcome));
  if (checks.length === 0 && faults.length === 0) return null;
  const first = faults.filter(({ point }) => point === 'instead');
  const after = faults.filter(({ point }) => point !== 'instead');
  return (
    <section aria-label="Checks">
      <div className={text['row']} style={{ alignItems: 'baseline', paddingBottom: 4 }}>
        <Heading className={text['h3']}>Checks</Heading>
        <span className={cx(text['small'], text['quiet'])}>{countChecks(checks)}</span>
      </div>
      <ul className={styles['ledger']}>
        {first.map((fault) => (
          <InjectedRow key={fault.ruleId} fault={fault} />
        ))}
        {foldRuns(checks).flatMap((row) => {
          const isOpen = row.kind === 'check' || unfolded.includes(row.outcome);
          const fold = row.kind === 'check' ? [] : [<RunRow key={row.outcome} row={row} isOpen={isOpen} onPress={() => setUnfolded(isOpen ? unfolded.filter((outcome) => outcome !== row.outcome) : [...unfolded, row.outcome])} />];
          if (!isOpen) return fold;
          return [...fold, ...(row.kind === 'run' ? row.checks : [row.check]).map((check) =>
            check.outcome === 'fail' ? (
              <FailedRow key={check.id} check={check} letters={letters} link={linkTo?.(check.id) ?? null} isNamed={check.id === named} />
            ) : (
              <CheckRow key={check.id} check={check} letters={letters} link={linkTo?.(check.id) ?? null} isNamed={check.id === named} />
            ),
          )];
        })}
        {after.map((fault) => (
          <InjectedRow key={fault.ruleId} fault={fault} />
        ))}
      </ul>
    </section>
  );
}
