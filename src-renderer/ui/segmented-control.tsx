/** Answers for choosing one of a few words that stand side by side. */
import { useId } from 'react';
import { cx } from './cx.ts';
import styles from './segmented-control.module.css';

interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  /** `large` (32 px) stands beside fields; `normal` is 28 px. */
  readonly size?: 'normal' | 'large';
}

/** A group of radio buttons drawn as one control; arrow keys move through it. */
export function SegmentedControl<T extends string>({ label, labelHidden = false, value, options, onChange, size = 'normal' }: SegmentedControlProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles['group']} aria-label={labelHidden ? label : undefined}>
      {labelHidden ? null : <legend className={styles['legend']}>{label}</legend>}
      <div className={cx(styles['control'], size === 'large' && styles['large'])}>
        {options.map((option) => (
          <label key={option.value} className={styles['option']}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => {
                onChange(option.value);
              }}
            />
            <span data-text={option.label}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
