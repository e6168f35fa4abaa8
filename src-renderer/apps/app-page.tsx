/** Answers for the page of one app: reading it, and the addresses that lead to none. */
import { isDefinedError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type from '../ui/type.module.css';
import { usePageTitle } from '../ui/use-page-title.ts';
import { addressOfApp } from './app-address.ts';
import { AppFrame } from './app-frame.tsx';
import styles from './app-page.module.css';
import { APP_SECTIONS, type AppSection } from './app-sections.ts';
import { DeletedApp } from './deleted-app.tsx';

/** The page at /apps/:clientId and /apps/:clientId/:section. In: the last part of the address, empty for the overview. */
export function AppPage({ clientId, section: slug }: { readonly clientId: string; readonly section: string }) {
  const parsed = ClientId.safeParse(clientId);
  const section = APP_SECTIONS.find((one) => one.slug === slug);
  if (!parsed.success) return <NoSuchApp clientId={clientId} />;
  return section === undefined ? <NoSuchSection clientId={clientId} /> : <KnownApp clientId={parsed.data} section={section} />;
}

function KnownApp({ clientId, section }: { readonly clientId: ClientId; readonly section: AppSection }) {
  const app = useQuery(queries.apps.get.queryOptions({ input: { clientId } }));
  const name = app.data?.name ?? 'App';
  usePageTitle(section.slug === '' ? name : `${section.title} of ${name}`);
  // What was read before the app was deleted is still there; the answer that it is gone counts.
  if (isDefinedError(app.error)) {
    const { deleted } = app.error.data;
    return deleted === undefined ? <NoSuchApp clientId={clientId} /> : <DeletedApp clientId={clientId} deleted={deleted} />;
  }
  if (app.data !== undefined) return <AppFrame app={app.data} section={section} />;
  if (app.error === null) {
    return (
      <div className={styles['loading']}>
        <h1 className={type['hidden']}>App</h1>
        <Skeleton what="Reading the app" widths={['34%', '48%', '28%', '40%']} rowHeight={36} />
      </div>
    );
  }
  return (
    <div className={styles['message']}>
      <ErrorState
        title="The app could not be read"
        level={1}
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

function NoSuchSection({ clientId }: { readonly clientId: string }) {
  usePageTitle('Not found');
  return (
    <div className={styles['message']}>
      <EmptyState
        title="The app has no such page"
        level={1}
        actions={
          <ButtonLink href={addressOfApp(clientId)} kind="primary">
            Open app
          </ButtonLink>
        }
      >
        The address ends in a word that no section of an app is called. It may have been cut off when it was copied.
      </EmptyState>
    </div>
  );
}
