/** Answers for giving the console a secret that only the developer holds. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import type { App } from '../../../src-preload/contract/apps.ts';
import { ClientSecret } from '../../../src-preload/contract/app-fields.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type from '../../ui/type.module.css';
import styles from './credentials-section.module.css';

const REFUSALS = {
  SECRET_WRONG: 'This is not the app’s current secret. It may be an older one, or belong to another app.',
  VAULT_FAILED: 'It is the right secret, but the keychain did not take it. Unlock the keychain and try again.',
  NOT_FOUND: 'The app is not registered here any more.',
} as const;

/** Takes the secret the developer kept. It is compared with the digest in the main process; a wrong one is not kept. */
export function ProvideSecret({ app }: { readonly app: App }) {
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
  const vault = useServerStatus().data?.vault;
  const drift = useQuery(queries.vault.drift.queryOptions()).data;
  const isOther = drift?.outcome === 'compared' && drift.entries.some((entry) => entry.kind === 'different' && entry.clientId === app.clientId);
  // Without a cure the developer asked for memory, and no keychain comes back.
  const isKeychainAway = vault?.kind === 'session' && vault.cure !== '';
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
      <p className={type['second']}>
        {isKeychainAway
          ? `The keychain cannot be read now, and may hold the secret still. ${vault.reason} ${vault.cure} Until then the console cannot play this app in a guided flow, unless you give it the secret you kept. Your own app is not affected.`
          : isOther
            ? 'The keychain has another secret than the current one: it may be an older one, or was changed there. The console cannot play this app in a guided flow with it; your own app is not affected. Paste the current one, which then takes its place, or make a new one.'
            : 'Only a digest is stored, so the console cannot play this app in a guided flow. Your own app is not affected. Give the console the secret you kept, or make a new one.'}
      </p>
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
