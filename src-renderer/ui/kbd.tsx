/** Answers for a key drawn as a key cap. */
import type { ReactNode } from 'react';
import styles from './kbd.module.css';

/** The key that does what the control beside it does. Hidden from screen readers: the control carries aria-keyshortcuts. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className={styles['kbd']} aria-hidden="true">
      {children}
    </kbd>
  );
}
