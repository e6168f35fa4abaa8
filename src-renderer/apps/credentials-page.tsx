/** Answers for the sheet of credentials: the one place and the one time where a secret is shown. */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Credentials } from '../../src-preload/contract/apps.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { dateTime } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { useLeaveGuard } from '../ui/leave-guard.ts';
import { MarginNote } from '../ui/margin-note.tsx';
import { TitleBlock } from '../ui/title-block.tsx';
import type from '../ui/type.module.css';
import { useHotkey } from '../ui/use-hotkey.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import { addressOfApp } from './app-address.ts';
import { AppPicture } from './app-picture.tsx';
import styles from './credentials-page.module.css';
import { writeEnv } from './integrate/snippets.ts';
import { useIssuedStore } from './issued-store.ts';
import { KeptIn } from './kept-in.tsx';

/** The page at /apps/:clientId/issued. After a reload the secret is gone, and the page says so. */
export function CredentialsPage({ clientId }: { readonly clientId: string }) {
  const issued = useIssuedStore((store) => store.issued);
  // What was issued when the page opened stays on it until it is left.
  const [shown] = useState(issued);
  usePageTitle(shown === null ? 'Credentials' : `Credentials of ${shown.app.name}`);
  return shown?.app.clientId === clientId ? <Sheet credentials={shown} /> : <Gone clientId={clientId} />;
}

function Gone({ clientId }: { readonly clientId: string }) {
  return (
    <div className={styles['gone']}>
      <EmptyState
        title="The secret was shown once"
        level={1}
        actions={
          <ButtonLink href={addressOfApp(clientId)} kind="primary">
            Open app
          </ButtonLink>
        }
      >
        It left the console when its page was closed or reloaded. Only a digest of it is stored, so nobody can show it again. On the app’s page you can make a new one; the old one then stops at once.
      </EmptyState>
    </div>
  );
}

function Sheet({ credentials }: { readonly credentials: Credentials }) {
  const { app } = credentials;
  const { isStored, isRenewal, markStored, forget } = useIssuedStore();
  const [, navigate] = useLocation();
  const guard = useLeaveGuard(!isStored);
  const guided = `/flows/guided?app=${encodeURIComponent(app.clientId)}`;
  useHotkey('page.next', () => {
    navigate(guided);
  });
  return (
    <div className={styles['page']}>
      <nav className={styles['crumbs']} aria-label="Where you are">
        <Link href="/apps">Apps</Link>
        <Icon name="chevron-right" />
        <span className={type['clip']}>{app.name}</span>
      </nav>
      <header className={styles['head']}>
        <AppPicture app={app} size={44} />
        <div className={styles['names']}>
          <h1 className={type['h1']}>{isRenewal ? `${app.name} has a new secret` : `${app.name} is registered`}</h1>
          <p className={type['second']}>
            {isRenewal ? 'The old secret stopped working. ' : ''}Copy the secret now. Mavio stores only a digest of it and will not show it again.
          </p>
        </div>
      </header>
      <SecretSheet credentials={credentials} />
      <div className={styles['note']}>
        <MarginNote title="What to do next" level={2}>
          Put the secret in your server’s environment, never in browser or mobile code. If you lose it, make a new one: the old one stops working at once.
        </MarginNote>
      </div>
      <div className={styles['end']}>
        <Checkbox checked={isStored} onChange={markStored}>
          I have stored the secret
        </Checkbox>
        <span className={styles['ways']}>
          <ButtonLink href={addressOfApp(app.clientId)} size="large">
            Open app
          </ButtonLink>
          <ButtonLink href={guided} kind="primary" size="large" shortcut="↵">
            Try the guided flow
          </ButtonLink>
        </span>
      </div>
      <ConfirmDialog
        open={guard.isAsking}
        title="Leave without the secret?"
        confirm="Leave without it"
        cancel="Stay here"
        onCancel={guard.stay}
        onConfirm={() => {
          forget();
          guard.leave();
        }}
      >
        <p>You have not said that the secret is stored. When you leave, it is gone from this page, and nobody can show it again.</p>
        <p>The app keeps working. For its server you would have to make a new secret.</p>
      </ConfirmDialog>
    </div>
  );
}

function SecretSheet({ credentials }: { readonly credentials: Credentials }) {
  const { app, clientSecret } = credentials;
  const status = useServerStatus();
  const env = writeEnv({ issuer: status.data?.issuer ?? '', clientId: app.clientId, redirectUri: app.redirectUris[0] ?? '', clientSecret });
  const uris = app.redirectUris.length;
  return (
    <div className={styles['sheet']}>
      <div className={styles['row']}>
        <span className={type['second']}>Client id</span>
        <code>{app.clientId}</code>
        <CopyButton text={app.clientId} what="client id" label="Copy" />
      </div>
      <div className={styles['secretRow']}>
        <span className={styles['secretName']}>
          Client secret
          <span>shown this once</span>
        </span>
        <code>{clientSecret}</code>
        <CopyButton text={clientSecret} what="secret" label="Copy secret" kind="primary" />
      </div>
      <KeptIn app={app} provenAt={credentials.provenAt} />
      <div className={styles['env']}>
        <div className={styles['envHead']}>
          <span className={type['second']}>
            For your server, as <code>.env</code>
          </span>
          <CopyButton text={env} what="all four lines" label="Copy all four" />
        </div>
        <pre tabIndex={0} aria-label=".env lines">
          {env}
        </pre>
      </div>
      <TitleBlock
        cells={[
          { label: 'Environment', value: app.environment === 'development' ? 'Development' : 'Production', grow: 1 },
          { label: 'Redirect URIs', value: `${String(uris)} registered`, grow: 1.3 },
          { label: 'Registered', value: dateTime(app.createdAt), grow: 1.3 },
          { label: 'Secret fingerprint', value: app.secretFingerprint, grow: 1.6, mono: true },
        ]}
      />
    </div>
  );
}
