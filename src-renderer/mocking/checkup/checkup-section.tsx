/** Answers for the way from the Mocking screen to the check-up of each app. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { sayFailure } from '../../client/failure-words.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionName } from '../section-name.ts';
import styles from './checkup-section.module.css';

/** The section “App check-up”: the apps, each with a link to its own. */
export function CheckupSection({ section }: { readonly section: SectionName }) {
  const apps = useQuery(queries.apps.list.queryOptions());
  const busyWith = useServerStatus().data?.checkup ?? null;
  return (
    <>
      <SectionHead section={section} note="how an app takes it when Mavio misbehaves" />
      {apps.data === undefined ? (
        apps.isError ? (
          <ErrorState title="Your apps could not be read" action={<Button onClick={() => void apps.refetch()}>Read again</Button>}>
            {sayFailure(apps.error)}
          </ErrorState>
        ) : (
          <Skeleton what="Reading your apps" widths={['30%']} rowHeight={28} />
        )
      ) : apps.data.length === 0 ? (
        <p className={styles['words']}>
          There is no app to check yet. <Link href="/apps/new">Register one</Link> first.
        </p>
      ) : (
        <ul className={styles['apps']}>
          {apps.data.map(({ clientId, name }) => (
            <li key={clientId}>
              <Link href={`/apps/${encodeURIComponent(clientId)}/check-up`}>Check {name}</Link>
              {busyWith?.clientId === clientId ? (
                <span className={styles['busy']}>
                  <VerdictSign verdict="injected" label="" />
                  under way
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
