/** Answers for the lives of codes and tokens: when each began, until when it lives, and what ended it. */
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';
import type { DrawnLife, DrawnStep } from './picture.ts';

/** Folds issues and endings into lives. In: events by `seq`, letters, and the drawn steps to name where each happened. */
export function foldLives(events: readonly TraceEvent[], letters: ReadonlyMap<string, string>, steps: readonly DrawnStep[]): DrawnLife[] {
  const stepOf = (event: TraceEvent, last: boolean): string => {
    const holding = steps.filter((step) => step.events.some((one) => one.seq === event.seq));
    return (last ? holding.at(-1) : holding[0])?.key ?? '';
  };
  const lives = new Map<string, DrawnLife>();
  for (const event of events) {
    if (!('issued' in event)) continue;
    for (const life of event.issued) {
      const letter = letters.get(life.fingerprint);
      if (letter === undefined) continue;
      lives.set(life.fingerprint, { ...life, letter, from: stepOf(event, true), ended: null });
    }
    for (const end of event.ended) {
      const life = lives.get(end.fingerprint);
      if (life?.ended !== null) continue;
      lives.set(end.fingerprint, { ...life, ended: { reason: end.reason, at: event.at, step: stepOf(event, false) } });
    }
  }
  return [...lives.values()];
}
