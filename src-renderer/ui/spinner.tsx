/** Answers for the quarter ring that turns while something runs. */
import styles from './spinner.module.css';

/** A turning ring of the current colour; what it waits for is said beside it. */
export function Spinner() {
  return (
    <svg className={styles['spinner']} width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" opacity=".3" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
