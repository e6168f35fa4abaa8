/** Answers for toasts as a list: how many stand, which one goes, and how an undo ends. */
import { beforeEach, expect, test } from 'vitest';
import { dismissToast, toast, undoToast, useToastStore } from '../../../src-renderer/ui/toast.ts';

const shown = () => useToastStore.getState().toasts.map(({ title, undoing, kind }) => `${title}/${undoing}/${kind}`);

beforeEach(() => {
  useToastStore.setState({ toasts: [] });
});

test('a toast is done unless it says that it failed', () => {
  toast({ title: 'Saved' });
  toast({ title: 'Not saved', kind: 'failed' });
  expect(shown()).toEqual(['Saved/no/done', 'Not saved/no/failed']);
});

test('the same words again replace the toast, and restart its time', () => {
  const first = toast({ title: 'Copied' });
  toast({ title: 'Saved' });
  const second = toast({ title: 'Copied' });
  expect(second).not.toBe(first);
  expect(shown()).toEqual(['Saved/no/done', 'Copied/no/done']);
});

test('two actions of the same name can each be taken back', () => {
  const undo = () => Promise.resolve();
  toast({ title: 'Removed', undo });
  toast({ title: 'Removed', undo });
  expect(shown()).toHaveLength(2);
});

test('of more than three the oldest goes that cannot be undone', () => {
  toast({ title: 'A', undo: () => Promise.resolve() });
  for (const title of ['B', 'C', 'D', 'E']) toast({ title });
  expect(shown()).toEqual(['A/no/done', 'D/no/done', 'E/no/done']);
});

test('undo runs once, and the toast says that it was undone', async () => {
  let runs = 0;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const id = toast({
    title: 'Removed',
    undo: () => {
      runs += 1;
      return promise;
    },
  });
  const first = undoToast(id);
  const second = undoToast(id);
  expect(shown()).toEqual(['Removed/running/done']);
  resolve(undefined);
  await Promise.all([first, second]);
  await undoToast(id);
  expect(runs).toBe(1);
  expect(shown()).toEqual(['Removed/done/done']);
});

test('an undo that fails says so and can be tried again', async () => {
  let isBroken = true;
  const id = toast({ title: 'Removed', undo: () => (isBroken ? Promise.reject(new Error('lost')) : Promise.resolve()) });
  await undoToast(id);
  expect(shown()).toEqual(['Removed/failed/failed']);
  expect(useToastStore.getState().toasts[0]?.cause).toEqual(new Error('lost'));
  isBroken = false;
  await undoToast(id);
  expect(shown()).toEqual(['Removed/done/done']);
});

test('a toast that went away is not brought back by its undo', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const id = toast({ title: 'Removed', undo: () => promise });
  const undone = undoToast(id);
  dismissToast(id);
  dismissToast(id);
  resolve(undefined);
  await undone;
  expect(shown()).toEqual([]);
});
