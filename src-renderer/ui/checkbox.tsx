/** Answers for saying yes to one thing. */
import type { ReactNode } from 'react';
import styles from './checkbox.module.css';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A check box with its words; the whole row can be pressed. */
export function Checkbox({ checked, onChange, children }: CheckboxProps) {
  return (
    <label className={styles['row']}>
      <input
        type="checkbox"
        className={styles['input']}
        checked={checked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <svg className={styles['box']} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <rect x="1.5" y="1.5" width="13" height="13" rx="2" />
        <path d="m4.5 8.2 2.4 2.4 4.6-5.2" fill="none" strokeWidth="1.7" />
      </svg>
      <span className={styles['words']}>{children}</span>
    </label>
  );
}
