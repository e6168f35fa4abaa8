/** Answers for asking before something that cannot be taken back. */
import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './confirm-dialog.module.css';

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
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * A dialog with a filled-ink button for the destructive answer; Escape and Cancel are the same.
 * The scrim is our own: Radix's writes a style element to stop scrolling, which the page's policy forbids and the page does not need.
 */
export function ConfirmDialog({ open, title, children, confirm, cancel, loading = false, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        if (!next && !loading) onCancel();
      }}
    >
      <Radix.Portal>
        <div className={styles['scrim']} />
        <Radix.Content className={styles['dialog']}>
          <Radix.Title className={styles['title']}>{title}</Radix.Title>
          <Radix.Description asChild>
            <div className={styles['body']}>{children}</div>
          </Radix.Description>
          <div className={styles['actions']}>
            <Radix.Cancel asChild>
              <Button size="large">{cancel}</Button>
            </Radix.Cancel>
            <Button kind="destructive" size="large" loading={loading} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
