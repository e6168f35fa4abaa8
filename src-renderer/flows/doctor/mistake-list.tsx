/** Answers for the mistakes of a redirect URI: numbered, the decisive one first, each with its cause and cure. */
import type { Diagnosis } from '../../../src-preload/contract/doctor.ts';
import { MISTAKES } from '../../../src-preload/contract/mistakes.ts';
import styles from './doctor.module.css';

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** The list. Its numbers are those under the characters. */
export function MistakeList({ mistakes }: Pick<Diagnosis, 'mistakes'>) {
  return (
    <ol className={styles['mistakes']} aria-label="What differs">
      {mistakes.map(({ class: name, detail }) => (
        <li key={name}>
          <b>{sentence(detail ?? MISTAKES[name].clause)}</b> {MISTAKES[name].cause} {MISTAKES[name].cure}
        </li>
      ))}
    </ol>
  );
}
