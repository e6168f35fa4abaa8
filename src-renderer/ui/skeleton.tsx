/** Answers for bars of the final size while something is read. */
import styles from './skeleton.module.css';
import type from './type.module.css';

/** In: the widths of the bars (CSS lengths), the height of a row in px, and what is being read. */
export function Skeleton({ widths, rowHeight = 20, what }: { readonly widths: readonly string[]; readonly rowHeight?: number; readonly what: string }) {
  return (
    <div role="status">
      <span className={type['hidden']}>{what}</span>
      {widths.map((width, index) => (
        <div key={`${String(index)} ${width}`} className={styles['row']} style={{ height: rowHeight }}>
          <div className={styles['bar']} style={{ width }} />
        </div>
      ))}
    </div>
  );
}
