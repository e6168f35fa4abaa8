/** Answers for the menu of what lives: choosing one puts the server clock to one second after it dies. */
import { DropdownMenu } from 'radix-ui';
import type { Advance, TokenDeath } from '../../../src-preload/contract/clock.ts';
import { Button } from '../../ui/button.tsx';
import { roughly } from '../../ui/format-time.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './death-menu.module.css';
import { KIND_NAMES } from './kind-names.ts';

/** More than this stand in no menu; the next to die come first. */
const MOST = 40;

interface DeathMenuProps {
  readonly living: readonly TokenDeath[];
  /** There is more than is listed. */
  readonly isCut: boolean;
  /** Now by the server clock, in epoch ms. */
  readonly now: number;
  readonly onChoose: (wish: Advance) => void;
}

/** The menu button; disabled, with the reason beside it, while nothing lives. */
export function DeathMenu({ living, isCut, now, onChoose }: DeathMenuProps) {
  const alive = living.filter(({ expiresAt }) => expiresAt > now);
  if (alive.length === 0) {
    return (
      <>
        <Button disabled>
          Just after a token dies <Icon name="chevron-down" />
        </Button>
        <span className={styles['reason']}>no token lives</span>
      </>
    );
  }
  const more = alive.length > MOST || isCut;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button>
          Just after a token dies <Icon name="chevron-down" />
        </Button>
      </DropdownMenu.Trigger>
      {/* In its place and not at the end of the page: a landmark holds it then. */}
      <DropdownMenu.Content className={styles['menu']} align="end" sideOffset={4} collisionPadding={8} loop>
        {alive.slice(0, MOST).map(({ of, fingerprint, flowId, appName, personName, expiresAt }) => (
          <DropdownMenu.Item key={`${flowId} ${fingerprint}`} className={styles['item']} onSelect={() => onChoose({ afterToken: { flowId, fingerprint } })}>
            <b>{KIND_NAMES[of]}</b>
            <span className={styles['whose']} title={`${appName}, ${personName}`}>
              {appName}, {personName}
            </span>
            <span className={styles['left']}>
              dies in {roughly(expiresAt - now)}
              {of === 'refresh_token' ? ', if idle' : ''}
            </span>
          </DropdownMenu.Item>
        ))}
        {more ? <DropdownMenu.Label className={styles['more']}>The next {MOST} to die. More are on the page of each app.</DropdownMenu.Label> : null}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
