/** Answers for the list of backups: size, time, and what can be done with each. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupFile } from '../../../src-preload/contract/backups.ts';
import { sayBytes } from '../../../src-preload/contract/logos.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { toast } from '../../ui/toast.ts';
import styles from './backups.module.css';
import { RestoreButton } from './restore-button.tsx';

interface BackupListProps {
  readonly folder: string;
  readonly files: readonly BackupFile[];
  readonly isBusy: boolean;
}

/** The list, the newest first. */
export function BackupList({ folder, files, isBusy }: BackupListProps) {
  const [going, setGoing] = useState<BackupFile | null>(null);
  const remove = useMutation(
    queries.backups.remove.mutationOptions({
      onSuccess: () => {
        toast({ title: 'Backup deleted' });
      },
      onSettled: () => {
        setGoing(null);
      },
    }),
  );
  if (files.length === 0) return <p className={styles['empty']}>There is no backup yet. One holds everything that the console keeps in its data folder, in one file.</p>;
  return (
    <>
      {remove.error === null ? null : <ErrorState title="The backup was not deleted">{isDefinedError(remove.error) ? remove.error.data.reason : sayFailure(remove.error)}</ErrorState>}
      <ul className={styles['list']} aria-label="Backups">
        {files.map((file) => (
          <li key={file.name} className={styles['file']}>
            <div className={styles['words']}>
              <code>{file.name}</code>
              <span className={styles['remark']}>
                {sayBytes(file.bytes)}, {dateTime(file.madeAt)}
              </span>
            </div>
            <span className={styles['ways']}>
              <CopyButton text={`${folder}/${file.name}`} what={`path of ${file.name}`} />
              <RestoreButton name={file.name} isBusy={isBusy} />
              <Button
                kind="ghost"
                aria-label={`Delete ${file.name}`}
                onClick={() => {
                  setGoing(file);
                }}
              >
                Delete
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={going !== null}
        title="Delete this backup?"
        confirm="Delete backup"
        cancel="Keep it"
        loading={remove.isPending}
        onCancel={() => {
          setGoing(null);
        }}
        onConfirm={() => {
          if (going !== null) remove.mutate({ name: going.name });
        }}
      >
        <p>
          <code>{going?.name ?? ''}</code> is deleted from the disk, and nothing brings it back.
        </p>
      </ConfirmDialog>
    </>
  );
}
