/** Answers for the notes at the right of the builder: what your code must do, the same in code, mistakes to try. */
import { useState } from 'react';
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { cx } from '../../ui/cx.ts';
import { MarginNote } from '../../ui/margin-note.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import text from '../../ui/type.module.css';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import type { Language } from './code-snippets.ts';
import { LANGUAGES, writeSnippet } from './code-snippets.ts';
import { MISTAKES } from './mistakes.ts';
import styles from './notes-pane.module.css';
import type { Builder } from './use-builder.ts';

function Snippet({ builder }: { readonly builder: Builder }) {
  const [language, setLanguage] = useState<Language>('Node');
  const lines = writeSnippet(language, builder);
  return (
    <section>
      <div className={styles['heading']}>
        <h2 className={text['h3']}>The same in your code</h2>
        <CopyButton text={lines.map((line) => line.text).join('\n')} what="code" />
      </div>
      <SegmentedControl label="Language" labelHidden value={language} options={LANGUAGES.map((name) => ({ value: name, label: name }))} onChange={setLanguage} />
      <pre className={styles['code']} tabIndex={0} aria-label={`The request in ${language}`}>
        <code>
          {lines.map((line, index) => (
            <span key={String(index)} className={cx(styles['line'], line.parameter !== null && line.parameter === builder.change?.name && styles['changed'])}>
              {line.text}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </section>
  );
}

function Outcome({ builder, checks }: { readonly builder: Builder; readonly checks: readonly CheckResult[] | undefined }) {
  if (builder.trying === null || checks === undefined) return null;
  const { mistake } = builder.trying;
  const failure = firstFailure(checks);
  return (
    <div className={styles['outcome']} role="status">
      <VerdictSign verdict={failure === null ? 'skipped' : 'failed'} label="" />
      <p>
        {mistake.says} {failure === null ? (mistake.unstopped ?? 'No check stops this.') : <>It is stopped by the check “<b>{describeCheck(failure.id).title}</b>”. {describeCheck(failure.id).cure}</>}
      </p>
      <p>
        <Button onClick={builder.putRight}>Put it right</Button>
      </p>
    </div>
  );
}

function Mistakes({ builder, checks }: { readonly builder: Builder; readonly checks: readonly CheckResult[] | undefined }) {
  const base = builder.trying?.before ?? builder.draft;
  return (
    <section>
      <h2 className={text['h3']}>Try a mistake</h2>
      <p className={styles['words']}>Change one thing and see which check stops you.</p>
      <div className={styles['chips']}>
        {MISTAKES.map((mistake) => {
          const on = builder.trying?.mistake.id === mistake.id;
          return (
            <button key={mistake.id} type="button" className={styles['chip']} aria-pressed={on} disabled={!on && mistake.make(base) === null} onClick={() => (on ? builder.putRight() : builder.attempt(mistake))}>
              {mistake.label}
            </button>
          );
        })}
      </div>
      <Outcome builder={builder} checks={checks} />
    </section>
  );
}

interface NotesPaneProps {
  readonly builder: Builder;
  readonly checks: readonly CheckResult[] | undefined;
}

/** The notes. */
export function NotesPane({ builder, checks }: NotesPaneProps) {
  return (
    <>
      <MarginNote title="What your code must do here" level={2}>
        Make a fresh <code>state</code> and verifier for this login, keep both in the person’s session, then redirect the browser.
      </MarginNote>
      <Mistakes builder={builder} checks={checks} />
      <Snippet builder={builder} />
    </>
  );
}
