/** Answers for a place where nothing is yet: what it is for, and the next action. */
import type { ReactNode } from 'react';
import styles from './states.module.css';
import type from './type.module.css';

/** A heading, a sentence or two, and actions. `level` keeps heading levels in order. */
export function EmptyState({ title, level = 2, actions, children }: { readonly title: string; readonly level?: 1 | 2 | 3; readonly actions?: ReactNode; readonly children: ReactNode }) {
  const Heading = `h${String(level)}` as 'h1' | 'h2' | 'h3';
  return (
    <div className={styles['empty']}>
      <Heading className={level === 1 ? type['h1'] : type['h2']}>{title}</Heading>
      <div className={styles['words']}>{children}</div>
      {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
