/** Answers for the data's part of the settings: the folder it stands in, and how long recorded flows are kept. */
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { copyWithToast } from '../../ui/copy-with-toast.ts';
import { toast } from '../../ui/toast.ts';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import { usePreferences } from '../use-preferences.ts';
import { WithPreferences } from '../with-preferences.tsx';
import { WithStatus } from '../with-status.tsx';
import { RetentionRows } from './retention-rows.tsx';

/** Shows the folder; where the machine has no file manager, as in a container, its path is copied instead. */
async function showFolder(path: string): Promise<void> {
  try {
    const { shown } = await client.dataFolder.show();
    if (!shown) copyWithToast(path, 'path, because no file manager was found');
  } catch (cause) {
    toast({ title: 'The data folder was not shown', detail: sayFailure(cause), kind: 'failed' });
  }
}

/** The section at /settings/data. */
export function DataSection() {
  const { query } = usePreferences();
  return (
    <>
      <WithStatus>
        {({ dataFolder }) => (
          <dl className={styles['list']}>
            <SettingRow
              name="Data folder"
              action={
                <>
                  <Button icon="folder" onClick={() => void showFolder(dataFolder)}>
                    Show in file manager
                  </Button>
                  <CopyButton text={dataFolder} what="data folder" />
                </>
              }
            >
              <code>{dataFolder}</code>
              <p className={styles['remark']}>Apps, flows and digests. Never a secret, code or token in plain text.</p>
            </SettingRow>
          </dl>
        )}
      </WithStatus>
      <WithPreferences query={query}>
        {(view) => (
          <dl className={styles['list']}>
            <RetentionRows view={view} />
          </dl>
        )}
      </WithPreferences>
    </>
  );
}
