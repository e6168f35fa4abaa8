/** Answers for the data's part of the settings: the folder it stands in. */
import { CopyButton } from '../../ui/copy-button.tsx';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import { WithStatus } from '../with-status.tsx';

/** The section at /settings/data. */
export function DataSection() {
  return (
    <WithStatus>
      {(status) => (
        <dl className={styles['list']}>
          <SettingRow name="Data folder" action={<CopyButton text={status.dataFolder} what="data folder" />}>
            <code>{status.dataFolder}</code>
            <p className={styles['remark']}>Apps, flows and digests. Never a secret, code or token in plain text.</p>
          </SettingRow>
        </dl>
      )}
    </WithStatus>
  );
}
