/** Answers for what the last restore came to: what was kept, and the apps whose secret the vault does not hold. */
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { RestoreReport } from '../../../src-preload/contract/backups.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { dateTime } from '../../ui/format-time.ts';
import styles from './backups.module.css';

/** Stands until the person has read it. */
export function RestoreNote({ report: { from, restoredAt, keptAs, failure, missing } }: { readonly report: RestoreReport }) {
  const acknowledge = useMutation(queries.backups.acknowledge.mutationOptions());
  const done = (
    <Button
      loading={acknowledge.isPending}
      onClick={() => {
        acknowledge.mutate(undefined);
      }}
    >
      Got it
    </Button>
  );
  if (failure !== null) {
    return (
      <ErrorState title={`${from} was not restored`} action={done}>
        It could not be opened, so everything is as it was before. {failure}
      </ErrorState>
    );
  }
  return (
    <div className={styles['note']} role="status">
      <p>
        <strong>Restored from {from}</strong>, {dateTime(restoredAt)}. {keptAs === null ? '' : `What was here before is kept as ${keptAs}.`}
      </p>
      {missing.length === 0 ? (
        <p>Every app’s secret is where the console can read it.</p>
      ) : (
        <>
          <p>The console does not hold the secrets of these apps as they were then. Give each the secret you kept, or make a new one:</p>
          <ul className={styles['missing']}>
            {missing.map(({ clientId, name }) => (
              <li key={clientId}>
                <Link href={`/apps/${encodeURIComponent(clientId)}/credentials`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {done}
    </div>
  );
}
