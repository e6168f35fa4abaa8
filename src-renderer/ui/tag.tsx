/** Answers for small framed words. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './tag.module.css';

/** `tape`: staged by the person. `choice`: dashed, where this console chose because Mavio is silent. */
export function Tag({ tone = 'plain', children }: { readonly tone?: 'plain' | 'tape' | 'choice'; readonly children: ReactNode }) {
  return <span className={cx(styles['tag'], styles[tone])}>{children}</span>;
}
