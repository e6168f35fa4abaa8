/** Answers for a secret that this console does not hold: paste it, or make a new one. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { ClientSecret } from '../../../src-preload/contract/app-fields.ts';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './run-notice.module.css';
import { useFreshSecret } from './fresh-secret.tsx';

function sayProblem(failure: string | null, typed: string): string | null {
  if (failure !== null) return failure;
  if (typed === '') return null;
  const read = ClientSecret.safeParse(typed);
  return read.success ? null : (read.error.issues[0]?.message ?? null);
}

/** The form. The secret is checked against its digest in the main process and is not kept on the page. */
export function SecretForm({ clientId }: { readonly clientId: ClientId }) {
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const keep = useFreshSecret((store) => store.keep);
  const provide = useMutation(queries.apps.provideSecret.mutationOptions());
  const regenerate = useMutation(
    queries.apps.regenerateSecret.mutationOptions({
      onSuccess: ({ clientSecret }) => {
        keep(clientId, clientSecret);
        setAsking(false);
      },
    }),
  );
  const problem = sayProblem(provide.isError ? sayFailure(provide.error) : null, typed);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (ClientSecret.safeParse(typed).success) provide.mutate({ clientId, clientSecret: typed });
  };
  return (
    <form className={styles['secret']} onSubmit={submit}>
      <p>The exchange needs the client secret, and this console does not hold it. Secrets that were kept in memory end with the console.</p>
      <div className={styles['form']}>
        <TextField
          label="Client secret"
          kind="password"
          mono
          value={typed}
          verdict={problem === null ? 'none' : 'failed'}
          message={problem}
          onChange={(value) => {
            provide.reset();
            setTyped(value);
          }}
        />
        <Button type="submit" kind="primary" loading={provide.isPending} unready={!ClientSecret.safeParse(typed).success}>
          Use this secret
        </Button>
        <Button onClick={() => setAsking(true)}>Regenerate secret</Button>
      </div>
      <ConfirmDialog
        open={asking}
        title="Regenerate the client secret?"
        confirm="Regenerate secret"
        cancel="Keep the old one"
        loading={regenerate.isPending}
        onConfirm={() => regenerate.mutate({ clientId })}
        onCancel={() => setAsking(false)}
      >
        <p>The old secret stops working at once: servers that still send it get invalid_client. Tokens that were issued stay alive.</p>
        {regenerate.isError ? <p role="alert">{sayFailure(regenerate.error)}</p> : null}
      </ConfirmDialog>
    </form>
  );
}
