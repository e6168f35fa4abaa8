/** Answers for the page of one app: what it is, where answers may go, and how its secret stands. */
import { isDefinedError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { tileOf } from '../../src-preload/contract/monogram.ts';
import type { App } from '../../src-preload/contract/apps.ts';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { dateTime } from '../ui/format-time.ts';
import { MarginNote } from '../ui/margin-note.tsx';
import { Monogram } from '../ui/monogram.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tag } from '../ui/tag.tsx';
import type from '../ui/type.module.css';
import { useHotkey } from '../ui/use-hotkey.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import styles from './app-page.module.css';
import { CredentialsSection } from './credentials-section.tsx';
import { hintOnce } from './hint-once.ts';
import { useIssuedStore } from './issued-store.ts';
import { WhatYourAppDoes } from './what-your-app-does.tsx';
import { Whereabouts } from './whereabouts.tsx';

/** The page at /apps/:clientId. */
export function AppPage({ clientId }: { readonly clientId: string }) {
  const parsed = ClientId.safeParse(clientId);
  return parsed.success ? <KnownApp clientId={parsed.data} /> : <NoSuchApp clientId={clientId} />;
}

function KnownApp({ clientId }: { readonly clientId: ClientId }) {
  const app = useQuery(queries.apps.get.queryOptions({ input: { clientId } }));
  usePageTitle(app.data?.name ?? 'App');
  if (app.data !== undefined) return <AppSheet app={app.data} />;
  if (app.error === null) {
    return (
      <div className={styles['loading']}>
        <Skeleton what="Reading the app" widths={['34%', '48%', '28%', '40%']} rowHeight={36} />
      </div>
    );
  }
  if (isDefinedError(app.error)) return <NoSuchApp clientId={clientId} />;
  return (
    <div className={styles['message']}>
      <ErrorState
        title="The app could not be read"
        action={
          <Button kind="primary" loading={app.isFetching} onClick={() => void app.refetch()}>
            Read again
          </Button>
        }
      >
        {sayFailure(app.error)}
      </ErrorState>
    </div>
  );
}

function NoSuchApp({ clientId }: { readonly clientId: string }) {
  usePageTitle('No such app');
  return (
    <div className={styles['message']}>
      <EmptyState
        title="No app has this client id here"
        level={1}
        actions={
          <ButtonLink href="/apps" kind="primary">
            Go to your apps
          </ButtonLink>
        }
      >
        <code>{clientId}</code> is not registered on this server. Client ids are issued per server, so one from production is not known here.
      </EmptyState>
    </div>
  );
}

function AppSheet({ app }: { readonly app: App }) {
  const [, navigate] = useLocation();
  const guided = `/flows/guided?app=${encodeURIComponent(app.clientId)}`;
  const hasOpenSecret = useIssuedStore((store) => store.issued?.app.clientId === app.clientId && !store.isStored);
  useHotkey('g', () => {
    navigate(guided);
  });
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <Monogram {...tileOf(app.clientId, app.name)} size={40} />
        <div className={styles['names']}>
          <h1 className={type['h1']}>{app.name}</h1>
          <div className={styles['facts']}>
            <code className={type['second']}>{app.clientId}</code>
            <CopyButton text={app.clientId} what="client id" />
            <Tag>{app.environment}</Tag>
            {app.isSample ? <Tag>sample</Tag> : null}
            <Whereabouts of={app.secretKeptIn} />
          </div>
        </div>
        <ButtonLink href={guided} kind="primary" shortcut="G">
          Start a flow
        </ButtonLink>
      </header>
      <div className={styles['sections']}>
        <div className={styles['column']}>
          <Details app={app} />
          <RedirectUris uris={app.redirectUris} />
          <WhatYourAppDoes clientId={app.clientId} />
        </div>
        <div className={styles['column']}>
          {hasOpenSecret ? (
            <div className={styles['section']}>
              <MarginNote title="The secret is still here" level={2}>
                You left its page without saying that it is stored. <Link href={`/apps/${app.clientId}/credentials`}>Show the secret</Link> before you reload.
              </MarginNote>
            </div>
          ) : null}
          <CredentialsSection app={app} />
        </div>
      </div>
    </div>
  );
}

function Details({ app }: { readonly app: App }) {
  return (
    <section className={styles['section']}>
      <h2 className={type['h2']}>Details</h2>
      <dl className={styles['list']}>
        <dt>Description</dt>
        <dd>{app.description === '' ? <span className={type['quiet']}>None given</span> : app.description}</dd>
        <dt>Homepage</dt>
        <dd>
          <code>{app.homepageUrl}</code>
        </dd>
        <dt>Environment</dt>
        <dd>{app.environment === 'development' ? 'Development: plain http is allowed on loopback hosts' : 'Production: redirect URIs are https only'}</dd>
        <dt>Registered</dt>
        <dd>{dateTime(app.createdAt)}</dd>
      </dl>
    </section>
  );
}

function RedirectUris({ uris }: { readonly uris: readonly string[] }) {
  return (
    <section className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h2 className={type['h2']}>Redirect URIs</h2>
        <span>compared as plain text, character by character</span>
      </div>
      <ul className={styles['uris']}>
        {uris.map((uri, index) => {
          const hint = hintOnce(uris, index);
          return (
            <li key={uri}>
              <code>{uri}</code>
              <CopyButton text={uri} what="redirect URI" />
              {hint === null ? null : <p>{hint}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
