/** Answers for the row that says where a secret is kept, and proves it again on request. */
import { useMutation } from '@tanstack/react-query';
import type { App } from '../../src-preload/contract/apps.ts';
import type { VaultHealth } from '../../src-preload/contract/settings.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { clockTime } from '../ui/format-time.ts';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import styles from './kept-in.module.css';

function InKeychain({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <p className={styles['line']}>
      <Tick />
      {name}
      <span className={styles['quiet']}>{words}</span>
    </p>
  );
}

function InMemory({ health, words }: { readonly health: Extract<VaultHealth, { kind: 'session' }>; readonly words: string }) {
  return (
    <div>
      <p className={styles['line']}>
        <VerdictSign verdict="injected" label="" />
        In memory until you quit, in no keychain
        <span className={styles['quiet']}>{words}</span>
      </p>
      <p className={styles['why']}>
        {health.reason} {health.cure}
      </p>
    </div>
  );
}

/** In: the app, and when its secret was written and read back (null when that was not proven). */
export function KeptIn({ app, provenAt }: { readonly app: App; readonly provenAt: number | null }) {
  const status = useServerStatus();
  const check = useMutation(queries.vault.check.mutationOptions());
  const health = check.data ?? status.data?.vault;
  const again = check.data === undefined ? '' : `checked again at ${clockTime(check.data.provenAt)}`;
  const words = again !== '' || provenAt === null ? again : `written and read back at ${clockTime(provenAt)}`;
  return (
    <div className={styles['row']}>
      <span className={styles['name']}>Kept in</span>
      <div role="status">
        {health?.kind === 'keychain' && app.secretKeptIn === 'keychain' ? <InKeychain name={health.name} words={words} /> : null}
        {health?.kind === 'session' ? <InMemory health={health} words={again} /> : null}
        {check.isError ? <p className={styles['failed']}>{sayFailure(check.error)}</p> : null}
      </div>
      <Button
        kind="ghost"
        loading={check.isPending}
        onClick={() => {
          check.mutate(undefined);
        }}
      >
        Check again
      </Button>
    </div>
  );
}
