/** Answers for a console without apps: two ways to begin. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { STEPS } from '../../src-preload/contract/trace.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import type from '../ui/type.module.css';
import styles from './no-apps.module.css';

/** The empty list, drawn in dashes: what will stand here, and the next action. */
export function NoApps({ isRegistering }: { readonly isRegistering: boolean }) {
  const [, navigate] = useLocation();
  const sample = useMutation(
    queries.apps.ensureSample.mutationOptions({
      onSuccess: (app) => {
        navigate(`/flows/guided?app=${encodeURIComponent(app.clientId)}`);
      },
    }),
  );
  return (
    <div className={styles['ways']}>
      <section>
        <h2 className={type['h1']}>See a whole login first</h2>
        <p className={styles['words']}>
          The console registers a sample app, plays its server and walks one login with you. Seven steps, about a minute, nothing to paste.
        </p>
        <Button
          kind="primary"
          size="large"
          loading={sample.isPending}
          onClick={() => {
            sample.mutate(undefined);
          }}
        >
          Try with a sample app
        </Button>
        {sample.isError ? (
          <div className={styles['failure']}>
            <ErrorState title="The sample app could not be registered">
              {isDefinedError(sample.error) ? `${sample.error.message} ${sample.error.data.reason}` : sayFailure(sample.error)}
            </ErrorState>
          </div>
        ) : null}
        <ol className={styles['steps']} aria-label="The seven steps">
          {STEPS.map((step, index) => (
            <li key={step}>
              <i aria-hidden="true">{index + 1}</i>
              {step}
            </li>
          ))}
        </ol>
      </section>
      {isRegistering ? null : (
        <section>
          <h2 className={type['h2']}>Or register your own app</h2>
          <p className={styles['words']}>
            You get a client id and a secret that work on this machine. Then only the base URL changes in your app, and each of its logins appears under Flows, step by step.
          </p>
          <ButtonLink href="/apps/new" size="large">
            Register app
          </ButtonLink>
        </section>
      )}
    </div>
  );
}
