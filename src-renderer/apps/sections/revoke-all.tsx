/** Answers for ending every authorization of an app, after its name was typed. */
import { useMutation } from '@tanstack/react-query';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { Stakes } from '../../../src-preload/contract/endings.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './danger-section.module.css';
import { sayEnded } from './say-ended.ts';
import { StakesList } from './stakes-list.tsx';
import { useQuestion } from './use-question.ts';

/** The row “Revoke all tokens”. */
export function RevokeAll({ app, stakes }: { readonly app: App; readonly stakes: Stakes }) {
  const now = useServerNow(10_000);
  const { isAsked, ask, close } = useQuestion('revoke');
  const nothing = stakes.authorizations + stakes.codes === 0;
  const revoke = useMutation(
    queries.apps.revokeAll.mutationOptions({
      // Kept as they were: a live update may tell the new ones, which are none, before the answer is here.
      onMutate: () => ({ atStake: stakes }),
      onSuccess: (ended, _, { atStake }) => {
        toast({ title: 'All tokens revoked', detail: `${sayEnded(ended, atStake)} of ${app.name} ended.` });
      },
      onSettled: close,
    }),
  );
  return (
    <div className={styles['deed']}>
      <div>
        <h3>Revoke all tokens</h3>
        <p>{nothing ? 'Nothing is live, so there is nothing to revoke.' : 'Every authorization ends. The app stays, with its secret, and people can log in again.'}</p>
      </div>
      <Button
        unready={nothing}
        onClick={() => {
          revoke.reset();
          if (!nothing) ask();
        }}
      >
        Revoke all tokens
      </Button>
      {revoke.error === null ? null : (
        <div className={styles['problem']}>
          <ErrorState title="Nothing was revoked">{sayFailure(revoke.error)}</ErrorState>
        </div>
      )}
      <ConfirmDialog
        open={isAsked && (!nothing || revoke.isPending)}
        title={`Revoke all tokens of ${app.name}?`}
        confirm="Revoke all tokens"
        cancel="Keep them"
        typed={app.name}
        loading={revoke.isPending}
        onCancel={close}
        onConfirm={() => {
          revoke.mutate({ clientId: app.clientId });
        }}
      >
        <p>All of this ends at once. Your server’s next request with one of these tokens is refused, and people must log in again.</p>
        <StakesList stakes={stakes} now={now} />
      </ConfirmDialog>
    </div>
  );
}
