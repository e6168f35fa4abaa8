/** Answers for where everything stands on the line from real time to the server clock. Pure: the same times make the same drawing. */
import type { TokenDeath } from '../../../src-preload/contract/clock.ts';

/** A death on the line. `side`: where its words stand from its mark; null for one that is only a mark. */
export interface DrawnDeath {
  readonly death: TokenDeath;
  readonly x: number;
  readonly isPast: boolean;
  readonly side: 'left' | 'right' | null;
}

/** The drawing in px. */
export interface DrawnLine {
  readonly axisEnd: number;
  readonly realX: number;
  readonly serverX: number;
  readonly ticks: readonly { readonly x: number; readonly isLong: boolean }[];
  readonly deaths: readonly DrawnDeath[];
}

/** What is drawn. `now` and `realNow` in epoch ms. */
export interface LineFacts {
  readonly now: number;
  readonly realNow: number;
  readonly died: readonly TokenDeath[];
  readonly living: readonly TokenDeath[];
  readonly width: number;
}

const LEFT = 24;
const RIGHT = 40;
/** Room that the words of a death take. */
const WORDS = 200;
const TICKS = 30;
const HOUR = 3_600_000;

/** Part of the line that lies beyond the later of the two clocks while they differ. */
const BEYOND = 0.06;

function bounds({ now, realNow, living }: LineFacts): { readonly from: number; readonly to: number } {
  if (now !== realNow) {
    const [from, to] = [Math.min(now, realNow), Math.max(now, realNow)];
    return { from, to: to + (to - from) * BEYOND };
  }
  const last = living.at(-1)?.expiresAt ?? now;
  return { from: now, to: Math.max(last, now + HOUR) };
}

/** Lays the line out. Words go to as many deaths as have room, the latest that died and the next to die first. */
export function layOutLine(facts: LineFacts): DrawnLine {
  const { now, realNow, died, living, width } = facts;
  const { from, to } = bounds(facts);
  const axisEnd = Math.max(LEFT + 1, width - RIGHT);
  const xOf = (at: number): number => LEFT + ((at - from) / Math.max(1, to - from)) * (axisEnd - LEFT);
  const marks = [...died, ...living].filter(({ expiresAt }) => expiresAt >= from && expiresAt <= to);
  const taken: (readonly [number, number])[] = [];
  const place = (x: number): DrawnDeath['side'] => {
    const sides = x < width / 2 ? (['right', 'left'] as const) : (['left', 'right'] as const);
    for (const side of sides) {
      const [start, end] = side === 'right' ? [x, x + WORDS] : [x - WORDS, x];
      if (start < 0 || end > width || taken.some(([a, b]) => start < b && a < end)) continue;
      taken.push([start, end]);
      return side;
    }
    return null;
  };
  const past = marks.filter(({ expiresAt }) => expiresAt <= now).toReversed();
  const coming = marks.filter(({ expiresAt }) => expiresAt > now);
  // The first that died stands at the other end of the story, so it is asked before those in between.
  const order = [...past.slice(0, 1), ...coming.slice(0, 1), ...past.slice(-1), ...coming.slice(-1), ...past, ...coming];
  const sides = new Map<TokenDeath, DrawnDeath['side']>();
  for (const death of order) if (!sides.has(death)) sides.set(death, place(xOf(death.expiresAt)));
  return {
    axisEnd,
    realX: xOf(realNow),
    serverX: xOf(now),
    ticks: Array.from({ length: TICKS + 1 }, (_, index) => ({ x: LEFT + (index / TICKS) * (axisEnd - LEFT), isLong: index % 5 === 0 })),
    deaths: marks.map((death) => ({ death, x: xOf(death.expiresAt), isPast: death.expiresAt <= now, side: sides.get(death) ?? null })),
  };
}
