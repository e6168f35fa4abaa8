/** Answers for the charts of an app's overview: API calls with the refusals above them, sign-ins below, and both as a table. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import type { Bar, Overview } from '../../../src-preload/contract/numbers.ts';
import type { MarkKind } from '../../../src-preload/contract/mark-kind.ts';
import { cx } from '../../ui/cx.ts';
import type from '../../ui/type.module.css';
import { activityAddress } from '../addresses.ts';
import { BarChart, type ChartBar } from './bar-chart.tsx';
import { axisLabel, BAR_WORDS, RANGE_WORDS, sayBar, sayStretch } from './bar-words.ts';
import styles from './charts.module.css';

interface ChartsProps {
  readonly clientId: ClientId;
  readonly overview: Overview;
}

function toBars({ clientId, overview }: ChartsProps, kind: 'api_call' | 'sign_in'): ChartBar[] {
  return overview.bars.map((bar) => ({
    key: bar.from,
    label: axisLabel(overview.range, bar),
    when: sayBar(overview.range, bar),
    count: kind === 'api_call' ? bar.apiCalls : bar.signIns,
    href: activityAddress(clientId, { kind, from: bar.from, to: bar.to }),
    refusals: bar.refusals,
    refusalsHref: activityAddress(clientId, { kind: 'refusal', from: bar.from, to: bar.to }),
  }));
}

function Cell({ clientId, bar, kind, count }: { readonly clientId: ClientId; readonly bar: Bar; readonly kind: MarkKind; readonly count: number }) {
  return <td>{count === 0 ? '0' : <Link href={activityAddress(clientId, { kind, from: bar.from, to: bar.to })}>{count.toLocaleString('en')}</Link>}</td>;
}

function AsTable({ clientId, overview }: ChartsProps) {
  const bars = overview.bars.filter(({ apiCalls, signIns, refusals }) => apiCalls + signIns + refusals > 0);
  return (
    <details className={styles['table']}>
      <summary>As a table</summary>
      {bars.length === 0 ? (
        <p>Nothing was counted in {RANGE_WORDS[overview.range]}.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{overview.range === 'month' ? 'Day, UTC' : 'When'}</th>
              <th scope="col">API calls</th>
              <th scope="col">Sign-ins</th>
              <th scope="col">Refusals</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.from}>
                <th scope="row">{sayBar(overview.range, bar)}</th>
                <Cell clientId={clientId} bar={bar} kind="api_call" count={bar.apiCalls} />
                <Cell clientId={clientId} bar={bar} kind="sign_in" count={bar.signIns} />
                <Cell clientId={clientId} bar={bar} kind="refusal" count={bar.refusals} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

/** Both charts over one range; the control of the range stands at their head. */
export function Charts({ clientId, overview, children }: ChartsProps & { readonly children: ReactNode }) {
  const { range, from, to, totals } = overview;
  const per = BAR_WORDS[range];
  const stretch = sayStretch({ from, to }, to);
  const isQuiet = totals.apiCalls + totals.signIns + totals.refusals === 0;
  const shared = { labelWidth: range === 'month' ? 22 : 44 };
  return (
    <section className={styles['charts']} aria-labelledby="calls-title">
      <div className={styles['head']}>
        <h2 id="calls-title" className={type['h2']}>
          API calls per {per}
        </h2>
        <span className={cx(type['small'], type['quiet'])}>{stretch}</span>
        <span className={styles['key']}>
          <svg width="8" height="8" aria-hidden="true">
            <rect className={styles['refusal']} y="1" width="6" height="5" />
          </svg>
          one refusal
        </span>
        {children}
      </div>
      {isQuiet ? <p className={styles['quiet']}>Nothing was counted in {RANGE_WORDS[range]}.</p> : null}
      <BarChart {...shared} what="API calls" label={`API calls per ${per}, ${stretch}`} bars={toBars({ clientId, overview }, 'api_call')} plot={156} hasRefusals />
      <h2 className={cx(type['h2'], styles['second'])}>Sign-ins per {per}</h2>
      <BarChart {...shared} what="sign-ins" label={`Sign-ins per ${per}, ${stretch}`} bars={toBars({ clientId, overview }, 'sign_in')} plot={48} hasRefusals={false} />
      <AsTable clientId={clientId} overview={overview} />
    </section>
  );
}
