/** Answers for what stands on top of the page until it is closed: the browser's own modal dialog, in our clothes. */
import type { ReactNode } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './modal.module.css';
import { OnTop } from './on-top.ts';

interface ModalProps {
  /** What it is, said to screen readers. */
  readonly label: string;
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Opens when it is mounted. It begins at the field that asks for the focus, else as a whole. Escape and a press beside it close it; the focus then goes back to where it came from. */
export function Modal({ label, onClose, className, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [onTop, setOnTop] = useState<HTMLElement | null>(null);
  // Closed while it is still in the page: only then the focus goes back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The browser would begin at the first button, which closes it; React’s autoFocus came too early.
    (element?.querySelector<HTMLElement>('[data-begins]') ?? element?.querySelector<HTMLElement>(':scope > [tabindex]'))?.focus();
    setOnTop(element);
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      role="dialog"
      aria-label={label}
      className={cx(styles['modal'], className)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // A tooltip that is open takes Escape for itself, and the browser would send no cancel: one press closes both.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        // In a menu it closes the menu.
        if (event.target instanceof Element && event.target.closest('[role="menu"]') !== null) return;
        event.preventDefault();
        // The page below has a meaning for this key too, and by then nothing stands on top any more.
        event.stopPropagation();
        onClose();
      }}
      onMouseDown={(event) => {
        // What is drawn fills the dialog, so a press on the dialog itself is one on the backdrop.
        if (event.target === dialog.current) onClose();
      }}
    >
      <OnTop value={onTop}>
        <div className={styles['inside']} tabIndex={-1}>
          {children}
        </div>
      </OnTop>
    </dialog>
  );
}
