/** Answers for deleting an app, after its name was typed. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { Stakes } from '../../../src-preload/contract/endings.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { editing } from '../editing/edit-store.ts';
import { useRemovalStore } from '../removal-store.ts';
import styles from './danger-section.module.css';
import { StakesList } from './stakes-list.tsx';
import { useQuestion } from './use-question.ts';

/** The row “Delete app”. Once it is deleted, its page says so: in this window and in every other. */
export function DeleteApp({ app, stakes }: { readonly app: App; readonly stakes: Stakes }) {
  const now = useServerNow(10_000);
  const { isAsked, ask, close } = useQuestion('delete');
  const remove = useMutation(
    queries.apps.remove.mutationOptions({
      onSuccess: (removal) => {
        useRemovalStore.getState().hold(app.clientId, removal);
        // Whoever deletes the app means its edits too.
        editing.discard(app.clientId);
      },
      onError: close,
    }),
  );
  const problem = remove.error === null ? null : isDefinedError(remove.error) && remove.error.code === 'NAME_DIFFERS' ? `The app is called ${remove.error.data.name} now. Look whether it is the right one, and type that name.` : sayFailure(remove.error);
  return (
    <div className={styles['deed']}>
      <div>
        <h3>Delete app</h3>
        <p>The app, its secret and everything that was issued to it end. Its flows stay as history, and requests with its client id are told that it was deleted.</p>
      </div>
      <Button
        kind="destructive"
        onClick={() => {
          remove.reset();
          ask();
        }}
      >
        Delete app
      </Button>
      {problem === null ? null : (
        <div className={styles['problem']}>
          <ErrorState title="The app was not deleted">{problem}</ErrorState>
        </div>
      )}
      <ConfirmDialog
        open={isAsked}
        title={`Delete ${app.name}?`}
        confirm="Delete app"
        cancel="Keep the app"
        typed={app.name}
        loading={remove.isPending}
        onCancel={close}
        onConfirm={() => {
          remove.mutate({ clientId: app.clientId, name: app.name });
        }}
      >
        <p>The registration goes, and its secret {app.secretKeptIn === 'keychain' ? 'leaves the keychain' : 'is forgotten'}. A new registration gets another client id. With it ends, at once:</p>
        <StakesList stakes={stakes} now={now} />
      </ConfirmDialog>
    </div>
  );
}
