/** Answers for the tile that stands for an app without a logo: its initial on a colour that is always the same for one client id, on Mavio’s pages and in the console. */

/** Ground and letter of a tile; each pair has a contrast of at least 4.5. */
export interface TilePaint {
  readonly ground: string;
  readonly letter: string;
}

const PAINTS: readonly TilePaint[] = [
  { ground: '#E8B23C', letter: '#2C2413' },
  { ground: '#0F6B6B', letter: '#F2EBDD' },
  { ground: '#24415F', letter: '#F4E9D2' },
  { ground: '#7A4E7E', letter: '#F6E8F4' },
  { ground: '#8C3B2E', letter: '#FBEDE4' },
  { ground: '#3F6B3A', letter: '#F0F3E2' },
  { ground: '#C9D3DC', letter: '#1F2B38' },
  { ground: '#3C3A36', letter: '#E9E2D0' },
];

/** Paint of an app's tile. In: the client id. Out: the same pair every time (FNV-1a over the id). */
export function paintOf(clientId: string): TilePaint {
  let hash = 0x811c9dc5;
  for (let index = 0; index < clientId.length; index++) hash = Math.imul(hash ^ clientId.charCodeAt(index), 0x01000193) >>> 0;
  return PAINTS[hash % PAINTS.length] ?? { ground: '#24415F', letter: '#F4E9D2' };
}

/** The letter on the tile: the first letter or digit of the name, else its first sign. */
export function initialOf(name: string): string {
  const sign = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? Array.from(name.trim())[0] ?? '·';
  return sign.toLocaleUpperCase('en');
}

/** What a tile shows. `paint` is null for an app that has no client id yet. */
export interface Tile {
  readonly paint: TilePaint | null;
  readonly letter: string;
}

/** Tile of an app. In: its client id, or null before it has one, and its name. */
export function tileOf(clientId: string | null, name: string): Tile {
  return { paint: clientId === null ? null : paintOf(clientId), letter: initialOf(name) };
}
