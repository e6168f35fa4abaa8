/** Answers for the head of a section of the Mocking screen: its name, a quiet note, and actions at the right end. */
import type { ReactNode } from 'react';
import styles from './section-head.module.css';
import { headingId, type SectionName } from './section-name.ts';

interface SectionHeadProps {
  readonly section: SectionName;
  /** A few quiet words after the name. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** The head. The heading can be gone to from the palette. */
export function SectionHead({ section, note, children }: SectionHeadProps) {
  return (
    <div className={styles['head']}>
      <h2 id={headingId(section)} tabIndex={-1} className={styles['title']}>
        {section.title}
      </h2>
      {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      <div className={styles['actions']}>{children}</div>
    </div>
  );
}
