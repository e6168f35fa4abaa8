/** Answers for the tile that stands for something without a picture: its initial on a colour that is always the same for one id. */
import { initialOf, paintOf } from '../../src-preload/contract/monogram.ts';
import styles from './monogram.module.css';

interface MonogramProps {
  /** Decides the colour; null draws the tile in dashes, because what it stands for has no id yet. */
  readonly id: string | null;
  /** Gives the letter. */
  readonly name: string;
  /** In px. */
  readonly size?: number;
}

/** A tile. It says nothing to screen readers: the name stands beside it. */
export function Monogram({ id, name, size = 28 }: MonogramProps) {
  const { ground, letter } = id === null ? { ground: null, letter: 'var(--ink-2)' } : paintOf(id);
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      {ground === null ? <rect x=".75" y=".75" width="26.5" height="26.5" rx="4.5" fill="none" stroke="var(--edge)" strokeDasharray="3 2.5" /> : <rect width="28" height="28" rx="5" fill={ground} />}
      <text className={styles['letter']} x="14" y="19.4" textAnchor="middle" fill={letter}>
        {initialOf(name)}
      </text>
    </svg>
  );
}
