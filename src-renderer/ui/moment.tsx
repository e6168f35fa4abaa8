/** Answers for a moment told in few words, with the exact one in a tooltip, for the pointer and for the keyboard. */
import type { ReactNode } from 'react';
import { dateTime } from './format-time.ts';
import styles from './moment.module.css';
import { Tooltip } from './tooltip.tsx';
import type from './type.module.css';

interface MomentProps {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The few words: `14:31:52`, `3 min ago`. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** The moment. It can be gone to with the keyboard, and stands above a row's own link; inside of a link use MomentInLink. */
export function Moment({ at, children, className = styles['time'] }: MomentProps) {
  return (
    <Tooltip content={dateTime(at)}>
      <time tabIndex={0} className={className} dateTime={new Date(at).toISOString()}>
        {children}
      </time>
    </Tooltip>
  );
}

/** The same where the whole row is a link, which holds nothing that can be gone to: the link itself is called by the exact moment. */
export function MomentInLink({ at, children, className }: MomentProps) {
  return (
    <time className={className} dateTime={new Date(at).toISOString()} title={dateTime(at)}>
      <span aria-hidden="true">{children}</span>
      <span className={type['hidden']}>{dateTime(at)}</span>
    </time>
  );
}
