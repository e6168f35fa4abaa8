/** Answers for saying what failed: red rule, sign, cause, one button. */
import type { ReactNode } from 'react';
import styles from './states.module.css';
import { VerdictSign } from './verdict-sign.tsx';

/** In: what failed in a few words, why and what to do, one button. Announced to screen readers when it appears. */
export function ErrorState({ title, action, children }: { readonly title: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles['error']} role="alert">
      <p className={styles['errorTitle']}>
        <VerdictSign verdict="failed" label="" />
        {title}
      </p>
      <div className={styles['words']}>{children}</div>
      {action === undefined ? null : <div className={styles['actions']}>{action}</div>}
    </div>
  );
}
