/** Answers for the title block below a drawing or sheet: cells with a label over a value. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './title-block.module.css';

/** One cell. `grow` shares out the width; `mono` sets the value as wire text. */
export interface TitleCell {
  readonly label: string;
  readonly value: ReactNode;
  readonly grow?: number;
  readonly mono?: boolean;
}

/** The row of cells, as a description list. */
export function TitleBlock({ cells }: { readonly cells: readonly TitleCell[] }) {
  return (
    <dl className={styles['block']}>
      {cells.map((cell) => (
        <div key={cell.label} style={cell.grow === undefined ? undefined : { flex: cell.grow }}>
          <dt>{cell.label}</dt>
          <dd className={cx(cell.mono === true && styles['mono'])}>{cell.value}</dd>
        </div>
      ))}
    </dl>
  );
}
