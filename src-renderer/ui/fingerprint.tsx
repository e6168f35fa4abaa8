/** Answers for the short fingerprint that stands in for a value that is never kept. */
import styles from './fingerprint.module.css';

/** In: the fingerprint as drawn (`9c41·0be2`), and what it is of (`secret`, `code`). */
export function Fingerprint({ value, of }: { readonly value: string; readonly of?: string }) {
  return (
    <code className={styles['chip']}>
      {of === undefined ? '' : `${of} `}
      {value}
    </code>
  );
}
