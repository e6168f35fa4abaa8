/** Answers for a few sentences that open on a press and stay until closed. */
import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { usePortal } from './on-top.ts';
import styles from './popover.module.css';

interface PopoverProps {
  /** The word that opens it. */
  readonly trigger: string;
  /** What opens, said to screen readers. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A small text button that opens a note below itself. */
export function Popover({ trigger, label, children }: PopoverProps) {
  const portal = usePortal();
  return (
    <Radix.Root>
      <Radix.Trigger className={styles['trigger']} aria-label={label}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal {...portal}>
        <Radix.Content className={styles['popover']} aria-label={label} sideOffset={12} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
