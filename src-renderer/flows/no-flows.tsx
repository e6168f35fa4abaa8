/** Answers for a console without flows: the whole drawing in dashes, and how to draw the first one. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { clockTime } from '../ui/format-time.ts';
import { PaneHeader } from '../ui/pane-header.tsx';
import text from '../ui/type.module.css';
import { useHotkey } from '../ui/use-hotkey.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import { VerdictSign } from '../ui/verdict-sign.tsx';
import { Diagram } from './diagram/diagram.tsx';
import { DoctorBox } from './doctor/doctor-box.tsx';
import { drawNothing } from './empty-picture.ts';
import styles from './no-flows.module.css';
import { useIssuer } from './use-flow.ts';

/** Steps lie 88 px apart where there is nothing else to draw. */
const STRETCH = 40;

function FirstFlow() {
  const [, navigate] = useLocation();
  const sample = useMutation(queries.apps.ensureSample.mutationOptions({ onSuccess: (app) => navigate(`/flows/guided?app=${encodeURIComponent(app.clientId)}`) }));
  const start = (): void => {
    if (!sample.isPending) sample.mutate(undefined);
  };
  useHotkey('flow.first', start);
  return (
    <section>
      <h2 className={text['h1']}>Draw your first flow</h2>
      <p className={styles['lead']}>The console makes a sample app, plays your server and walks one login with you. Seven steps, about a minute, nothing to paste.</p>
      <Button kind="primary" size="large" shortcut="G" loading={sample.isPending} onClick={start}>
        Start the guided flow
      </Button>
      {sample.isError ? (
        <div className={styles['failure']}>
          <ErrorState title="The sample app could not be registered">{isDefinedError(sample.error) ? `${sample.error.message} ${sample.error.data.reason}` : sayFailure(sample.error)}</ErrorState>
        </div>
      ) : null}
    </section>
  );
}

function OwnApp() {
  const status = useServerStatus().data;
  const line = `MAVIO_BASE_URL=${status?.issuer ?? ''}`;
  return (
    <section className={styles['own']}>
      <h2 className={text['h2']}>Or watch your own app</h2>
      <p className={styles['words']}>Change only the base URL, keep everything else as in production, and sign in. Each step appears here as it happens.</p>
      <div className={styles['line']}>
        <code>{line}</code>
        <CopyButton text={line} what="base URL" />
      </div>
      {status === undefined ? null : (
        <p className={styles['listening']}>
          <VerdictSign verdict="live" label="" />
          Listening since {clockTime(status.startedAt)}. No request so far.
        </p>
      )}
    </section>
  );
}

/** The empty page. It gives way to the list as soon as a request arrives. */
export function NoFlows() {
  usePageTitle('Flows');
  const { host } = useIssuer();
  return (
    <div className={styles['page']}>
      <section className={styles['drawing']} aria-label="A flow that has not begun">
        <PaneHeader title="Flows" note="None yet" />
        <Diagram picture={drawNothing(host)} stretch={STRETCH} />
        <p className={styles['key']}>Dashed lines have not happened yet. Each turns solid when the server records it.</p>
      </section>
      <div className={styles['ways']}>
        <FirstFlow />
        <OwnApp />
        <section className={styles['own']}>
          <DoctorBox />
        </section>
      </div>
    </div>
  );
}
