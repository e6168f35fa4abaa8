/** Answers for spans of time as on dimension lines: the two largest units. */

/** A span as on a dimension line: `12 ms`, `0.2 s`, `3 min 5 s`, `2 h 10 min`, `30 d`. In: milliseconds. */
export function formatSpan(ms: number): string {
  const rounded = Math.max(0, Math.round(ms));
  if (rounded < 100) return `${String(rounded)} ms`;
  if (rounded < 59_950) return `${(rounded / 1000).toFixed(1)} s`;
  const seconds = Math.round(rounded / 1000);
  const units = [[86_400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']] as const;
  const first = units.findIndex(([size]) => seconds >= size);
  const [size, name] = units[first] ?? [1, 's'];
  const whole = `${String(Math.floor(seconds / size))} ${name}`;
  const next = units[first + 1];
  if (next === undefined) return whole;
  const rest = Math.floor((seconds % size) / next[0]);
  return rest === 0 ? whole : `${whole} ${String(rest)} ${next[1]}`;
}
