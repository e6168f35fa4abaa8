/** Answers for replacing an app's secret: what stops is said before, and the sheet of credentials then shows the new one once. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { ago } from '../../ui/format-time.ts';
import { addressOfApp } from '../app-address.ts';
import { useIssuedStore } from '../issued-store.ts';
import { countOf } from './count-of.ts';
import styles from './credentials-section.module.css';
import { useQuestion } from './use-question.ts';

interface RegenerateProps {
  readonly app: App;
  /** When the current secret last authenticated a request; null when it never did, or is not known yet. */
  readonly lastUsedAt: number | null;
}

/** The button, its question, and why it did not work. `?ask=regenerate` in the address asks at once. */
export function RegenerateSecret({ app, lastUsedAt }: RegenerateProps) {
  const { isAsked, ask, close } = useQuestion('regenerate');
  const [, navigate] = useLocation();
  const regenerate = useMutation(
    queries.apps.regenerateSecret.mutationOptions({
      onSuccess: (credentials) => {
        useIssuedStore.getState().hold(credentials, true);
        navigate(addressOfApp(app.clientId, 'issued'));
      },
      onError: close,
    }),
  );
  const { error } = regenerate;
  const problem = error === null ? null : isDefinedError(error) ? (error.code === 'VAULT_FAILED' ? `${error.message} ${error.data.reason}` : error.message) : sayFailure(error);
  return (
    <>
      <Button
        onClick={() => {
          regenerate.reset();
          ask();
        }}
      >
        Regenerate secret
      </Button>
      {problem === null ? null : (
        <div className={styles['problem']}>
          <ErrorState title="No new secret was made">{problem} The old secret still works.</ErrorState>
        </div>
      )}
      <ConfirmDialog
        open={isAsked}
        title={`Regenerate the secret of ${app.name}?`}
        confirm="Regenerate secret"
        cancel="Keep the old one"
        loading={regenerate.isPending}
        onCancel={close}
        onConfirm={() => {
          regenerate.mutate({ clientId: app.clientId });
        }}
      >
        <WhatStops app={app} lastUsedAt={lastUsedAt} />
      </ConfirmDialog>
    </>
  );
}

function WhatStops({ app, lastUsedAt }: RegenerateProps) {
  const now = useServerNow(10_000);
  const stakes = useQuery(queries.apps.stakes.queryOptions({ input: { clientId: app.clientId } })).data;
  const waiting = stakes === undefined || stakes.authorizations === 0 ? null : countOf(stakes.authorizations, 'live authorization');
  return (
    <>
      <p>
        The secret <Fingerprint value={app.secretFingerprint} />, {lastUsedAt === null ? 'never used so far' : `last used ${ago(lastUsedAt, now)}`}, stops working at once. Until your server has the new one, its token requests are refused with <code>invalid_client</code>
        {waiting === null ? '.' : `, also the refreshes of ${waiting}.`}
      </p>
      <p>Tokens that were issued keep working. Requests that still come with the old secret are recognised and listed here.</p>
    </>
  );
}
