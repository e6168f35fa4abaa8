/** Answers for the sheet of new secrets after an import: shown this once, until the person says that they are stored. */
import { useState } from 'react';
import type { IssuedByImport } from '../../../src-preload/contract/workspace.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.ts';
import styles from './issued-secrets.module.css';
import { useImportStore } from './import-store.ts';
import { countOf } from './loss-words.ts';

/** The sheet. */
export function IssuedSecrets({ issued }: { readonly issued: readonly IssuedByImport[] }) {
  const [isStored, setStored] = useState(false);
  const guard = useLeaveGuard(!isStored);
  const vault = useServerStatus().data?.vault;
  const all = issued.map(({ name, clientId, clientSecret }) => `# ${name}\nMAVIO_CLIENT_ID=${clientId}\nMAVIO_CLIENT_SECRET=${clientSecret}\n`).join('\n');
  const forget = (): void => {
    useImportStore.getState().show([]);
  };
  return (
    <div className={styles['sheet']} role="group" aria-label="New secrets">
      <div className={styles['head']}>
        <p>
          <strong>{countOf(issued.length, 'new secret')}, shown this once.</strong>{' '}
          {vault?.kind === 'keychain' ? `Kept in the ${vault.name}, too.` : 'The console keeps them in memory until it stops.'}
        </p>
        <CopyButton text={all} what="all secrets" label="Copy all" kind="primary" />
      </div>
      <ul>
        {issued.map(({ name, clientId, clientSecret }) => (
          <li key={clientId} className={styles['one']}>
            <span className={styles['name']}>{name}</span>
            <code>{clientId}</code>
            <code className={styles['secret']}>{clientSecret}</code>
            <span className={styles['copy']}>
              <CopyButton text={clientSecret} what={`secret of ${name}`} />
            </span>
          </li>
        ))}
      </ul>
      <div className={styles['end']}>
        <Checkbox checked={isStored} onChange={setStored}>
          I have stored {issued.length === 1 ? 'the secret' : 'the secrets'}
        </Checkbox>
        <Button unready={!isStored} onClick={isStored ? forget : () => undefined}>
          Done
        </Button>
      </div>
      <ConfirmDialog
        open={guard.isAsking}
        title="Leave without the secrets?"
        confirm="Leave without them"
        cancel="Stay here"
        onCancel={guard.stay}
        onConfirm={() => {
          forget();
          guard.leave();
        }}
      >
        <p>You have not said that they are stored. When you leave, they are gone from this page, and nobody can show them again.</p>
        <p>The apps keep working. For a server without its secret you would have to make a new one.</p>
      </ConfirmDialog>
    </div>
  );
}
