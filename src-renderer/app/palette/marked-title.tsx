/** Answers for a title with the letters that were hit underlined. */
import type { Ranges } from '../../ui/match-words.ts';
import styles from './command-palette.module.css';

/** In: places of the title, in order, not overlapping. */
export function MarkedTitle({ title, ranges }: { readonly title: string; readonly ranges: Ranges }) {
  return (
    <span className={styles['title']}>
      {ranges.map(([from, to], index) => (
        <span key={from}>
          {title.slice(ranges[index - 1]?.[1] ?? 0, from)}
          <b className={styles['hit']}>{title.slice(from, to)}</b>
        </span>
      ))}
      {title.slice(ranges.at(-1)?.[1] ?? 0)}
    </span>
  );
}
