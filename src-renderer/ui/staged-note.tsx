/** Answers for a note on tape: what was staged here, and by whom. */
import type { ReactNode } from 'react';
import styles from './staged-note.module.css';
import { VerdictSign } from './verdict-sign.tsx';

interface StagedNoteProps {
  readonly verdict: 'injected' | 'held';
  readonly children: ReactNode;
}

/** The note. */
export function StagedNote({ verdict, children }: StagedNoteProps) {
  return (
    <div className={styles['note']}>
      <VerdictSign verdict={verdict} label="" />
      <div>{children}</div>
    </div>
  );
}
