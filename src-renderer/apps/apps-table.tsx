/** Answers for the rows of the app list. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { App, SecretWhereabouts } from '../../src-preload/contract/apps.ts';
import type { AllStats } from '../../src-preload/contract/numbers.ts';
import { queries } from '../client/queries.ts';
import { useServerNow } from '../client/server-clock.ts';
import { cx } from '../ui/cx.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Tag } from '../ui/tag.tsx';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import { addressOfApp } from './app-address.ts';
import type { AppDraft } from './app-draft.ts';
import { AppFigures } from './app-figures.tsx';
import { AppPicture } from './app-picture.tsx';
import styles from './apps-table.module.css';

const HELD: Record<SecretWhereabouts, string> = { keychain: 'In the keychain', session: 'In memory until you quit', nowhere: 'Not held here' };

function Row({ app, stats, now }: { readonly app: App; readonly stats: AllStats | undefined; readonly now: number }) {
  return (
    <tr className={styles['row']}>
      <td>
        <div className={styles['app']}>
          <AppPicture app={app} />
          <div className={styles['names']}>
            <Link href={addressOfApp(app.clientId)} className={styles['name']}>
              {app.name}
            </Link>
            <code className={styles['id']}>{app.clientId}</code>
          </div>
          {app.isSample ? <Tag>sample</Tag> : null}
        </div>
      </td>
      <td>
        <Tag>{app.environment}</Tag>
      </td>
      <AppFigures app={app} stats={stats} />
      <td className={styles['held']}>
        <span>
          {app.secretKeptIn === 'keychain' ? <Tick label="" /> : <VerdictSign verdict={app.secretKeptIn === 'session' ? 'injected' : 'not-reached'} label="" />}
          {HELD[app.secretKeptIn]}
        </span>
      </td>
      <td className={styles['when']}>
        <RelativeTime at={app.createdAt} now={now} />
      </td>
    </tr>
  );
}

function DraftRow({ draft, isOpen }: { readonly draft: AppDraft; readonly isOpen: boolean }) {
  return (
    <tr className={cx(styles['row'], isOpen && styles['selected'])} aria-current={isOpen || undefined}>
      <td colSpan={6}>
        <div className={styles['app']}>
          <AppPicture app={{ ...draft, clientId: null }} />
          <div className={styles['names']}>
            <Link href="/apps/new" className={styles['name']}>
              {draft.name.trim() === '' ? 'New app' : draft.name}
            </Link>
            <span className={styles['note']}>not registered yet, kept as a draft</span>
          </div>
        </div>
      </td>
    </tr>
  );
}

/** The table of apps, with the draft as its last row. The whole row opens the app. */
export function AppsTable({ apps, draft, isDraftOpen }: { readonly apps: readonly App[]; readonly draft: AppDraft | null; readonly isDraftOpen: boolean }) {
  const now = useServerNow(10_000);
  const stats = useQuery(queries.apps.stats.queryOptions()).data;
  return (
    <>
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">App</th>
          <th scope="col">Environment</th>
          <th scope="col" className={styles['active']}>
            Active
          </th>
          <th scope="col" className={styles['calls']}>
            API calls, 14 days
          </th>
          <th scope="col" className={styles['held']}>
            Secret
          </th>
          <th scope="col" className={styles['when']}>
            Registered
          </th>
        </tr>
      </thead>
      <tbody>
        {apps.map((app) => (
          <Row key={app.clientId} app={app} stats={stats} now={now} />
        ))}
        {draft === null ? null : <DraftRow draft={draft} isOpen={isDraftOpen} />}
      </tbody>
    </table>
    <p className={styles['legend']}>Active counts authorizations that still work. Every number opens what it counted.</p>
    </>
  );
}
