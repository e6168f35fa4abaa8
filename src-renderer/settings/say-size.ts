/** Answers for writing sizes of files. */

/** `640 kB`, `12.4 MB`, `3.1 GB`, in powers of ten. */
export function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${String(Math.ceil(bytes / 1000))} kB`;
  const [size, unit] = bytes < 1_000_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000_000_000, 'GB'];
  return `${size.toFixed(size < 100 ? 1 : 0)} ${unit}`;
}
