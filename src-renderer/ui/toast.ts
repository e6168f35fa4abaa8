/** Answers for the short messages that say how an action ended: which ones are on screen, and taking an action back. */
import { create } from 'zustand';

/** What a feature says. A failure stands on its screen as well: a toast is never the only place of an error. */
export interface ToastWords {
  /** What came about, in the words of the button that did it: `Client secret regenerated`. */
  readonly title: string;
  /** One more sentence. */
  readonly detail?: string;
  /** `failed` waits longer and is said at once by screen readers; `held` stands until it is taken away. */
  readonly kind?: 'done' | 'failed' | 'held';
  /** Leads to what it is about. */
  readonly open?: { readonly name: string; readonly run: () => void };
  /** Takes the action back. A rejection is shown in the same toast. */
  readonly undo?: () => Promise<unknown>;
}

/** A toast on screen. */
export interface Toast extends ToastWords {
  readonly id: number;
  readonly kind: 'done' | 'failed' | 'held';
  /** How an undo that was asked for stands. */
  readonly undoing: 'no' | 'running' | 'done' | 'failed';
  /** Why the undo failed; what `sayFailure` makes of it is shown. */
  readonly cause?: unknown;
}

/** More than these would cover the screen. */
const MOST = 3;

interface ToastStore {
  readonly toasts: readonly Toast[];
}

/** The toasts on screen, the oldest first. */
export const useToastStore = create<ToastStore>()(() => ({ toasts: [] }));

let lastId = 0;

/** Keeps the newest; one that can still be undone stays before those that cannot. */
function trim(toasts: readonly Toast[]): readonly Toast[] {
  if (toasts.length <= MOST) return toasts;
  const going = toasts.find((one) => one.undo === undefined || one.undoing === 'done') ?? toasts[0];
  return trim(toasts.filter((one) => one !== going));
}

function change(id: number, now: Partial<Toast>): void {
  useToastStore.setState(({ toasts }) => ({ toasts: toasts.map((one) => (one.id === id ? { ...one, ...now } : one)) }));
}

/** Shows a toast. The same words again replace the toast that says them. Out: its id, for `dismissToast`. */
export function toast(words: ToastWords): number {
  lastId += 1;
  const next: Toast = { kind: 'done', ...words, id: lastId, undoing: 'no' };
  const isSame = (one: Toast): boolean => one.title === next.title && one.detail === next.detail && one.undo === undefined && next.undo === undefined;
  useToastStore.setState(({ toasts }) => ({ toasts: trim([...toasts.filter((one) => !isSame(one)), next]) }));
  return lastId;
}

/** Takes a toast away; one that is gone already is no mistake. */
export function dismissToast(id: number): void {
  useToastStore.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

/** Runs a toast's undo, once. The toast then says that it was undone, or why not. */
export async function undoToast(id: number): Promise<void> {
  const asked = useToastStore.getState().toasts.find((one) => one.id === id);
  if (asked?.undo === undefined || asked.undoing === 'running' || asked.undoing === 'done') return;
  change(id, { undoing: 'running' });
  try {
    await asked.undo();
    change(id, { undoing: 'done', kind: 'done' });
  } catch (cause) {
    change(id, { undoing: 'failed', kind: 'failed', cause });
  }
}
