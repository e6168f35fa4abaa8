/** Answers for what died of age since the simulation began: each with whose it was, and a way to its flow. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { TokenDeaths } from '../../../src-preload/contract/clock.ts';
import { countDeaths } from '../../client/move-clock.ts';
import { dateTime } from '../../ui/format-time.ts';
import type from '../../ui/type.module.css';
import styles from './died-list.module.css';
import { KIND_NAMES } from './kind-names.ts';

/** Rows before somebody asks for all. */
const FEW = 4;

/** The list, the latest death first; nothing where nothing died. */
export function DiedList({ died }: { readonly died: TokenDeaths }) {
  const [all, setAll] = useState(false);
  if (died.tokens.length === 0) return null;
  const latest = died.tokens.toReversed();
  const shown = all ? latest : latest.slice(0, FEW);
  return (
    <div className={styles['died']}>
      <h3 className={type['h3']}>
        Died of age on the way: {countDeaths(died.tokens)}
        {died.isCut ? ' or more' : ''}
      </h3>
      <ul>
        {shown.map(({ of, fingerprint, flowId, flowNumber, appName, personName, expiresAt }) => (
          <li key={`${flowId} ${fingerprint}`} className={styles['row']}>
            <span>{KIND_NAMES[of]}</span>
            <span className={type['clip']}>
              {appName}, {personName}
            </span>
            <Link href={`/flows/${flowId}`}>flow {flowNumber}</Link>
            <time dateTime={new Date(expiresAt).toISOString()}>{dateTime(expiresAt)}</time>
          </li>
        ))}
      </ul>
      {latest.length > FEW ? (
        <button type="button" className={styles['more']} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show the latest only' : `Show all ${latest.length.toLocaleString('en')}`}
        </button>
      ) : null}
    </div>
  );
}
