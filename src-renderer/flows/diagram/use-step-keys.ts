/** Answers for walking the steps with the keyboard: one of them is in the tab order, arrow keys move to the others. */
import type { KeyboardEvent } from 'react';

const MOVES: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(last, index + 1),
  ArrowRight: (index, last) => Math.min(last, index + 1),
  ArrowUp: (index) => Math.max(0, index - 1),
  ArrowLeft: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_index, last) => last,
};

interface WalkInput {
  readonly keys: readonly string[];
  readonly current: string;
  readonly onSelect: (key: string) => void;
}

/** Handles a key inside a list of elements that carry `data-step`: selects the next one and moves the focus to it. */
export function walkSteps(event: KeyboardEvent<HTMLElement>, { keys, current, onSelect }: WalkInput): void {
  const move = MOVES[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const next = keys[move(Math.max(0, keys.indexOf(current)), keys.length - 1)];
  if (next === undefined || next === current) return;
  onSelect(next);
  const element = event.currentTarget.querySelector<HTMLElement>(`[data-step="${CSS.escape(next)}"]`);
  element?.focus();
}
