/** Answers for the title block below a drawing or sheet: cells with a label over a value. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './title-block.module.css';

/** One cell. `grow` shares out the width; `shrinks` is how soon its words are shortened where it is scarce; `mono` sets the value as wire text. */
export interface TitleCell {
  readonly label: string;
  readonly value: ReactNode;
  readonly grow?: number;
  readonly shrinks?: number;
  readonly mono?: boolean;
}

/** The row of cells, as a description list. */
export function TitleBlock({ cells }: { readonly cells: readonly TitleCell[] }) {
  return (
    <dl className={styles['block']}>
      {cells.map((cell) => (
        <div key={cell.label} style={{ flex: cell.grow ?? `0 ${String(cell.shrinks ?? 0)} auto` }}>
          <dt>{cell.label}</dt>
          <dd className={cx(cell.mono === true && styles['mono'])}>{cell.value}</dd>
        </div>
      ))}
    </dl>
  );
}
