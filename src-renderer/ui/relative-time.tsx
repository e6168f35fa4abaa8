/** Answers for saying how long ago something was, with the exact moment in a tooltip, for the pointer and for the keyboard. */
import { ago, dateTime } from './format-time.ts';
import styles from './relative-time.module.css';
import { Tooltip } from './tooltip.tsx';

/** In: the moment and now, both epoch milliseconds of the same clock. */
export function RelativeTime({ at, now }: { readonly at: number; readonly now: number }) {
  return (
    <Tooltip content={dateTime(at)}>
      <time tabIndex={0} className={styles['time']} dateTime={new Date(at).toISOString()}>
        {ago(at, now)}
      </time>
    </Tooltip>
  );
}
