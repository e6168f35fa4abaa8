/** Answers for the tile that stands for something without a picture: its initial on a colour of its own. */

/** Deep inks with a light letter: each pair passes 4.5:1, in both themes. */
const INKS: readonly (readonly [tile: string, letter: string])[] = [
  ['#24415f', '#f4e9d2'],
  ['#0f6b6b', '#f2ebdd'],
  ['#7a4e7e', '#f6e8f4'],
  ['#3c3a36', '#e9e2d0'],
  ['#e8b23c', '#2c2413'],
  ['#2f5d3a', '#eef0da'],
  ['#8a4b2d', '#f8ebdc'],
  ['#4a5a8c', '#eef0fa'],
];

function hash(text: string): number {
  let value = 2166136261;
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 16777619);
  return value >>> 0;
}

/** In: an id that decides the colour, a name that gives the letter, the size in px. Says nothing to screen readers: the name stands beside it. */
export function Monogram({ id, name, size = 28 }: { readonly id: string; readonly name: string; readonly size?: number }) {
  const [tile, letter] = INKS[hash(id) % INKS.length] ?? ['#24415f', '#f4e9d2'];
  const initial = new Intl.Segmenter().segment(name.trim())[Symbol.iterator]().next().value?.segment.toLocaleUpperCase() ?? '·';
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="5" fill={tile} />
      <text x="14" y="19.6" fill={letter} textAnchor="middle" style={{ font: '600 16px var(--letter)' }}>
        {initial}
      </text>
    </svg>
  );
}
