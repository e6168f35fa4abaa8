/** Answers for the four questions of the top bar: which server, what time, where secrets are, what is mocked. */
import type { ServerStatus } from '../../src-preload/contract/settings.ts';
import { Link } from 'wouter';
import { useLiveState } from '../client/use-live-state.ts';
import { useServerNow, useServerStatus } from '../client/server-clock.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { clockTime, dayTime } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Popover } from '../ui/popover.tsx';
import { sayShift } from '../ui/shift-words.ts';
import { capOf, SHORTCUTS } from '../ui/shortcuts.ts';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import { MockingCell } from './mocking-cell.tsx';
import { openOverlay } from './palette/palette-store.ts';
import { SecretsCell } from './secrets-cell.tsx';
import { Cell } from './top-bar-cell.tsx';
import styles from './top-bar.module.css';

/** The bar. Before the first answer the cells are empty, at their final height. */
export function TopBar() {
  const { data: status } = useServerStatus();
  const isConnected = useLiveState() === 'connected';
  return (
    <header className={styles['bar']}>
      <div className={styles['cells']}>
      {status === undefined ? (
        <Cell label="Local Mavio server">{null}</Cell>
      ) : (
        <>
          <ServerCell status={status} isConnected={isConnected} />
          <ClockCell aheadMs={status.aheadMs} />
          <SecretsCell vault={status.vault} />
          <MockingCell status={status} />
        </>
      )}
      </div>
      <SearchBox />
    </header>
  );
}

/** The box that opens the palette; at 900 px only its glass. */
function SearchBox() {
  const { key } = SHORTCUTS['palette.open'];
  return (
    <div className={styles['search']}>
      <button
        type="button"
        className={styles['box']}
        aria-haspopup="dialog"
        aria-keyshortcuts={key.replace('Mod', capOf(key).startsWith('⌘') ? 'Meta' : 'Control')}
        onClick={() => {
          openOverlay('palette');
        }}
      >
        <Icon name="search" />
        <span className={styles['wish']}>Search or run</span>
        <Kbd>{capOf(key)}</Kbd>
      </button>
    </div>
  );
}

function ServerCell({ status, isConnected }: { readonly status: ServerStatus; readonly isConnected: boolean }) {
  const hasNotice = status.portNotice !== null;
  const state = isConnected ? 'running' : 'not reached';
  const [, scheme, host] = /^(.*?\/\/)?(.*)$/.exec(status.issuer) ?? [];
  return (
    <Cell label={`Local Mavio server, ${hasNotice && isConnected ? 'on another port' : state}`} tape={hasNotice || !isConnected}>
      {isConnected ? <Tick label="running" /> : <VerdictSign verdict="not-reached" label="not reached" />}
      <code className={styles['issuer']}>
        <span className={styles['roomy']}>{scheme}</span>
        {host}
      </code>
      <CopyButton text={status.issuer} what="issuer" />
      {status.portNotice === null ? null : (
        <Popover trigger="Why" label="Why the server is on another port">
          <p>{status.portNotice}</p>
        </Popover>
      )}
    </Cell>
  );
}

function ClockCell({ aheadMs }: { readonly aheadMs: number }) {
  const now = useServerNow();
  if (aheadMs !== 0) {
    return (
      <Cell label="Server clock, shifted" tape>
        <VerdictSign verdict="injected" label="" />
        <Link href="/mocking/clock" className={styles['link']}>
          <b>{dayTime(now)}</b>
        </Link>
        {sayShift(aheadMs)}
      </Cell>
    );
  }
  return (
    <Cell label="Server clock">
      <b>{clockTime(now)}</b>
      <span className={styles['second']}>real time</span>
    </Cell>
  );
}
