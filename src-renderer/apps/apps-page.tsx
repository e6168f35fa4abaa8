/** Answers for the list of apps, alone or beside the register form. */
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { queries } from '../client/queries.ts';
import { sayFailure } from '../client/failure-words.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { useKeptPlace } from '../ui/kept-place.ts';
import { PaneHeader } from '../ui/pane-header.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useHotkey } from '../ui/use-hotkey.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import { focusRow } from '../ui/walk-rows.ts';
import { AppFinder } from './app-finder.tsx';
import { isUntyped } from './app-draft.ts';
import { AppsTable } from './apps-table.tsx';
import styles from './apps-page.module.css';
import { findApps, sortApps, type Figures } from './find-apps.ts';
import { ConsentPreview } from './consent-preview.tsx';
import { useDraftStore } from './draft-store.ts';
import { Knocks } from './knocks.tsx';
import { NoApps } from './no-apps.tsx';
import { RegisterForm } from './register-form.tsx';
import { useAppsView } from './use-apps-view.ts';

const NO_FIGURES: Figures = new Map();

/** The page at /apps and, with the form open, at /apps/new. */
export function AppsPage({ isRegistering }: { readonly isRegistering: boolean }) {
  usePageTitle(isRegistering ? 'Register app' : 'Apps');
  const [, navigate] = useLocation();
  const list = useQuery(queries.apps.list.queryOptions());
  const draft = useDraftStore((store) => store.draft);
  const open = (): void => {
    navigate('/apps/new');
  };
  useHotkey('apps.register', open, !isRegistering);
  const page = useRef<HTMLDivElement>(null);
  const keepPlace = useKeptPlace('apps');
  const shownDraft = isUntyped(draft) ? null : draft;
  const isEmpty = list.data?.length === 0;
  const [view, setView] = useAppsView();
  const stats = useQuery(queries.apps.stats.queryOptions());
  const figures: Figures = stats.data === undefined ? NO_FIGURES : new Map(stats.data.apps.map((one) => [one.clientId, one]));
  // Figures that cannot be read narrow nothing; what is sorted by them stands by name.
  const filter = { ...view, isActive: view.isActive && !stats.isError };
  const found = list.data === undefined ? [] : sortApps(findApps(list.data, filter, figures), view, figures);
  const isWaiting = list.data === undefined || (stats.isPending && (view.isActive || view.sort === 'active' || view.sort === 'calls'));
  return (
    <div ref={page} className={cx(styles['page'], isRegistering && styles['registering'])}>
      <section className={styles['list']} aria-label="Apps">
        <PaneHeader title="Apps" level={isRegistering ? 2 : 1} note={list.data === undefined || isEmpty ? undefined : `${String(list.data.length)} registered`}>
          <ButtonLink href="/apps/new" icon="plus" shortcut="N" {...(isRegistering && { className: styles['opened'] ?? '' })}>
            Register app
          </ButtonLink>
        </PaneHeader>
        <div ref={keepPlace} className={styles['rows']}>
          {list.isError ? (
            <div className={styles['state']}>
              <ErrorState
                title="Your apps could not be read"
                action={
                  <Button kind="primary" loading={list.isFetching} onClick={() => void list.refetch()}>
                    Read again
                  </Button>
                }
              >
                {sayFailure(list.error)}
              </ErrorState>
            </div>
          ) : isWaiting ? (
            <div className={styles['loading']}>
              <Skeleton what="Reading your apps" widths={['38%', '52%', '44%']} rowHeight={52} />
            </div>
          ) : isEmpty && shownDraft === null ? (
            <NoApps isRegistering={isRegistering} />
          ) : (
            <>
              <AppFinder view={view} onView={setView} found={found.length} all={list.data.length} onDown={() => focusRow(page.current?.querySelector('[data-row]'))} />
              {stats.isError ? <p className={styles['problem']}>The figures of your apps could not be read. {sayFailure(stats.error)}</p> : null}
              {found.length === 0 && shownDraft === null ? (
                <p className={styles['none']}>
                  Searched were names, client ids and redirect URIs of {list.data.length === 1 ? 'the one app' : `all ${String(list.data.length)} apps`}.
                </p>
              ) : (
                <AppsTable apps={found} stats={stats.data} view={view} onView={setView} draft={shownDraft} isDraftOpen={isRegistering} />
              )}
            </>
          )}
          <Knocks />
        </div>
      </section>
      {isRegistering ? (
        <>
          <RegisterForm />
          <ConsentPreview draft={draft} />
        </>
      ) : null}
    </div>
  );
}
