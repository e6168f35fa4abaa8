/** Answers for the 52 px head of a pane: heading, a quiet note, and actions at the right end. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './pane-header.module.css';

interface PaneHeaderProps {
  readonly title: ReactNode;
  readonly level?: 1 | 2;
  /** `screen` is lettered at 20 px, `pane` at 17, `quiet` is plain bold text. */
  readonly size?: 'screen' | 'pane' | 'quiet';
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** The head of a pane. */
export function PaneHeader({ title, level = 1, size = 'screen', note, children }: PaneHeaderProps) {
  const Heading = `h${String(level)}` as 'h1' | 'h2';
  return (
    <div className={styles['head']}>
      <Heading className={cx(styles['title'], styles[size])}>{title}</Heading>
      {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      <div className={styles['actions']}>{children}</div>
    </div>
  );
}
