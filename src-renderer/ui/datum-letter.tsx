/** Answers for the boxed letter that follows one value across a drawing. */
import styles from './datum-letter.module.css';

/** A boxed letter; equal letters are equal values. */
export function DatumLetter({ letter }: { readonly letter: string }) {
  return <span className={styles['datum']}>{letter}</span>;
}
