/** Answers for one parameter of the URL: name, editable value, leader line, note. */
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { DraftParameter } from '../../../src-preload/contract/guided.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { WireText } from '../../ui/wire-text.tsx';
import type { Annotation } from './annotations.ts';
import type { LastChange } from './last-change.ts';
import styles from './url-pane.module.css';

/** The thin line from the value to its note. */
export function Leader() {
  return (
    <svg className={styles['leader']} height="12" aria-hidden="true">
      <line x1="4" x2="100%" y1="6" y2="6" />
      <circle cx="4" cy="6" r="2.5" />
    </svg>
  );
}

/** The note beside a part of the URL. */
export function Note({ annotation }: { readonly annotation: Annotation }) {
  return (
    <div className={styles['note']}>
      <b>{annotation.title}</b> <small>{annotation.clause}</small>
      <p>{annotation.text}</p>
    </div>
  );
}

function Marked({ value, change }: { readonly value: string; readonly change: LastChange | null }) {
  if (change === null || change.start >= change.end) return <WireText text={value} />;
  return (
    <>
      <WireText text={value.slice(0, change.start)} />
      <span className={styles['marked']}>
        <WireText text={value.slice(change.start, change.end)} />
      </span>
      <WireText text={value.slice(change.end)} />
    </>
  );
}

/** Brings a row on screen by moving its list alone: the page stays where it is, with what was pressed. */
function reveal(row: HTMLElement): void {
  const list = row.closest(`.${styles['rows'] ?? ''}`);
  if (list === null) return;
  const [at, around] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
  if (at.top < around.top) list.scrollTop += at.top - around.top;
  else if (at.bottom > around.bottom) list.scrollTop += at.bottom - around.bottom;
}

interface UrlRowProps {
  readonly parameter: DraftParameter;
  readonly first: boolean;
  readonly annotation: Annotation;
  /** What changed last, when it was this parameter. */
  readonly change: LastChange | null;
  /** The check that the preflight fails at is about this parameter. */
  readonly bad: boolean;
  readonly onChange: (value: string) => void;
  readonly onRemove: () => void;
}

/** A row. Press the value to edit it: it changes as one types, Enter and leaving keep it, Escape takes it back. */
export function UrlRow({ parameter, first, annotation, change, bad, onChange, onRemove }: UrlRowProps) {
  const [before, setBefore] = useState<string | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const changed = change !== null;
  useEffect(() => {
    if (changed && row.current !== null) reveal(row.current);
  }, [changed]);
  const { name, value } = parameter;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && before !== null) onChange(before);
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    setBefore(null);
  };
  return (
    <li ref={row} className={cx(styles['row'], before !== null && styles['editing'], bad ? styles['bad'] : change !== null && styles['on'])}>
      <div className={styles['part']}>
        <span className={styles['name']}>
          {first ? '?' : '&'}
          <WireText text={name} />
        </span>
        =
        {before === null ? (
          // Not a button element: those are boxes, and a long value must flow on behind its name.
          <span
            role="button"
            tabIndex={0}
            className={cx(styles['value'], value === '' && styles['empty'])}
            aria-label={`Edit ${name}, ${value === '' ? 'empty' : value}`}
            onClick={() => setBefore(value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              setBefore(value);
            }}
          >
            {value === '' ? 'empty' : <Marked value={value} change={change} />}
          </span>
        ) : (
          <input
            className={styles['input']}
            aria-label={name}
            value={value}
            maxLength={4000}
            spellCheck={false}
            autoComplete="off"
            autoFocus
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => setBefore(null)}
            onKeyDown={press}
          />
        )}
      </div>
      <Leader />
      <Note annotation={annotation} />
      <span className={styles['remove']}>
        <IconButton icon="close" label={`Remove ${name}`} onClick={onRemove} />
      </span>
    </li>
  );
}
