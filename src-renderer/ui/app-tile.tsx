/** Answers for the tile that an app is known by: its logo, or its initial on a colour. */
import styles from './app-tile.module.css';
import { Monogram } from './monogram.tsx';

interface AppTileProps {
  /** The logo as base64 of a PNG; null where there is none, undefined while it is read. */
  readonly png: string | null | undefined;
  /** What stands in its place. */
  readonly tile: Parameters<typeof Monogram>[0];
  /** Side in px. */
  readonly size: number;
}

/** The tile. It says nothing to screen readers: the name stands beside it. */
export function AppTile({ png, tile, size }: AppTileProps) {
  if (png === null) return <Monogram {...tile} size={size} />;
  const box = { width: size, height: size, borderRadius: size / 5 };
  if (png === undefined) return <span className={styles['waiting']} style={box} />;
  return <img className={styles['logo']} src={`data:image/png;base64,${png}`} alt="" width={size} height={size} style={{ borderRadius: box.borderRadius }} />;
}
