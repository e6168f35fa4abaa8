/** Answers for saying how far the server clock is from real time. */
import { roughly } from './format-time.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

const count = (many: number, name: string): string => `${many.toLocaleString('en')} ${name}${many === 1 ? '' : 's'}`;

/** A length of time in its two largest units, spelled out: `30 days`, `1 hour 5 minutes`. In: milliseconds; under a second it is `0 seconds`. */
export function spellLength(ms: number): string {
  const first = UNITS.findIndex(([, size]) => ms >= size);
  const [name, size] = UNITS[first] ?? ['second', 1000];
  const whole = Math.floor(ms / size);
  const next = first < 0 ? undefined : UNITS[first + 1];
  const rest = next === undefined ? 0 : Math.floor((ms - whole * size) / next[1]);
  return next === undefined || rest === 0 ? count(whole, name) : `${count(whole, name)} ${count(rest, next[0])}`;
}

/** `30 days ahead`, `2 hours behind`. In: milliseconds, below 0 when it is behind. */
export function spellShift(aheadMs: number): string {
  return `${spellLength(Math.abs(aheadMs))} ${aheadMs < 0 ? 'behind' : 'ahead'}`;
}

/** The same, short: `30 d ahead`. */
export function sayShift(aheadMs: number): string {
  return `${roughly(Math.abs(aheadMs))} ${aheadMs < 0 ? 'behind' : 'ahead'}`;
}
