/** Answers for one cell of the top bar: a label over a value. */
import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';
import styles from './top-bar.module.css';

interface CellProps {
  readonly label: string;
  /** The cell is tape while it deviates from what is usual. */
  readonly tape?: boolean;
  readonly children: ReactNode;
}

/** A cell. */
export function Cell({ label, tape = false, children }: CellProps) {
  return (
    <div className={cx(styles['cell'], tape && styles['tape'])}>
      <span className={styles['label']}>{label}</span>
      <div className={styles['value']}>{children}</div>
    </div>
  );
}
