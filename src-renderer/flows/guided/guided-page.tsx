/** Answers for the page of the guided builder: reads the apps and fresh values, then lets one build the request. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSearch } from 'wouter/use-browser-location';
import type { App } from '../../../src-preload/contract/apps.ts';
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { GuidedSeed } from '../../../src-preload/contract/guided.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import text from '../../ui/type.module.css';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { builderFor, readRepeat, sayRepeat } from '../run/repeat.ts';
import { valueOf } from './draft.ts';
import styles from './guided.module.css';
import { NotesPane } from './notes-pane.tsx';
import { PreflightBar } from './preflight-bar.tsx';
import { comesBack } from './prospect-words.ts';
import { RegisterHere } from './register-here.tsx';
import { RequestControls } from './request-controls.tsx';
import { UrlPane } from './url-pane.tsx';
import { useBuilder } from './use-builder.ts';
import { useStart } from './use-start.ts';

const STEPS = ['Authorization request', 'Consent', 'Callback', 'Exchange', 'Tokens', 'API call', 'Refresh'] as const;

function Header() {
  return (
    <div className={styles['header']}>
      <h1 className={text['h1']}>Guided flow</h1>
      <ol className={styles['steps']} aria-label="Steps of the flow">
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index === 0 ? 'step' : undefined}>
            <i aria-hidden="true">{index + 1}</i>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The address's query as it stands. The router's own reading of it undoes percent-encoding twice, and a redirect URI may hold some. */
function useAddress(): URLSearchParams {
  return new URLSearchParams(useSearch());
}

interface BuilderViewProps {
  readonly apps: readonly App[];
  readonly first: App;
  readonly seed: GuidedSeed;
}

function BuilderView({ apps, first, seed }: BuilderViewProps) {
  const [, navigate] = useLocation();
  const address = useAddress();
  const asked = address.get('app');
  // An app that goes while its request is built leaves the request as it is; the checks say that it is unknown.
  const [began] = useState(first);
  const isGone = asked !== null && asked !== began.clientId && !apps.some((app) => app.clientId === asked);
  const wished = readRepeat(address);
  // A request of an app that is gone cannot be built for another one.
  const repeat = wished?.clientId === first.clientId ? wished : null;
  const builder = useBuilder(first, seed, repeat);
  const { draft } = builder;
  const settled = useSettled(draft, 150);
  const preflight = useQuery(queries.guided.preflight.queryOptions({ input: { parameters: [...settled] }, placeholderData: keepPreviousData, gcTime: 60_000 }));
  const sender = useStart(first, draft);
  const checks = preflight.data?.checks;
  const clientId = valueOf(builder.trying?.before ?? draft, 'client_id');
  const chosen = apps.find((app) => app.clientId === clientId);
  const redirectUri = valueOf(settled, 'redirect_uri') ?? '';
  return (
    <div className={styles['page']}>
      <Header />
      <section className={styles['controls']} aria-label="The request">
        <RequestControls
          builder={builder}
          apps={apps}
          app={chosen ?? first}
          isAnswered={comesBack(checks)}
          onApp={(app) => {
            builder.choose(app);
            navigate(builderFor({ clientId: app.clientId }), { replace: true });
          }}
        />
      </section>
      <section className={styles['url']} aria-label="The URL">
        {isGone ? (
          <p className={styles['again']}>
            The app that was asked for, <code>{asked}</code>, is not registered any more. This is a request of {began.name} in its place.
          </p>
        ) : null}
        {repeat === null ? null : <p className={styles['again']}>{sayRepeat(repeat, first.name)}</p>}
        <UrlPane builder={builder} failure={checks === undefined ? null : firstFailure(checks)} />
        <PreflightBar checks={checks} next={preflight.data?.next ?? null} sending={sender.sending} problem={sender.problem ?? (preflight.isError ? sayFailure(preflight.error) : null)} onContinue={sender.start}>
          {chosen === undefined || builder.trying !== null || redirectUri === '' ? null : <RegisterHere app={chosen} redirectUri={redirectUri} />}
        </PreflightBar>
      </section>
      <section className={styles['notes']} aria-label="Notes">
        <NotesPane builder={builder} checks={checks} />
      </section>
    </div>
  );
}

function NoApp() {
  const sample = useMutation(queries.apps.ensureSample.mutationOptions());
  return (
    <div className={styles['message']}>
      <EmptyState
        title="A flow needs an app"
        actions={
          <>
            <Button kind="primary" size="large" loading={sample.isPending} onClick={() => sample.mutate(undefined)}>
              Try with a sample app
            </Button>
            <ButtonLink href="/apps/new" size="large">
              Register app
            </ButtonLink>
          </>
        }
      >
        The console can register a sample app and play its server, or you register your own.
        {sample.isError ? ` ${sayFailure(sample.error)}` : ''}
      </EmptyState>
    </div>
  );
}

/** The page at /flows/guided?app=. */
export function GuidedPage() {
  usePageTitle('Guided flow');
  const params = useAddress();
  const apps = useQuery(queries.apps.list.queryOptions());
  const seed = useQuery(queries.guided.seed.queryOptions({ gcTime: 0 }));
  const first = apps.data?.find((app) => app.clientId === params.get('app')) ?? apps.data?.[0];
  if (apps.data !== undefined && first !== undefined && seed.data !== undefined) return <BuilderView apps={apps.data} first={first} seed={seed.data} />;
  const failed = [apps, seed].find((query) => query.isError);
  return (
    <div className={styles['page']}>
      <Header />
      {failed !== undefined ? (
        <div className={styles['message']}>
          <ErrorState title="The guided flow could not be prepared" action={<Button loading={failed.isFetching} onClick={() => void failed.refetch()}>Read again</Button>}>
            {sayFailure(failed.error)}
          </ErrorState>
        </div>
      ) : apps.data?.length === 0 ? (
        <NoApp />
      ) : (
        <div className={styles['message']}>
          <Skeleton what="Preparing the guided flow" widths={['60%', '82%', '74%', '90%', '68%']} rowHeight={48} />
        </div>
      )}
    </div>
  );
}
