/** Answers for a key drawn as a key cap. */
import type { ReactNode } from 'react';
import styles from './kbd.module.css';

/** A key. It is hidden from screen readers where it stands beside a control, which carries aria-keyshortcuts; `isSaid` says it. */
export function Kbd({ isSaid = false, children }: { readonly isSaid?: boolean; readonly children: ReactNode }) {
  return (
    <kbd className={styles['kbd']} aria-hidden={isSaid ? undefined : 'true'}>
      {children}
    </kbd>
  );
}
