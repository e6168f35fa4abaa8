/** Answers for mending a mismatch from the console: register the URI that was sent, or copy the registered one, then try again. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import { findAdditionProblem } from '../../../src-preload/contract/redirect-uris.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { MarginNote } from '../../ui/margin-note.tsx';
import { useHotkey } from '../../ui/use-hotkey.ts';
import { Tick } from '../../ui/verdict-sign.tsx';
import styles from './doctor.module.css';

interface RegisterUriProps {
  readonly clientId: ClientId;
  readonly appName: string;
  readonly received: string;
  readonly nearest: string | null;
  /** Where a guided flow begins anew; null for an app's own login, which only the app can begin. */
  readonly again: string | null;
  readonly level?: 2 | 3;
}

function Done({ appName, again }: Pick<RegisterUriProps, 'appName' | 'again'>) {
  return (
    <>
      <p className={styles['done']} role="status">
        <Tick label="" />
        Registered. {again === null ? `Sign in again in ${appName}, or choose Try again on the page that Mavio showed.` : 'Try again.'}
      </p>
      {again === null ? null : (
        <div className={styles['buttons']}>
          <ButtonLink kind="primary" icon="replay" href={again}>
            Try again
          </ButtonLink>
        </div>
      )}
    </>
  );
}

/** The note with its buttons. In: the app and both URIs. */
export function RegisterUri({ clientId, appName, received, nearest, again, level = 3 }: RegisterUriProps) {
  const queryClient = useQueryClient();
  const app = useQuery(queries.apps.get.queryOptions({ input: { clientId } })).data;
  const register = useMutation(queries.apps.addRedirectUri.mutationOptions({ onSuccess: (changed) => queryClient.setQueryData(queries.apps.get.queryKey({ input: { clientId } }), changed) }));
  const problem = app === undefined ? null : findAdditionProblem(app, received);
  const isRegistered = app?.redirectUris.includes(received) === true;
  const go = (): void => {
    if (app !== undefined && problem === null && !isRegistered && !register.isPending) register.mutate({ clientId, redirectUri: received });
  };
  useHotkey('page.next', go, !isRegistered);
  if (isRegistered) {
    return (
      <MarginNote title="What to change" level={level}>
        <Done appName={appName} again={again} />
      </MarginNote>
    );
  }
  const refusal = isDefinedError(register.error) ? (register.error.code === 'URI_REFUSED' ? register.error.data.reason : register.error.message) : register.error === null ? null : sayFailure(register.error);
  return (
    <MarginNote title="What to change" level={level}>
      <p>{problem === null ? `Either register the URI you send, or make ${appName} send the registered one. Then try again.` : `Make ${appName} send the registered one. Then try again.`}</p>
      <div className={styles['buttons']}>
        <Button kind="primary" shortcut="↵" loading={register.isPending} unready={problem !== null} onClick={go}>
          Register this URI
        </Button>
        {nearest === null ? null : <CopyButton text={nearest} what="the registered one" label="Copy the registered one" />}
      </div>
      {problem === null ? null : <p className={styles['reason']}>It cannot be registered. {problem}</p>}
      {refusal === null ? null : (
        <p className={styles['reason']} role="alert">
          {refusal}
        </p>
      )}
    </MarginNote>
  );
}
