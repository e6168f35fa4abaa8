/** Answers for a request under construction whose redirect URI is not registered: registers it, from where the ladder stopped. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { App } from '../../../src-preload/contract/apps.ts';
import { findAdditionProblem } from '../../../src-preload/contract/redirect-uris.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import styles from './preflight-bar.module.css';

/** The button, or why the URI cannot be registered. The engine is asked again as soon as the app has changed. */
export function RegisterHere({ app, redirectUri }: { readonly app: App; readonly redirectUri: string }) {
  const register = useMutation(queries.apps.addRedirectUri.mutationOptions());
  const problem = findAdditionProblem(app, redirectUri);
  if (problem !== null) return <p className={styles['under']}>It cannot be registered. {problem}</p>;
  const refusal = isDefinedError(register.error) && register.error.code === 'URI_REFUSED' ? register.error.data.reason : register.error === null ? null : sayFailure(register.error);
  return (
    <>
      <Button className={styles['register']} loading={register.isPending} onClick={() => register.mutate({ clientId: app.clientId, redirectUri })}>
        Register this URI
      </Button>
      {refusal === null ? null : (
        <p className={styles['under']} role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
