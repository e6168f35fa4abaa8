/** Answers for an app's secret after registration: where it is, giving it back to the console, making a new one. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import { ClientSecret } from '../../../src-preload/contract/apps.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { TextField } from '../../ui/text-field.tsx';
import type from '../../ui/type.module.css';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import styles from './credentials-section.module.css';
import { addressOfApp } from '../app-address.ts';
import { useIssuedStore } from '../issued-store.ts';

/** The section “Credentials” of the app page. */
export function CredentialsSection({ app }: { readonly app: App }) {
  return (
    <section className={styles['section']}>
      <h2 className={type['h2']}>Credentials</h2>
      <dl className={styles['list']}>
        <dt>Secret</dt>
        <dd>
          <Fingerprint value={app.secretFingerprint} of="secret" />
        </dd>
        <dt>Made</dt>
        <dd>{dateTime(app.secretCreatedAt)}</dd>
        <dt>Kept in</dt>
        <dd>
          <Kept app={app} />
        </dd>
      </dl>
      {app.secretKeptIn === 'nowhere' ? <ProvideSecret app={app} /> : null}
      <RegenerateSecret app={app} />
    </section>
  );
}

function Kept({ app }: { readonly app: App }) {
  const vault = useServerStatus().data?.vault;
  if (app.secretKeptIn === 'keychain') {
    return (
      <span className={styles['kept']}>
        <Tick label="" />
        {vault?.kind === 'keychain' ? vault.name : 'The keychain'}
      </span>
    );
  }
  if (app.secretKeptIn === 'session') {
    return (
      <span className={styles['kept']}>
        <VerdictSign verdict="injected" label="" />
        Memory, until you quit
      </span>
    );
  }
  return (
    <span className={styles['kept']}>
      <VerdictSign verdict="not-reached" label="" />
      Nowhere this console can read
    </span>
  );
}

const REFUSALS = {
  SECRET_WRONG: 'This is not the app’s current secret. It may be an older one, or belong to another app.',
  VAULT_FAILED: 'It is the right secret, but the keychain did not take it. Unlock the keychain and try again.',
  NOT_FOUND: 'The app is not registered here any more.',
} as const;

/** Takes the secret the developer kept. It is compared with the digest in the main process; a wrong one is not kept. */
function ProvideSecret({ app }: { readonly app: App }) {
  const [text, setText] = useState('');
  const [isTouched, setTouched] = useState(false);
  const queryClient = useQueryClient();
  const provide = useMutation(
    queries.apps.provideSecret.mutationOptions({
      onSuccess: (changed) => {
        setText('');
        queryClient.setQueryData(queries.apps.get.queryKey({ input: { clientId: app.clientId } }), changed);
      },
    }),
  );
  const parsed = ClientSecret.safeParse(text.trim());
  const problem = text.trim() === '' ? 'Paste the secret.' : parsed.success ? null : (parsed.error.issues[0]?.message ?? '');
  const refusal = provide.error === null ? null : isDefinedError(provide.error) ? REFUSALS[provide.error.code] : sayFailure(provide.error);
  const shown = refusal ?? (isTouched && text !== '' ? problem : null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTouched(true);
    if (parsed.success && !provide.isPending) provide.mutate({ clientId: app.clientId, clientSecret: parsed.data });
  };
  return (
    <form className={styles['provide']} noValidate onSubmit={submit}>
      <p className={type['second']}>Only a digest is stored, so the console cannot play this app in a guided flow. Your own app is not affected. Give the console the secret you kept, or make a new one.</p>
      <div className={styles['giving']}>
        <TextField
          label="Client secret"
          mono
          kind="password"
          value={text}
          verdict={shown === null ? 'none' : 'failed'}
          message={shown ?? 'Compared with the stored digest before it is kept.'}
          onChange={(next) => {
            provide.reset();
            setText(next);
          }}
          onBlur={() => {
            setTouched(true);
          }}
        />
        <Button kind="primary" size="large" type="submit" loading={provide.isPending} unready={!parsed.success}>
          Keep secret
        </Button>
      </div>
    </form>
  );
}

/** Makes a new secret after asking; the sheet of credentials then shows it once. */
function RegenerateSecret({ app }: { readonly app: App }) {
  const [isAsking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const regenerate = useMutation(
    queries.apps.regenerateSecret.mutationOptions({
      onSuccess: (credentials) => {
        useIssuedStore.getState().hold(credentials, true);
        navigate(addressOfApp(app.clientId, 'issued'));
      },
      onError: () => {
        setAsking(false);
      },
    }),
  );
  return (
    <div className={styles['renew']}>
      {regenerate.error === null ? null : (
        <ErrorState title="No new secret was made">{isDefinedError(regenerate.error) ? regenerate.error.message : sayFailure(regenerate.error)}</ErrorState>
      )}
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        Make a new secret
      </Button>
      <p className={styles['quiet']}>The old one stops working at once.</p>
      <ConfirmDialog
        open={isAsking}
        title={`Make a new secret for ${app.name}?`}
        confirm="Make a new secret"
        cancel="Keep the old one"
        loading={regenerate.isPending}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          regenerate.mutate({ clientId: app.clientId });
        }}
      >
        <p>
          The secret <Fingerprint value={app.secretFingerprint} /> stops working at once: until your server has the new one, its token requests are refused with <code>invalid_client</code>.
        </p>
        <p>Access tokens that were already issued keep working.</p>
      </ConfirmDialog>
    </div>
  );
}
