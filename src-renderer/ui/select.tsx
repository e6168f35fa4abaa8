/** Answers for choosing one of many in a menu. */
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { usePortal } from './on-top.ts';
import styles from './select.module.css';

/** One choice. `mark` stands before the label. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly mark?: ReactNode;
}

interface SelectProps {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  readonly mono?: boolean;
  readonly placeholder?: string;
  /** A dialog begins at this field. See modal.tsx. */
  readonly begins?: boolean;
}

/**
 * A menu button, 32 px high, with its label above.
 * A non-modal menu of radio items: Radix's own Select writes a style element, which the page's policy forbids.
 */
export function Select({ label, labelHidden = false, value, options, onChange, mono = false, placeholder = '', begins = false }: SelectProps) {
  const portal = usePortal();
  const chosen = options.find((option) => option.value === value);
  return (
    <div className={styles['field']}>
      {labelHidden ? null : (
        <span className={styles['label']} aria-hidden="true">
          {label}
        </span>
      )}
      <Radix.Root modal={false}>
        <Radix.Trigger className={styles['trigger']} data-begins={begins ? '' : undefined}>
          <span className={styles['labelHidden']}>{label}: </span>
          <Choice mono={mono} option={chosen ?? { value: '', label: placeholder }} />
          <Icon name="chevron-down" />
        </Radix.Trigger>
        <Radix.Portal {...portal}>
          <Radix.Content className={styles['menu']} align="start" sideOffset={4} collisionPadding={8} loop>
            <Radix.RadioGroup value={value} onValueChange={onChange}>
              {options.map((option) => (
                <Radix.RadioItem key={option.value} value={option.value} textValue={option.label} className={styles['item']}>
                  <Choice mono={mono} option={option} />
                </Radix.RadioItem>
              ))}
            </Radix.RadioGroup>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </div>
  );
}

function Choice({ option, mono }: { readonly option: SelectOption; readonly mono: boolean }) {
  return (
    <span className={cx(styles['choice'], mono && styles['mono'])}>
      {option.mark}
      <span className={styles['words']} title={option.label}>
        {option.label}
      </span>
    </span>
  );
}
