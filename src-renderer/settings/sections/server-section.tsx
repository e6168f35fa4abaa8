/** Answers for the server's part of the settings: its issuer and ports, and how this console runs. */
import { CopyButton } from '../../ui/copy-button.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import { usePreferences } from '../use-preferences.ts';
import { WithPreferences } from '../with-preferences.tsx';
import { WithStatus } from '../with-status.tsx';
import { PortRow } from './port-row.tsx';

/** The section at /settings. */
export function ServerSection() {
  const { query } = usePreferences();
  return (
    <>
      <WithStatus>
        {(status) => (
          <dl className={styles['list']}>
            <SettingRow name="Issuer" action={<CopyButton text={status.issuer} what="issuer" />}>
              <code>{status.issuer}</code>
              {status.portNotice === null ? null : <p className={styles['remark']}>{status.portNotice}</p>}
            </SettingRow>
            <SettingRow name="Door">{status.door === 'desktop' ? 'Desktop window' : 'Served to this browser, on this machine only'}</SettingRow>
            <SettingRow name="Running since">{dateTime(status.startedAt)}</SettingRow>
            <SettingRow name="Version">{status.version}</SettingRow>
          </dl>
        )}
      </WithStatus>
      <WithPreferences query={query}>
        {(view) => (
          <dl className={styles['list']}>
            <PortRow name="port" view={view} />
            {view.running.consolePort === null ? null : <PortRow name="consolePort" view={view} />}
          </dl>
        )}
      </WithPreferences>
    </>
  );
}
