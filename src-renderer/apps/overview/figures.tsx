/** Answers for the row of figures: each opens what it counted. */
import { Link } from 'wouter';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import type { Overview } from '../../../src-preload/contract/numbers.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { nearTime, roughly } from '../../ui/format-time.ts';
import { activityAddress, authorizationsAddress, eventAddress } from '../addresses.ts';
import { RANGE_WORDS } from './bar-words.ts';
import styles from './figures.module.css';

interface FigureProps {
  readonly value: string;
  readonly label: string;
  readonly under: string;
  /** Null where there is nothing to open. */
  readonly href: string | null;
}

function Figure({ value, label, under, href }: FigureProps) {
  const body = (
    <>
      <b>{value}</b>
      <span className={styles['label']}>{label}</span>
      <span className={styles['under']}>{under}</span>
    </>
  );
  return href === null ? <div className={styles['figure']}>{body}</div> : <Link href={href} className={styles['figure']}>{body}</Link>;
}

function Freshest({ freshest }: Pick<Overview, 'freshest'>) {
  const now = useServerNow(1000);
  const label = 'Freshest access token';
  if (freshest === null || freshest.expiresAt <= now) return <Figure value="None" label={label} under="no access token works now" href={null} />;
  const [first = ''] = freshest.personName.split(' ');
  return <Figure value={roughly(freshest.expiresAt - now)} label={label} under={`${first}, until ${nearTime(freshest.expiresAt, now)}`} href={eventAddress(freshest.flowId, freshest.seq)} />;
}

/** The five figures. */
export function Figures({ clientId, overview }: { readonly clientId: ClientId; readonly overview: Overview }) {
  const { totals, authorizations, from, to, range, refusedBy } = overview;
  const during = RANGE_WORDS[range].replace(/^the /, '');
  const opens = (kind: 'api_call' | 'sign_in' | 'refusal'): string => activityAddress(clientId, { kind, from, to });
  const checks = refusedBy.length === 1 ? 'by one check' : `by ${String(refusedBy.length)} checks`;
  return (
    <div className={styles['row']}>
      <Figure value={authorizations.active.toLocaleString('en')} label="Active authorizations" under={`of ${authorizations.granted.toLocaleString('en')} granted`} href={authorizationsAddress(clientId, 'active')} />
      <Figure value={totals.apiCalls.toLocaleString('en')} label="API calls" under={during} href={opens('api_call')} />
      <Figure value={totals.signIns.toLocaleString('en')} label="Sign-ins" under={during} href={opens('sign_in')} />
      <Figure value={totals.refusals.toLocaleString('en')} label="Refusals" under={totals.refusals === 0 ? during : checks} href={opens('refusal')} />
      <Freshest freshest={overview.freshest} />
    </div>
  );
}
