/** Answers for the tile that stands for something without a picture: its initial on a colour that is always the same for one id. */
import styles from './monogram.module.css';

/** Ground and letter; the same pairs as on the consent page (a test compares them), each with a contrast of at least 4.5. */
const PAINTS: readonly (readonly [ground: string, letter: string])[] = [
  ['#E8B23C', '#2C2413'],
  ['#0F6B6B', '#F2EBDD'],
  ['#24415F', '#F4E9D2'],
  ['#7A4E7E', '#F6E8F4'],
  ['#8C3B2E', '#FBEDE4'],
  ['#3F6B3A', '#F0F3E2'],
  ['#C9D3DC', '#1F2B38'],
  ['#3C3A36', '#E9E2D0'],
];

/** Paint of a tile. In: any id. Out: the same pair every time (FNV-1a over the id). */
export function paintOf(id: string): { readonly ground: string; readonly letter: string } {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  const [ground, letter] = PAINTS[hash % PAINTS.length] ?? ['#24415F', '#F4E9D2'];
  return { ground, letter };
}

/** The letter on the tile: the first letter or digit of the name, else its first sign. */
export function initialOf(name: string): string {
  const sign = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? Array.from(name.trim())[0] ?? '·';
  return sign.toLocaleUpperCase('en');
}

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
