/** Answers for mending a mismatch from the console: register the URI that was sent, or copy the registered one, then try again. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import { findAdditionProblem } from '../../../src-preload/contract/redirect-uris.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { AwayLink, Button, ButtonLink } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { MarginNote } from '../../ui/margin-note.tsx';
import { useHotkey } from '../../ui/use-hotkey.ts';
import { Tick } from '../../ui/verdict-sign.tsx';
import type { Again } from './again.ts';
import styles from './doctor.module.css';

interface RegisterUriProps {
  readonly clientId: ClientId;
  readonly appName: string;
  readonly received: string;
  readonly nearest: string | null;
  /** How the request is tried again; null where nobody can. */
  readonly again: Again | null;
  /** The same request with the registered URI in it, as an address to open; null where it cannot be opened. */
  readonly corrected: string | null;
  readonly level?: 2 | 3;
}

/** The button, by what it does, under the words that say so. */
export function TryAgain({ again }: { readonly again: Again }) {
  return (
    <>
      <p className={styles['reason']}>{again.words}</p>
      <div className={styles['buttons']}>
        {again.kind === 'open' ? (
          <AwayLink data-takes-focus="" kind="primary" icon="replay" href={again.href}>
            Try again
          </AwayLink>
        ) : (
          <ButtonLink data-takes-focus="" kind="primary" icon="replay" href={again.href}>
            Try again
          </ButtonLink>
        )}
      </div>
    </>
  );
}

function Done({ appName, again }: Pick<RegisterUriProps, 'appName' | 'again'>) {
  return (
    <>
      <p className={styles['done']} role="status">
        <Tick label="" />
        Registered. {again === null ? `Sign in again in ${appName}, or choose Try again on the page that Mavio showed.` : ''}
      </p>
      {again === null ? null : <TryAgain again={again} />}
    </>
  );
}

/** The note with its buttons. In: the app and both URIs. */
export function RegisterUri({ clientId, appName, received, nearest, again, corrected, level = 3 }: RegisterUriProps) {
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
        {corrected === null ? null : (
          <AwayLink icon="external" href={corrected}>
            Try with the registered one
          </AwayLink>
        )}
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
