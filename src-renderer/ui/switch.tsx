/** Answers for switching one thing on and off. */
import { cx } from './cx.ts';
import styles from './switch.module.css';

interface SwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** What is switched; stands beside it unless `labelHidden`. */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
}

/** A switch with its words; the whole row can be pressed. */
export function Switch({ on, onChange, label, labelHidden = false, disabled = false }: SwitchProps) {
  return (
    <label className={styles['row']}>
      <input
        type="checkbox"
        role="switch"
        className={styles['input']}
        checked={on}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span className={styles['track']} aria-hidden="true" />
      <span className={cx(labelHidden && styles['hidden'])}>{label}</span>
    </label>
  );
}
