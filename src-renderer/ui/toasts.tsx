/** Answers for drawing toasts: in a corner that holds no button, said by screen readers, reachable with F8. */
import { Toast as Radix } from 'radix-ui';
import { useRef } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import type { Toast } from './toast.ts';
import { dismissToast, undoToast, useToastStore } from './toast.ts';
import styles from './toasts.module.css';
import type from './type.module.css';
import { VerdictSign } from './verdict-sign.tsx';

/** Milliseconds on screen. The clock stands still under the pointer, under the focus, and while the window is in the background. */
const SHOWN_MS = { done: 5000, failed: 12_000, held: Infinity, undoable: 12_000 } as const;
const SIGNS = { done: 'passed', failed: 'failed', held: 'held' } as const;

function sayState({ title, undoing }: Toast): string {
  if (undoing === 'done') return `Undone: ${title}`;
  return undoing === 'failed' ? `Not undone: ${title}` : title;
}

function OneToast({ toast, sayFailure }: { readonly toast: Toast; readonly sayFailure: (cause: unknown) => string }) {
  const { id, kind, undo, undoing, open } = toast;
  const item = useRef<HTMLLIElement>(null);
  const detail = undoing === 'failed' ? sayFailure(toast.cause) : undoing === 'done' ? undefined : toast.detail;
  const canUndo = undo !== undefined && undoing !== 'done';
  const duration = undoing === 'running' ? Infinity : canUndo ? SHOWN_MS.undoable : SHOWN_MS[kind];
  return (
    <Radix.Root
      ref={item}
      className={cx(styles['toast'], kind === 'failed' && styles['failed'])}
      type={kind !== 'done' || canUndo ? 'foreground' : 'background'}
      duration={duration}
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) dismissToast(id);
      }}
    >
      <VerdictSign verdict={SIGNS[kind]} label={kind === 'failed' ? 'failed' : ''} />
      <div className={styles['words']}>
        <Radix.Title className={styles['title']}>{sayState(toast)}</Radix.Title>
        {detail === undefined ? null : <Radix.Description className={styles['detail']}>{detail}</Radix.Description>}
      </div>
      {canUndo ? (
        <Radix.Action
          altText="To undo, press F8, then Tab to the button Undo."
          asChild
          onClick={(event) => {
            // Radix would take the toast away; it stays, to say how the undo ended.
            event.preventDefault();
            const isByKey = event.detail === 0;
            void undoToast(id).then(() => {
              // The button may be gone. A key goes on from the toast; after a click nothing is focused, so that its time runs.
              if (isByKey) item.current?.focus();
              else if (document.activeElement instanceof HTMLElement && item.current?.contains(document.activeElement) === true) document.activeElement.blur();
            });
          }}
        >
          <Button loading={undoing === 'running'}>{undoing === 'failed' ? 'Try again' : 'Undo'}</Button>
        </Radix.Action>
      ) : null}
      {open === undefined ? null : (
        <Radix.Action altText={`To do that, press F8, then Tab to the button ${open.name}.`} asChild onClick={open.run}>
          <Button>{open.name}</Button>
        </Radix.Action>
      )}
      <IconButton
        icon="close"
        label="Dismiss"
        onClick={() => {
          dismissToast(id);
        }}
      />
    </Radix.Root>
  );
}

/** The corner of the toasts; stands once, in the shell. In: the words for a failed undo. */
export function Toasts({ sayFailure }: { readonly sayFailure: (cause: unknown) => string }) {
  const toasts = useToastStore((store) => store.toasts);
  // Radix says a toast once, when it appears; how its undo ended is said here.
  const ended = toasts.findLast(({ undoing }) => undoing === 'done' || undoing === 'failed');
  return (
    <Radix.Provider label="Message" swipeDirection="left">
      {toasts.map((one) => (
        <OneToast key={one.id} toast={one} sayFailure={sayFailure} />
      ))}
      <Radix.Viewport className={styles['corner']} label="Messages, F8" />
      <span role="status" className={type['hidden']}>
        {ended === undefined ? '' : sayState(ended)}
      </span>
    </Radix.Provider>
  );
}
