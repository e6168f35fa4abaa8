/** Answers for the scenario whose turn it is: what is staged, what to do now, and how to go on. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { describeScenario, type Checkup, type CheckupAsk, type ScenarioRun } from '../../../src-preload/contract/checkups.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import styles from './checkup-now.module.css';

type Armed = Extract<ScenarioRun, { state: 'armed' }>;

/** What to do, in one sentence. */
function sayAsk({ ask, scenario }: Armed, appName: string): ReactNode {
  const words: Record<CheckupAsk, string> = {
    sign_in: `Sign in through ${appName} now. Press the button when it has answered, whatever it answered.`,
    use_app: `Now use ${appName} so that it calls the Mavio API: load a page that shows meetings, for example. Press the button when it has answered.`,
    nothing: scenario === 'token.slow' ? `The console signs in through ${appName}. The answer takes its time, so this does too.` : `The console signs in through ${appName}.`,
  };
  return words[ask];
}

/** `Nothing came in yet`, `4 requests and answers came in`. */
function saySeen(seen: number): string {
  if (seen === 0) return 'Nothing came in yet.';
  return seen === 1 ? 'One step was recorded.' : `${String(seen)} steps were recorded.`;
}

/** The panel of a check-up under way. */
export function CheckupNow({ checkup }: { readonly checkup: Checkup }) {
  const { checkupId, appName, runs } = checkup;
  const deed = useMutation({ mutationFn: (name: 'proceed' | 'skip' | 'cancel') => client.checkups[name]({ checkupId }) });
  const place = runs.findIndex(({ state }) => state === 'armed');
  const run = runs[place];
  const armed = run?.state === 'armed' ? run : null;
  return (
    <div className={styles['now']}>
      <p className={styles['count']}>
        <VerdictSign verdict="injected" label="" />
        {armed === null ? 'Getting ready' : `Scenario ${String(place + 1)} of ${String(runs.length)}`}
      </p>
      <div aria-live="polite">
        {armed === null ? null : (
          <>
            <h3 className={styles['title']}>{describeScenario(armed.scenario).title}</h3>
            <p className={styles['staged']}>{describeScenario(armed.scenario).staged}</p>
            <p className={styles['ask']}>
              {armed.ask === 'nothing' ? <Spinner /> : null}
              {sayAsk(armed, appName)}
            </p>
          </>
        )}
      </div>
      {armed === null ? null : <p className={styles['seen']}>{saySeen(armed.seen)}</p>}
      <div className={styles['ways']}>
        {armed === null || armed.ask === 'nothing' ? null : (
          <Button kind="primary" loading={deed.isPending && deed.variables === 'proceed'} onClick={() => deed.mutate('proceed')}>
            {armed.ask === 'sign_in' ? 'I have signed in' : 'I have used it'}
          </Button>
        )}
        <Button unready={armed === null} loading={deed.isPending && deed.variables === 'skip'} onClick={() => deed.mutate('skip')}>
          Skip this scenario
        </Button>
        <Button kind="ghost" loading={deed.isPending && deed.variables === 'cancel'} onClick={() => deed.mutate('cancel')}>
          Cancel check-up
        </Button>
      </div>
      {deed.isError ? (
        <p className={styles['failed']} role="alert">
          {sayFailure(deed.error)}
        </p>
      ) : null}
    </div>
  );
}
