/** Answers for one row of the settings: its name, what stands there, and an action at the right end. */
import type { ReactNode } from 'react';
import styles from './settings.module.css';

/** A row; stands in a `dl` of the class `list`. */
export function SettingRow({ name, action, children }: { readonly name: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {action === undefined ? null : <dd className={styles['action']}>{action}</dd>}
    </div>
  );
}
