/** Answers for the cell of the top bar that says what is staged, and leads to it. */
import { Link } from 'wouter';
import type { ConsentMode, ServerStatus } from '../../src-preload/contract/settings.ts';
import { VerdictSign } from '../ui/verdict-sign.tsx';
import { Cell } from './top-bar-cell.tsx';
import styles from './top-bar.module.css';

const CONSENT_WORDS: Record<Exclude<ConsentMode, 'ask'>, string> = { authorize: 'consent: authorizes by itself', deny: 'consent: denies by itself' };

const count = (many: number, one: string, behind: string): string[] => (many === 0 ? [] : [`${String(many)} ${one}${many === 1 ? '' : 's'} ${behind}`]);

/** What is staged, one phrase each: what waits for a person comes last, as it reads. */
function sayStaged({ consent, automaticApps, faultsOn, breakpointsOn, held }: ServerStatus): string[] {
  const ofApps = automaticApps === 0 ? [] : [`consent: by itself for ${String(automaticApps)} ${automaticApps === 1 ? 'app' : 'apps'}`];
  return [...count(faultsOn, 'rule', 'on'), ...(consent === 'ask' ? ofApps : [CONSENT_WORDS[consent]]), ...(held > 0 ? count(held, 'request', 'held') : count(breakpointsOn, 'breakpoint', 'on'))];
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
  const staged = sayStaged(status).join(', ');
  if (staged === '') {
    return (
      <Cell label="Mocking">
        <span className={styles['second']}>Nothing is mocked</span>
      </Cell>
    );
  }
  return (
    <Cell label="Mocking" tape>
      <VerdictSign verdict={held > 0 ? 'held' : 'injected'} label="" />
      <Link href="/mocking" className={styles['link']}>
        {staged.charAt(0).toUpperCase() + staged.slice(1)}
      </Link>
    </Cell>
  );
}
