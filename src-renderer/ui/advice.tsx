/** Answers for a list of advice: what was seen, the clause it is about, what to do, and a way to the evidence. */
import type { ReactNode } from 'react';
import styles from './advice.module.css';
import { SeveritySign } from './severity-sign.tsx';

/** One piece of advice. */
export interface AdviceItem {
  readonly key: string;
  readonly severity: 'fix' | 'consider';
  readonly title: string;
  readonly clause: string;
  readonly sentence: string;
  readonly cure: string;
  /** Leads to what shows it. */
  readonly evidence: ReactNode;
}

/** The list. */
export function Advice({ items }: { readonly items: readonly AdviceItem[] }) {
  return (
    <ul className={styles['list']}>
      {items.map((item) => (
        <li key={item.key} className={styles['item']}>
          <span className={styles['sign']}>
            <SeveritySign severity={item.severity} />
          </span>
          <div>
            <div className={styles['head']}>
              <span className={styles['title']}>{item.title}</span>
              <span className={styles['clause']}>{item.clause}</span>
            </div>
            <p className={styles['words']}>{item.sentence}</p>
            <p className={styles['words']}>{item.cure}</p>
            <div className={styles['evidence']}>{item.evidence}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}
