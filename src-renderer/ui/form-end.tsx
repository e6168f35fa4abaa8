/** Answers for the end of a form: what it still needs or refuses, and its buttons. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './form-end.module.css';
import { VerdictSign } from './verdict-sign.tsx';

interface FormEndProps {
  /** How the form stands, in a few words; empty when there is nothing to say. */
  readonly says: string | null;
  /** Something that was typed is refused. */
  readonly isRefused: boolean;
  readonly className?: string | undefined;
  /** The buttons, the one that sends the form last. */
  readonly children: ReactNode;
}

/** The bar. */
export function FormEnd({ says, isRefused, className, children }: FormEndProps) {
  return (
    <div className={cx(styles['bar'], className)}>
      <p role="status" className={isRefused ? styles['refused'] : undefined}>
        {isRefused ? <VerdictSign verdict="failed" label="" /> : null}
        {says}
      </p>
      {children}
    </div>
  );
}
