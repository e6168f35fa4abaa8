/** Answers for an app's credentials after registration: its id, its secret and where that is, giving it back, regenerating it, and the ones it replaced. */
import { useQuery } from '@tanstack/react-query';
import type { App } from '../../../src-preload/contract/apps.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow, useServerStatus } from '../../client/server-clock.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type from '../../ui/type.module.css';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import styles from './credentials-section.module.css';
import { OldSecrets } from './old-secrets.tsx';
import { ProvideSecret } from './provide-secret.tsx';
import { RegenerateSecret } from './regenerate-secret.tsx';

/** The section “Credentials” of the app page. */
export function CredentialsSection({ app }: { readonly app: App }) {
  return (
    <>
      <section className={styles['section']} aria-labelledby="credentials-title">
        <h2 id="credentials-title" className={type['h2']}>
          Credentials
        </h2>
        <div className={styles['rows']}>
          <div className={styles['row']}>
            <span className={styles['name']}>Client id</span>
            <code className={styles['value']}>{app.clientId}</code>
            <CopyButton text={app.clientId} what="client id" label="Copy" />
          </div>
          <SecretRow app={app} />
          <div className={styles['row']}>
            <span className={styles['name']}>Kept in</span>
            <Kept app={app} />
          </div>
        </div>
        {app.secretKeptIn === 'nowhere' ? <ProvideSecret app={app} /> : null}
      </section>
      <OldSecrets app={app} />
    </>
  );
}

/** The secret as a mask: its plaintext was shown once, and only a digest is stored. */
function SecretRow({ app }: { readonly app: App }) {
  const now = useServerNow(10_000);
  const record = useQuery(queries.apps.secret.queryOptions({ input: { clientId: app.clientId } }));
  return (
    <div className={styles['row']}>
      <span className={styles['name']}>Client secret</span>
      <div className={styles['secret']}>
        <span className={styles['mask']}>
          <span aria-hidden="true">mavio_secret_••••••••••••</span>
          <Fingerprint value={app.secretFingerprint} of="secret" />
        </span>
        <p className={styles['quiet']}>
          Made <RelativeTime at={app.secretCreatedAt} now={now} />
          {record.data === undefined ? '' : record.data.lastUsedAt === null ? ', never used' : ', last used '}
          {record.data === undefined || record.data.lastUsedAt === null ? null : <RelativeTime at={record.data.lastUsedAt} now={now} />}. Only a digest of it is stored.
        </p>
      </div>
      <RegenerateSecret app={app} lastUsedAt={record.data?.lastUsedAt ?? null} />
    </div>
  );
}

function Kept({ app }: { readonly app: App }) {
  const vault = useServerStatus().data?.vault;
  if (app.secretKeptIn === 'keychain') {
    return (
      <span className={styles['kept']}>
        <Tick label="" />
        {vault?.kind === 'keychain' ? vault.name : 'The keychain'}
      </span>
    );
  }
  if (app.secretKeptIn === 'session') {
    return (
      <span className={styles['kept']}>
        <VerdictSign verdict="injected" label="" />
        Memory, until you quit
      </span>
    );
  }
  return (
    <span className={styles['kept']}>
      <VerdictSign verdict="not-reached" label="" />
      Nowhere this console can read
    </span>
  );
}
