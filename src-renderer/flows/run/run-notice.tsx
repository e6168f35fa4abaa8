/** Answers for where a guided flow stands, said under its header: waiting, not listening, secret missing, forgotten. */
import { isDefinedError } from '@orpc/client';
import type { GuidedRun } from '../../../src-preload/contract/guided.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { cx } from '../../ui/cx.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { useBlocked } from './blocked.ts';
import { FreshSecret } from './fresh-secret.tsx';
import { OpenConsentPage } from './open-consent-page.tsx';
import styles from './run-notice.module.css';
import { SecretForm } from './secret-form.tsx';
import type { Run } from './use-run.ts';

function sayError(error: Error): string {
  if (!isDefinedError(error)) return sayFailure(error);
  const data: unknown = error;
  const reason = typeof data === 'object' && data !== null && 'data' in data && typeof data.data === 'object' && data.data !== null && 'reason' in data.data ? String(data.data.reason) : '';
  return reason === '' ? sayFailure(error) : reason;
}

function Waiting({ state }: { readonly state: GuidedRun }) {
  const blocked = useBlocked((store) => store.flowId);
  return (
    <div className={styles['notice']} role="status">
      <VerdictSign verdict="live" label="" />
      <span className={styles['words']}>
        Waiting for the person on the consent page.
        {state.listening ? '' : ' The console does not listen on the redirect URI: it shows what your server would receive, and plays on from there.'}
      </span>
      <OpenConsentPage url={state.authorizationUrl} label={blocked === state.flowId ? 'Open the consent page' : 'Open the consent page again'} />
    </div>
  );
}

function Notice({ state }: { readonly state: GuidedRun }) {
  if (state.stage === 'forgotten') {
    return (
      <div className={styles['notice']}>
        <VerdictSign verdict="skipped" label="" />
        <span className={styles['words']}>The console was restarted. The code, the verifier and the tokens of this flow lived in its memory only, so it cannot walk on. Start again with the same app.</span>
      </div>
    );
  }
  if (state.stage === 'waiting') return <Waiting state={state} />;
  if (state.secretMissing && state.stage === 'ready') return <SecretForm clientId={state.clientId} />;
  return null;
}

/** The notice, or nothing. An action that failed says why. */
export function RunNotice({ run }: { readonly run: Run }) {
  const missing = run.state?.secretMissing === true;
  return (
    <>
      {run.state === null ? null : <Notice state={run.state} />}
      <FreshSecret clientId={run.state?.clientId ?? null} />
      {run.error === null || missing ? null : (
        <div className={cx(styles['notice'], styles['failed'])} role="alert">
          <VerdictSign verdict="failed" label="" />
          <span className={styles['words']}>{sayError(run.error)}</span>
        </div>
      )}
    </>
  );
}
