/** Answers for which characters a mistake lies in, so that its number can stand under them. */
import type { Diagnosis, Mistake, MistakeClass, Stretch } from './doctor.ts';
import { MISTAKES } from './mistakes.ts';

/** The numbers that stand under a stretch, such as `1` or `2, 3`, with the titles of those mistakes. */
export interface StretchLabel {
  /** Index of the stretch in the diagnosis. */
  readonly stretch: number;
  readonly numbers: string;
  readonly text: string;
}

/** Where a mistake of the whole URI shows. */
const SHOWS: Partial<Record<MistakeClass, RegExp>> = { whitespace: /\s/, backslash: /\\/, invisible: /[^\x20-\x7e]/ };

function findStretch(stretches: readonly Stretch[], { class: name, part }: Mistake): number {
  const differing = (fits: (one: Stretch) => boolean): number => stretches.findIndex((one) => one.differs && fits(one));
  const shown = SHOWS[name];
  if (part === null) return shown === undefined ? -1 : differing((one) => shown.test(one.received));
  const own = differing((one) => one.part === part);
  return own < 0 ? differing((one) => one.part === null) : own;
}

/** Labels from left to right. Mistakes that lie in no particular place, such as `other-app`, have none. */
export function labelMistakes({ mistakes, stretches }: Diagnosis): StretchLabel[] {
  const under = new Map<number, { readonly number: number; readonly title: string }[]>();
  mistakes.forEach((mistake, index) => {
    const stretch = findStretch(stretches, mistake);
    if (stretch >= 0) under.set(stretch, [...(under.get(stretch) ?? []), { number: index + 1, title: MISTAKES[mistake.class].title }]);
  });
  return [...under]
    .sort(([a], [b]) => a - b)
    .map(([stretch, found]) => ({ stretch, numbers: found.map(({ number }) => number).join(', '), text: found.map(({ number, title }) => `${String(number)} ${title}`).join(', ') }));
}
