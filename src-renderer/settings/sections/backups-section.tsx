/** Answers for the backups' part of the settings: making one, restoring one, and what a restore came to. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import { BackupList } from '../backups/backup-list.tsx';
import styles from '../backups/backups.module.css';
import { JobProgress } from '../backups/job-progress.tsx';
import { RestoreNote } from '../backups/restore-note.tsx';

/** The section at /settings/backups. */
export function BackupsSection() {
  const state = useQuery(queries.backups.list.queryOptions());
  const make = useMutation(
    queries.backups.make.mutationOptions({
      onSuccess: ({ name }) => {
        toast({ title: 'Backed up', detail: name });
      },
    }),
  );
  if (state.data === undefined) {
    return state.isError ? (
      <ErrorState title="The backups could not be read" action={<Button onClick={() => void state.refetch()}>Read again</Button>}>
        {sayFailure(state.error)}
      </ErrorState>
    ) : (
      <Skeleton what="Reading the backups" widths={['50%', '80%', '70%']} rowHeight={36} />
    );
  }
  const { folder, files, job, report } = state.data;
  return (
    <div className={styles['section']}>
      {report === null ? null : <RestoreNote report={report} />}
      <div className={styles['head']}>
        <Button
          kind="primary"
          loading={make.isPending}
          unready={job !== null && !make.isPending}
          onClick={() => {
            if (job === null) make.mutate(undefined);
          }}
        >
          Back up now
        </Button>
        {job === null ? <p className={styles['remark']}>Requests are answered meanwhile. Client secrets are not in it: they stay where they are kept.</p> : <JobProgress job={job} />}
      </div>
      {make.error === null ? null : <ErrorState title="No backup was made">{isDefinedError(make.error) ? make.error.data.reason : sayFailure(make.error)}</ErrorState>}
      <BackupList folder={folder} files={files} isBusy={job !== null} />
      <p className={styles['folder']}>
        <span className={styles['remark']}>
          Backups are in <code>{folder}</code>. A backup that you put there is listed too.
        </span>
        <CopyButton text={folder} what="folder of the backups" />
      </p>
    </div>
  );
}
