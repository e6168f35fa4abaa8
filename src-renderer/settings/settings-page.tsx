/** Answers for the settings: what the console is, how its keychain does, and the theme. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ServerStatus, VaultHealth } from '../../src-preload/contract/settings.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { dateTime } from '../ui/format-time.ts';
import { PaneHeader } from '../ui/pane-header.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type from '../ui/type.module.css';
import { usePageTitle } from '../ui/use-page-title.ts';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import styles from './settings-page.module.css';
import type { Theme } from './theme.ts';
import { keepTheme, readTheme } from './theme.ts';

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The page at /settings. */
export function SettingsPage() {
  usePageTitle('Settings');
  const status = useServerStatus();
  return (
    <>
      <PaneHeader title="Settings" />
      <div className={styles['page']}>
        {status.data !== undefined ? (
          <>
            <Server status={status.data} />
            <Keychain vault={status.data.vault} />
          </>
        ) : status.isError ? (
          <ErrorState title="The state of the console could not be read" action={<Button kind="primary" onClick={() => void status.refetch()}>Read again</Button>}>
            {sayFailure(status.error)}
          </ErrorState>
        ) : (
          <Skeleton what="Reading the state of the console" widths={['20%', '60%', '52%', '44%', '50%']} rowHeight={36} />
        )}
        <ThemeChoice />
      </div>
    </>
  );
}

function Row({ name, action, children }: { readonly name: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {action === undefined ? null : <dd className={styles['action']}>{action}</dd>}
    </div>
  );
}

function Server({ status }: { readonly status: ServerStatus }) {
  return (
    <section>
      <h2 className={type['h2']}>Server</h2>
      <dl className={styles['list']}>
        <Row name="Issuer" action={<CopyButton text={status.issuer} what="issuer" />}>
          <code>{status.issuer}</code>
          {status.portNotice === null ? null : <p className={styles['remark']}>{status.portNotice}</p>}
        </Row>
        <Row name="Data folder" action={<CopyButton text={status.dataFolder} what="data folder" />}>
          <code>{status.dataFolder}</code>
          <p className={styles['remark']}>Apps, flows and digests. Never a secret, code or token in plain text.</p>
        </Row>
        <Row name="Door">{status.door === 'desktop' ? 'Desktop window' : 'Served to this browser, on this machine only'}</Row>
        <Row name="Running since">{dateTime(status.startedAt)}</Row>
        <Row name="Version">{status.version}</Row>
      </dl>
    </section>
  );
}

function Keychain({ vault }: { readonly vault: VaultHealth }) {
  const check = useMutation(queries.vault.check.mutationOptions());
  const health = check.data ?? vault;
  return (
    <section>
      <h2 className={type['h2']}>Keychain</h2>
      <dl className={styles['list']}>
        <Row
          name="Secrets are kept"
          action={
            <Button
              loading={check.isPending}
              onClick={() => {
                check.mutate(undefined);
              }}
            >
              Check again
            </Button>
          }
        >
          <span className={styles['kept']} role="status">
            {health.kind === 'keychain' ? <Tick /> : <VerdictSign verdict="injected" label="" />}
            {health.kind === 'keychain' ? `In the ${health.name}` : 'In memory until you quit'}
          </span>
          {health.kind === 'session' ? (
            <p className={styles['remark']}>
              {health.reason} {health.cure}
            </p>
          ) : (
            <p className={styles['remark']}>A probe was written, read back and removed on {dateTime(health.provenAt)}.</p>
          )}
          {check.isError ? <p className={styles['failed']}>{sayFailure(check.error)}</p> : null}
        </Row>
      </dl>
    </section>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState(readTheme);
  return (
    <section>
      <h2 className={type['h2']}>Look</h2>
      <div className={styles['theme']}>
        <SegmentedControl
          label="Theme"
          labelHidden
          value={theme}
          options={THEMES}
          onChange={(next) => {
            keepTheme(next);
            setTheme(next);
          }}
        />
        <p className={styles['remark']}>Kept in this browser or window.</p>
      </div>
    </section>
  );
}
