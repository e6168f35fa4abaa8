/** Answers for showing what is wrong in a workspace file: each mistake with its place and the line it stands in. */
import type { WorkspaceMistake } from '../../../src-preload/contract/workspace.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import styles from './mistake-list.module.css';
import { findOffendingLine } from './offending-line.ts';

/** So many are drawn; a file with more has one mistake many times. */
const MOST = 100;

/** The list. In: the mistakes, and the text that they were found in. */
export function MistakeList({ mistakes, text }: { readonly mistakes: readonly WorkspaceMistake[]; readonly text: string }) {
  const count = mistakes.length;
  return (
    <section className={styles['list']} aria-label="Mistakes in the file">
      <p className={styles['head']} role="status">
        <VerdictSign verdict="failed" label="" />
        <span>
          <strong>{count === 1 ? 'One mistake' : `${String(count)} mistakes`}.</strong> Nothing was changed. Mend the file and bring it again, or mend the text above.
        </span>
      </p>
      <ol>
        {mistakes.slice(0, MOST).map((mistake) => (
          <Mistake key={`${String(mistake.line)} ${String(mistake.column)} ${mistake.path} ${mistake.message}`} mistake={mistake} text={text} />
        ))}
      </ol>
      {count > MOST ? <p className={styles['more']}>And {String(count - MOST)} more.</p> : null}
    </section>
  );
}

function Mistake({ mistake: { line, column, path, message }, text }: { readonly mistake: WorkspaceMistake; readonly text: string }) {
  const found = line === null || column === null ? null : findOffendingLine(text, line, column);
  return (
    <li className={styles['item']}>
      <span className={styles['place']}>{line === null ? 'file' : `${String(line)}:${String(column)}`}</span>
      <div className={styles['words']}>
        <p>
          {message.charAt(0).toUpperCase() + message.slice(1)}
          {path === '' ? null : <code className={styles['path']}>{path}</code>}
        </p>
        {found === null ? null : (
          <pre className={styles['line']} tabIndex={0} aria-label={`Line ${String(line)}`}>
            {found.shown}
            {'\n'}
            <span className={styles['mark']} aria-hidden="true">
              {' '.repeat(found.before)}^
            </span>
          </pre>
        )}
      </div>
    </li>
  );
}
