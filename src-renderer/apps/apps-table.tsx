/** Answers for the rows of the app list. */
import { Link } from 'wouter';
import type { App, SecretWhereabouts } from '../../src-preload/contract/apps.ts';
import type { AllStats } from '../../src-preload/contract/numbers.ts';
import { useServerNow } from '../client/server-clock.ts';
import { cx } from '../ui/cx.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Tag } from '../ui/tag.tsx';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import { walkRows } from '../ui/walk-rows.ts';
import { addressOfApp } from './app-address.ts';
import type { AppDraft } from './app-draft.ts';
import { AppFigures } from './app-figures.tsx';
import { AppPicture } from './app-picture.tsx';
import { AppsTableHead } from './apps-table-head.tsx';
import styles from './apps-table.module.css';
import type { AppsView } from './apps-view.ts';

const HELD: Record<SecretWhereabouts, string> = { keychain: 'In the keychain', session: 'In memory until you quit', nowhere: 'Not held here' };

function Row({ app, stats, now }: { readonly app: App; readonly stats: AllStats | undefined; readonly now: number }) {
  return (
    <tr className={styles['row']} data-row={app.clientId}>
      <td>
        <div className={styles['app']}>
          <AppPicture app={app} />
          <div className={styles['names']} title={`${app.name}, ${app.clientId}`}>
            <Link href={addressOfApp(app.clientId)} className={styles['name']}>
              {app.name}
            </Link>
            <code className={styles['id']}>{app.clientId}</code>
          </div>
          {app.isSample ? <Tag>sample</Tag> : null}
        </div>
      </td>
      <td className={styles['where']}>
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
    <tr data-row="draft" className={cx(styles['row'], isOpen && styles['selected'])} aria-current={isOpen || undefined}>
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

interface AppsTableProps {
  readonly apps: readonly App[];
  readonly stats: AllStats | undefined;
  readonly view: AppsView;
  readonly onView: (view: AppsView) => void;
  readonly draft: AppDraft | null;
  readonly isDraftOpen: boolean;
}

/** The table of apps, with the draft as its last row. The whole row opens the app; arrow keys go from row to row. */
export function AppsTable({ apps, stats, view, onView, draft, isDraftOpen }: AppsTableProps) {
  const now = useServerNow(10_000);
  return (
    <>
      <table className={styles['table']} onKeyDown={walkRows}>
        <AppsTableHead view={view} onView={onView} />
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
