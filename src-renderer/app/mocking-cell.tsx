/** Answers for the cell of the top bar that says what is staged, and leads to it. */
import { Fragment } from 'react';
import { Link } from 'wouter';
import type { ConsentMode } from '../../src-preload/contract/consent.ts';
import type { ServerStatus } from '../../src-preload/contract/settings.ts';
import { VerdictSign } from '../ui/verdict-sign.tsx';
import { Cell } from './top-bar-cell.tsx';
import styles from './top-bar.module.css';

/** A phrase of the cell: what stands there always, what gives way below 1000 px, and what follows. */
type Phrase = readonly [kept: string, roomy: string, after: string];

const CONSENT_WORDS: Record<Exclude<ConsentMode, 'ask'>, string> = { authorize: ': authorizes by itself', deny: ': denies by itself' };

const count = (many: number, one: string): string => `${String(many)} ${one}${many === 1 ? '' : 's'}`;

/** What is staged, one phrase each: what waits for a person comes last, as it reads. */
function sayStaged({ consent, automaticApps, faultsOn, breakpointsOn, held }: ServerStatus): Phrase[] {
  const all: (Phrase | null)[] = [
    faultsOn === 0 ? null : [count(faultsOn, 'rule'), ' on', ''],
    consent !== 'ask' ? ['consent', CONSENT_WORDS[consent], ''] : automaticApps === 0 ? null : ['consent', `: by itself for ${count(automaticApps, 'app')}`, ''],
    held > 0 ? [String(held), held === 1 ? ' request' : ' requests', ' held'] : breakpointsOn === 0 ? null : [count(breakpointsOn, 'breakpoint'), ' on', ''],
  ];
  return all.filter((phrase) => phrase !== null);
}

/** The cell. */
export function MockingCell({ status }: { readonly status: ServerStatus }) {
  const { checkup, held } = status;
  if (checkup !== null && held === 0) {
    return (
      <Cell label="Mocking" tape>
        <VerdictSign verdict="injected" label="" />
        <Link href={`/apps/${encodeURIComponent(checkup.clientId)}/check-up`} className={styles['link']}>
          Check-up of {checkup.appName}
        </Link>
      </Cell>
    );
  }
  const staged = sayStaged(status);
  if (staged.length === 0) {
    return (
      <Cell label="Mocking">
        <span className={styles['second']}>{status.aheadMs === 0 ? 'Nothing is mocked' : 'Nothing but the clock'}</span>
      </Cell>
    );
  }
  return (
    <Cell label="Mocking" tape>
      <VerdictSign verdict={held > 0 ? 'held' : 'injected'} label="" />
      <Link href="/mocking" className={styles['link']}>
        {staged.map(([kept, roomy, after], place) => (
          <Fragment key={kept}>
            {place === 0 ? kept.charAt(0).toUpperCase() + kept.slice(1) : `, ${kept}`}
            <span className={styles['roomy']}>{roomy}</span>
            {after}
          </Fragment>
        ))}
      </Link>
    </Cell>
  );
}
