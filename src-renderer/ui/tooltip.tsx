/** Answers for the short text that appears over a control on hover and focus. */
import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { usePortal } from './on-top.ts';
import styles from './tooltip.module.css';

interface TooltipProps {
  /** What is said: a few words, or a sentence or two. */
  readonly content: ReactNode;
  /** One focusable element; it becomes the trigger. */
  readonly children: ReactNode;
}

/** Wraps a control with a tooltip. Never the only place where something important is said. */
export function Tooltip({ content, children }: TooltipProps) {
  const portal = usePortal();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal {...portal}>
        <Radix.Content className={styles['tooltip']} side="bottom" sideOffset={6} collisionPadding={8}>
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Shares the opening delay between all tooltips; stands once, around the app. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>;
}
