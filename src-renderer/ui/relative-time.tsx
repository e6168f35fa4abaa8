/** Answers for saying how long ago something was. */
import { ago } from './format-time.ts';
import { Moment } from './moment.tsx';

/** In: the moment and now, both epoch milliseconds of the same clock. */
export function RelativeTime({ at, now }: { readonly at: number; readonly now: number }) {
  return <Moment at={at}>{ago(at, now)}</Moment>;
}
