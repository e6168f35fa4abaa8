/** Answers for asking before something that cannot be taken back. */
import type { ReactNode } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';
import styles from './confirm-dialog.module.css';
import { TextField } from './text-field.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will end, and what will not. */
  readonly children: ReactNode;
  /** Names the result. */
  readonly confirm: string;
  /** Names what stays as it is. */
  readonly cancel: string;
  readonly loading?: boolean;
  /** A name that must be typed first, because there is no way back. */
  readonly typed?: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * A dialog with a filled-ink button for the destructive answer; Escape and Cancel are the same.
 * The browser's own modal dialog: it keeps the focus inside and the page behind inert, without the style element that Radix's writes.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ title, children, confirm, cancel, loading = false, typed, onConfirm, onCancel }: ConfirmDialogProps) {
  const id = useId();
  const [text, setText] = useState('');
  const isReady = typed === undefined || text.trim() === typed.trim();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: only then the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // What is told above may take the focus too (a time shows its exact moment then): the answer comes first.
    element?.querySelector<HTMLElement>('form input, form button')?.focus();
    return () => {
      element?.close();
    };
  }, []);
  // Outside whatever asks: its own form must not stand in another one.
  return createPortal(
    <dialog
      ref={dialog}
      role="alertdialog"
      className={styles['dialog']}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        event.preventDefault();
        if (!loading) onCancel();
      }}
    >
      <h2 id={`${id}-title`} className={styles['title']}>
        {title}
      </h2>
      <div id={`${id}-body`} className={styles['body']}>
        {children}
      </div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (isReady && !loading) onConfirm();
        }}
      >
        {typed === undefined ? null : (
          <div className={styles['typed']}>
            <TextField label={`Type ${typed} to confirm`} value={text} verdict={isReady ? 'passed' : 'none'} autoFocus onChange={setText} />
          </div>
        )}
        <div className={styles['actions']}>
          <Button size="large" onClick={onCancel}>
            {cancel}
          </Button>
          <Button kind="destructive" size="large" type="submit" unready={!isReady} loading={loading}>
            {confirm}
          </Button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}
