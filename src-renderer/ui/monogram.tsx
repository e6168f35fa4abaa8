/** Answers for the tile that stands for something without a picture: its initial on a colour. */
import styles from './monogram.module.css';

interface MonogramProps {
  /** Ground and letter colours; null draws the tile in dashes, because what it stands for is not there yet. */
  readonly paint: { readonly ground: string; readonly letter: string } | null;
  readonly letter: string;
  /** In px. */
  readonly size?: number;
}

/** A tile. It says nothing to screen readers: the name stands beside it. */
export function Monogram({ paint, letter, size = 28 }: MonogramProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      {paint === null ? <rect x=".75" y=".75" width="26.5" height="26.5" rx="4.5" fill="none" stroke="var(--edge)" strokeDasharray="3 2.5" /> : <rect width="28" height="28" rx="5" fill={paint.ground} />}
      <text className={styles['letter']} x="14" y="19.4" textAnchor="middle" fill={paint?.letter ?? 'var(--ink-2)'}>
        {letter}
      </text>
    </svg>
  );
}
