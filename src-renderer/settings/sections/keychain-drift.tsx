/** Answers for what the keychain and the apps disagree about, entry by entry, each with the way out. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { VaultDrift, VaultDriftEntry } from '../../../src-preload/contract/vault.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toast } from '../../ui/toast.ts';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import drift from './keychain-drift.module.css';

/** The row “Apps”; nothing while there is no keychain to compare with. */
export function KeychainDrift() {
  const compared = useQuery(queries.vault.drift.queryOptions());
  if (compared.data?.outcome === 'no_keychain') return null;
  const again = (
    <Button loading={compared.isFetching} onClick={() => void compared.refetch()}>
      Compare again
    </Button>
  );
  return (
    <SettingRow name="Apps" action={again}>
      {compared.error !== null ? <p className={styles['failed']}>{sayFailure(compared.error)}</p> : compared.data === undefined ? <p className={styles['remark']}>Comparing the keychain with your apps…</p> : <Outcome found={compared.data} />}
    </SettingRow>
  );
}

function Outcome({ found }: { readonly found: VaultDrift }) {
  if (found.outcome === 'failed') return <p className={styles['failed']}>The keychain could not be read. {found.reason}</p>;
  if (found.outcome === 'no_keychain') return null;
  if (found.entries.length === 0) {
    return (
      <span className={styles['kept']} role="status">
        <Tick />
        {found.apps === 0 ? 'No app is registered, and the keychain holds nothing of this console' : found.apps === 1 ? 'The secret of your app is there' : `The secrets of all ${String(found.apps)} apps are there`}
      </span>
    );
  }
  return (
    <ul className={drift['entries']}>
      {found.entries.map((entry) => (
        <li key={entry.kind === 'without_app' ? `entry ${entry.account}` : entry.clientId}>{entry.kind === 'without_app' ? <WithoutApp account={entry.account} /> : <OfApp entry={entry} />}</li>
      ))}
    </ul>
  );
}

const WORDS: Record<Exclude<VaultDriftEntry['kind'], 'without_app'>, string> = {
  missing: 'The keychain has no secret of this app. Paste the one you kept, or make a new one.',
  different: 'The keychain has another secret than the current one: it may be an older one, or was changed there. Paste the current one, or make a new one.',
  in_memory: 'The secret is in memory only and is gone when you quit. Move it from the top bar.',
};

function OfApp({ entry }: { readonly entry: Exclude<VaultDriftEntry, { kind: 'without_app' }> }) {
  return (
    <>
      <VerdictSign verdict={entry.kind === 'in_memory' ? 'injected' : 'not-reached'} label="" />
      <div>
        <b>{entry.name}</b>
        <p className={styles['remark']}>{WORDS[entry.kind]}</p>
      </div>
      {entry.kind === 'in_memory' ? null : <Link href={`/apps/${encodeURIComponent(entry.clientId)}/credentials`} aria-label={`Open credentials of ${entry.name}`}>Open credentials</Link>}
    </>
  );
}

function WithoutApp({ account }: { readonly account: string }) {
  const [isAsking, setAsking] = useState(false);
  const cache = useQueryClient();
  const remove = useMutation(
    queries.vault.removeEntry.mutationOptions({
      onSuccess: (found) => {
        cache.setQueryData(queries.vault.drift.queryKey(), found);
        toast({ title: 'Entry removed from the keychain' });
      },
      onSettled: () => {
        setAsking(false);
      },
    }),
  );
  return (
    <>
      <VerdictSign verdict="skipped" label="" />
      <div>
        <code>{account}</code>
        <p className={styles['remark']}>No app here has this client id. It may belong to a console with another data folder.</p>
        {remove.error === null ? null : <p className={styles['failed']}>{isDefinedError(remove.error) ? remove.error.message : sayFailure(remove.error)}</p>}
      </div>
      <Button
        aria-label={`Remove entry ${account}`}
        onClick={() => {
          setAsking(true);
        }}
      >
        Remove entry
      </Button>
      <ConfirmDialog
        open={isAsking}
        title="Remove this entry from the keychain?"
        confirm="Remove entry"
        cancel="Keep it"
        loading={remove.isPending}
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={() => {
          remove.mutate({ account });
        }}
      >
        <p>
          The secret of <code>{account}</code> is gone for good: nobody can read it back.
        </p>
        <p>If a console with another data folder knows this app, it loses its secret and has to be given it again.</p>
      </ConfirmDialog>
    </>
  );
}
