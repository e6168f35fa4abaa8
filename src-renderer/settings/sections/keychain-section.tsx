/** Answers for the keychain's part of the settings: where secrets are kept, and proving it again. */
import { useMutation } from '@tanstack/react-query';
import type { VaultHealth } from '../../../src-preload/contract/settings.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import { KeychainDrift } from './keychain-drift.tsx';
import { WithStatus } from '../with-status.tsx';

/** The section at /settings/keychain. */
export function KeychainSection() {
  return <WithStatus>{(status) => <Keychain vault={status.vault} />}</WithStatus>;
}

function Keychain({ vault }: { readonly vault: VaultHealth }) {
  const check = useMutation(queries.vault.check.mutationOptions());
  const health = vault;
  return (
    <dl className={styles['list']}>
      <SettingRow
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
      </SettingRow>
      <KeychainDrift />
    </dl>
  );
}
