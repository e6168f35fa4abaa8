/** Answers for choosing one of many in a menu. */
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import styles from './select.module.css';

/** One choice. `detail` stands quietly behind the label. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
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
}

/** A menu button, 32 px high, with its label above. */
export function Select({ label, labelHidden = false, value, options, onChange, mono = false, placeholder }: SelectProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <span id={id} className={cx(styles['label'], labelHidden && styles['labelHidden'])}>
        {label}
      </span>
      <Radix.Root value={value} onValueChange={onChange}>
        <Radix.Trigger className={cx(styles['trigger'], mono && styles['mono'])} aria-labelledby={id}>
          <span className={styles['value']}>
            <Radix.Value placeholder={placeholder} />
          </span>
          <Radix.Icon>
            <Icon name="chevron-down" />
          </Radix.Icon>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className={styles['menu']} position="popper" sideOffset={4} collisionPadding={8}>
            <Radix.Viewport className={styles['viewport']}>
              {options.map((option) => (
                <Radix.Item key={option.value} value={option.value} className={styles['item']}>
                  <Radix.ItemText>
                    <span className={cx(styles['choice'], mono && styles['mono'])}>
                      {option.mark}
                      <span className={styles['words']}>{option.label}</span>
                    </span>
                  </Radix.ItemText>
                  {option.detail === undefined ? null : <span className={styles['detail']}>{option.detail}</span>}
                </Radix.Item>
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </div>
  );
}
