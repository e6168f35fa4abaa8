/** Answers for restoring a backup: what it would put in the place of what, asked before it is done. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupContents, BackupFile } from '../../../src-preload/contract/backups.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './backups.module.css';

function sayContents({ apps, people, flows }: BackupContents): string {
  const count = (number: number, one: string, many: string): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
  return `${count(apps, 'app', 'apps')}, ${count(people, 'person', 'people')} and ${count(flows, 'flow', 'flows')}`;
}

/** A button that looks into the backup first, and then asks. */
export function RestoreButton({ name, isBusy }: { readonly name: BackupFile['name']; readonly isBusy: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const look = useMutation(
    queries.backups.look.mutationOptions({
      onSuccess: () => {
        setAsking(true);
      },
    }),
  );
  const restore = useMutation(
    queries.backups.restore.mutationOptions({
      onSuccess: ({ restarts }) => {
        toast(restarts ? { title: 'The console starts again', detail: 'This page comes back by itself.' } : { title: 'The backup is ready', detail: 'Stop the console and start it again to finish the restore.' });
      },
      onSettled: () => {
        setAsking(false);
      },
    }),
  );
  const notRestored = restore.error === null ? null : isDefinedError(restore.error) ? ('reason' in restore.error.data ? restore.error.data.reason : restore.error.message) : sayFailure(restore.error);
  const notLooked = look.error === null ? null : isDefinedError(look.error) ? ('reason' in look.error.data ? look.error.data.reason : look.error.message) : sayFailure(look.error);
  const reason = notRestored ?? notLooked;
  return (
    <>
      <Button
        aria-label={`Restore ${name}`}
        loading={look.isPending || restore.isPending}
        unready={isBusy}
        onClick={() => {
          if (isBusy) return;
          restore.reset();
          look.mutate({ name });
        }}
      >
        Restore
      </Button>
      {reason === null ? null : (
        <div className={styles['refused']}>
          <ErrorState title="This backup cannot be restored">{reason}</ErrorState>
        </div>
      )}
      <ConfirmDialog
        open={isAsking && look.data !== undefined}
        title="Put this backup in the place of what is here?"
        confirm="Restore backup"
        cancel="Keep what is here"
        loading={restore.isPending}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          restore.mutate({ name });
        }}
      >
        {look.data === undefined ? null : (
          <>
            <p>
              <code>{name}</code> holds {sayContents(look.data.backup)}. They replace the {sayContents(look.data.now)} that are here now.
            </p>
            <p>What is here is kept as another backup first. Then the console starts again, on the same ports; tokens that were issued since the backup are not known any more.</p>
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
