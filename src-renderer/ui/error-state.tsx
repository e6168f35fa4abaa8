/** Answers for saying what failed: red rule, sign, cause, one button. */
import type { ReactNode } from 'react';
import styles from './states.module.css';
import { VerdictSign } from './verdict-sign.tsx';

/** In: what failed in a few words, why and what to do, one button; `level` where it is all that a page shows. Announced to screen readers when it appears. */
export function ErrorState({ title, level, action, children }: { readonly title: string; readonly level?: 1; readonly action?: ReactNode; readonly children: ReactNode }) {
  const Title = level === undefined ? 'p' : 'h1';
  return (
    <div className={styles['error']} role="alert">
      <Title className={styles['errorTitle']}>
        <VerdictSign verdict="failed" label="" />
        {title}
      </Title>
      <div className={styles['words']}>{children}</div>
      {action === undefined ? null : <div className={styles['actions']}>{action}</div>}
    </div>
  );
}
