/** Answers for the check-up of an app: set up, under way, or its newest report. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type from '../../ui/type.module.css';
import { addressOfApp } from '../app-address.ts';
import { CheckupNow } from './checkup-now.tsx';
import { CheckupReport } from './checkup-report.tsx';
import styles from './checkup-section.module.css';
import { CheckupSetup } from './checkup-setup.tsx';
import { ScenarioList } from './scenario-list.tsx';

/** The section at /apps/:clientId/check-up. */
export function CheckupSection({ app }: { readonly app: App }) {
  const view = useQuery(queries.checkups.view.queryOptions({ input: { clientId: app.clientId } }));
  const [isSettingUp, setSettingUp] = useState(false);
  const { newest = null, addresses = null, busyWith = null } = view.data ?? {};
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = isSettingUp ? 'setup' : (newest?.state ?? 'setup');
  const before = useRef(shown);
  useEffect(() => {
    // The button that was pressed is gone with what it stood in, and what came in its place begins above.
    if (before.current !== shown && document.activeElement === document.body) heading.current?.focus();
    before.current = shown;
  }, [shown]);
  const busyElsewhere = busyWith !== null && busyWith.clientId !== app.clientId ? busyWith : null;
  return (
    <section className={styles['section']} aria-labelledby="checkup-title">
      <h2 id="checkup-title" ref={heading} tabIndex={-1} className={type['h2']}>
        App check-up
      </h2>
      <p className={styles['lead']}>
        Mavio misbehaves towards {app.name}, one scenario after the other, and the console judges what the app does then: only from what the server saw. While it runs, the consent page answers itself for this app, and your own fault rules and breakpoints rest for it; other apps notice nothing.
      </p>
      {view.data === undefined ? (
        view.isError ? (
          <ErrorState title="The check-up could not be read" action={<Button onClick={() => void view.refetch()}>Read again</Button>}>
            {sayFailure(view.error)}
          </ErrorState>
        ) : (
          <Skeleton what="Reading the check-up" widths={['40%', '62%', '55%', '48%']} rowHeight={36} />
        )
      ) : newest?.state === 'running' ? (
        <>
          <CheckupNow checkup={newest} />
          <ScenarioList runs={newest.runs} />
        </>
      ) : newest === null || isSettingUp ? (
        <CheckupSetup
          app={app}
          before={{ newest, addresses }}
          busyElsewhere={
            busyElsewhere === null ? null : (
              <>
                <Link href={addressOfApp(busyElsewhere.clientId, 'check-up')}>{busyElsewhere.appName}</Link> is being checked now. One app is checked at a time.
              </>
            )
          }
          onBegun={() => {
            setSettingUp(false);
          }}
          {...(newest === null ? {} : { onLeave: () => setSettingUp(false) })}
        />
      ) : (
        <CheckupReport
          checkup={newest}
          onAgain={() => {
            setSettingUp(true);
          }}
        />
      )}
    </section>
  );
}
