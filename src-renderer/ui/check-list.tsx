/** Answers for choosing any of a handful of things, one box each. */
import { Checkbox } from './checkbox.tsx';
import styles from './check-list.module.css';

interface CheckListProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly note: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: T[]) => void;
}

/** The boxes, in columns where there is room. Out: what is chosen, in the order of the options. */
export function CheckList<T extends string>({ label, options, chosen, onChange }: CheckListProps<T>) {
  return (
    <fieldset className={styles['list']}>
      <legend className={styles['legend']}>{label}</legend>
      {options.map(({ value, note }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={(checked) => {
            onChange(options.map((one) => one.value).filter((one) => (one === value ? checked : chosen.includes(one))));
          }}
        >
          <code>{value}</code> <span className={styles['note']}>{note}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
