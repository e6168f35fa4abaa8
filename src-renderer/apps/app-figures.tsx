/** Answers for an app's figures in the list: authorizations that work, and API calls with their days; each opens what it counted. */
import { Link } from 'wouter';
import type { App } from '../../src-preload/contract/apps.ts';
import { SPARK_DAYS, type AllStats } from '../../src-preload/contract/numbers.ts';
import { activityAddress, authorizationsAddress } from './addresses.ts';
import styles from './apps-table.module.css';
import { Spark } from './spark.tsx';

/** The two cells; empty while the figures are read. */
export function AppFigures({ app, stats }: { readonly app: App; readonly stats: AllStats | undefined }) {
  const own = stats?.apps.find(({ clientId }) => clientId === app.clientId);
  if (stats === undefined || own === undefined) {
    return (
      <>
        <td className={styles['active']} />
        <td className={styles['calls']} />
      </>
    );
  }
  const { from, to } = stats;
  return (
    <>
      <td className={styles['active']}>
        <Link href={authorizationsAddress(app.clientId, 'active')} aria-label={`${own.active.toLocaleString('en')} active ${own.active === 1 ? 'authorization' : 'authorizations'}`}>
          {own.active.toLocaleString('en')}
        </Link>
      </td>
      <td className={styles['calls']}>
        <Link href={activityAddress(app.clientId, { kind: 'api_call', from, to })} aria-label={`${own.apiCalls.toLocaleString('en')} API ${own.apiCalls === 1 ? 'call' : 'calls'} in ${String(SPARK_DAYS)} days`}>
          {own.apiCalls.toLocaleString('en')}
          <Spark days={own.days} />
        </Link>
      </td>
    </>
  );
}
