/** Answers for the note in the margin: pencil rule with a dot, what you do next. */
import type { ReactNode } from 'react';
import styles from './margin-note.module.css';

/** A note with its heading (`h3` unless told otherwise, so that heading levels stay in order). */
export function MarginNote({ title, level = 3, children }: { readonly title: string; readonly level?: 2 | 3 | 4; readonly children: ReactNode }) {
  const Heading = `h${String(level)}` as 'h2' | 'h3' | 'h4';
  return (
    <div className={styles['note']}>
      <Heading className={styles['title']}>{title}</Heading>
      <div className={styles['body']}>{children}</div>
    </div>
  );
}
