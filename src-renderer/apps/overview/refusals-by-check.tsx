/** Answers for refusals by the first check that failed: a red square each up to a limit, then a bar, and always the figure. */
import { Link } from 'wouter';
import { describeCheck } from '../../../src-preload/contract/check-facts.ts';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import type { Overview } from '../../../src-preload/contract/numbers.ts';
import type from '../../ui/type.module.css';
import { activityAddress } from '../addresses.ts';
import { RANGE_WORDS } from './bar-words.ts';
import styles from './refusals-by-check.module.css';

/** Squares of one row; from there on only the figure tells. */
const MOST = 9;
const WIDTH = 150;

function Squares({ count, most }: { readonly count: number; readonly most: number }) {
  const length = (WIDTH * count) / most;
  const cuts = most <= MOST ? Array.from({ length: count - 1 }, (_, index) => ((index + 1) * WIDTH) / most) : [];
  return (
    <svg width={WIDTH} height="12" aria-hidden="true">
      <rect className={styles['bar']} y="2" width={Math.max(2, length)} height="8" />
      {cuts.map((x) => (
        <path key={x} className={styles['cut']} d={`M${String(x)} 2v8`} />
      ))}
    </svg>
  );
}

/** The section. */
export function RefusalsByCheck({ clientId, overview }: { readonly clientId: ClientId; readonly overview: Overview }) {
  const { refusedBy, from, to, totals, range } = overview;
  const most = Math.max(1, ...refusedBy.map(({ count }) => count));
  return (
    <section className={styles['section']} aria-labelledby="refused-title">
      <div className={styles['head']}>
        <h2 id="refused-title" className={type['h2']}>
          Refusals by first failing check
        </h2>
        <span>{totals.refusals.toLocaleString('en')}</span>
      </div>
      {refusedBy.length === 0 ? (
        <p className={type['second']}>Nothing was refused in {RANGE_WORDS[range]}.</p>
      ) : (
        <ul className={styles['list']}>
          {refusedBy.map(({ checkId, count }) => (
            <li key={checkId}>
              <Link href={activityAddress(clientId, { kind: 'refusal', checkId, from, to })}>{describeCheck(checkId).title}</Link>
              <Squares count={count} most={most} />
              <b>{count.toLocaleString('en')}</b>
              <span className={styles['clause']}>{describeCheck(checkId).clause}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
