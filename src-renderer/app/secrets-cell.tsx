/** Answers for the cell that says where secrets are, what the keychain and the apps disagree about, and the way out. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { VaultStatus } from '../../src-preload/contract/settings.ts';
import type { VaultDrift } from '../../src-preload/contract/vault.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { toast } from '../ui/toast.ts';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import { Cell } from './top-bar-cell.tsx';
import styles from './top-bar.module.css';

const secrets = (count: number): string => (count === 1 ? '1 secret' : `${String(count)} secrets`);

/** How many apps the console cannot play because of their secret. */
const countAmiss = (drift: VaultDrift | undefined): number => (drift?.outcome === 'compared' ? drift.entries.filter(({ kind }) => kind === 'missing' || kind === 'different').length : 0);

/** The cell; tape while anything is not in a keychain that belongs there. */
export function SecretsCell({ vault }: { readonly vault: VaultStatus }) {
  const drift = useQuery(queries.vault.drift.queryOptions());
  if (vault.kind === 'session') return <NoKeychain vault={vault} />;
  if (vault.inMemory > 0) return <Waiting count={vault.inMemory} name={vault.name} />;
  const amiss = countAmiss(drift.data);
  if (drift.data?.outcome === 'failed') {
    return (
      <Cell label={`Secrets, in the ${vault.name}`} tape>
        <VerdictSign verdict="injected" label="" />
        <Link href="/settings/keychain">It cannot be read</Link>
      </Cell>
    );
  }
  if (amiss === 0) {
    return (
      <Cell label="Secrets">
        {/* Until the two were compared nobody knows; its place is kept. */}
        <span className={drift.data === undefined ? styles['unknown'] : undefined}>
          <Tick />
        </span>
        In the {vault.name}
      </Cell>
    );
  }
  return (
    <Cell label={`Secrets, in the ${vault.name}`} tape>
      <VerdictSign verdict="injected" label="" />
      <Link href="/settings/keychain">{secrets(amiss)} not there</Link>
    </Cell>
  );
}

function NoKeychain({ vault }: { readonly vault: Extract<VaultStatus, { kind: 'session' }> }) {
  const check = useMutation(queries.vault.check.mutationOptions());
  return (
    <Cell label="Secrets, not in a keychain" tape>
      <VerdictSign verdict="injected" label="" />
      <span>
        In memory<span className={styles['roomy']}> until you quit</span>
      </span>
      <Popover trigger="Why" label="Why secrets are only in memory">
        <p>{vault.reason}</p>
        {vault.cure === '' ? null : (
          <>
            <p>{vault.cure}</p>
            {check.isError ? <p>{sayFailure(check.error)}</p> : null}
            <Button
              loading={check.isPending}
              onClick={() => {
                check.mutate(undefined);
              }}
            >
              Check again
            </Button>
          </>
        )}
      </Popover>
    </Cell>
  );
}

/** The keychain came back: what was kept in the meantime can go in. */
function Waiting({ count, name }: { readonly count: number; readonly name: string }) {
  const move = useMutation(
    queries.vault.moveIn.mutationOptions({
      onSuccess: ({ moved }) => {
        toast({ title: `${secrets(moved)} moved into the ${name}` });
      },
    }),
  );
  return (
    <Cell label={`Secrets, in the ${name}`} tape>
      <VerdictSign verdict="injected" label="" />
      {secrets(count)} still in memory
      <Popover trigger="Move" label={`Move ${secrets(count)} into the ${name}`}>
        <p>
          {count === 1 ? 'One secret was' : `${secrets(count)} were`} kept in memory while there was no keychain, and would be gone when you quit. The {name} can take {count === 1 ? 'it' : 'them'} now.
        </p>
        {move.error === null ? null : <p role="alert">{isDefinedError(move.error) ? `${move.error.message} ${move.error.data.reason}` : sayFailure(move.error)}</p>}
        <Button
          kind="primary"
          loading={move.isPending}
          onClick={() => {
            move.mutate(undefined);
          }}
        >
          Move into the {name}
        </Button>
      </Popover>
    </Cell>
  );
}
