/** Answers for the way back from the last import: what undo does, and what it cannot bring back. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { toast } from '../../ui/toast.ts';
import styles from './undo-note.module.css';
import { useImportStore } from './import-store.ts';

/** A note with a button, while there is an import that can be taken back. */
export function UndoNote() {
  const undoable = useQuery(queries.workspace.undoable.queryOptions());
  const undo = useMutation(
    queries.workspace.undo.mutationOptions({
      onSuccess: () => {
        useImportStore.getState().show([]);
        toast({ title: 'Import taken back' });
      },
    }),
  );
  const found = undoable.data ?? null;
  if (found === null) return null;
  return (
    <div className={styles['note']}>
      <div className={styles['words']}>
        <p>
          <strong>Imported {dateTime(found.importedAt)}.</strong> {found.does}
        </p>
        {found.cannot.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {undo.error === null ? null : (
          <p className={styles['failed']} role="alert">
            {isDefinedError(undo.error) ? undo.error.data.reason : sayFailure(undo.error)}
          </p>
        )}
      </div>
      <Button
        loading={undo.isPending}
        onClick={() => {
          undo.mutate(undefined);
        }}
      >
        Undo import
      </Button>
    </div>
  );
}
