/** Answers for changing breakpoints from wherever that is asked for, and saying how it went. */
import { ORPCError } from '@orpc/client';
import type { BreakpointView, BreakpointWish } from '../../../src-preload/contract/holds.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { toast } from '../../ui/toast.ts';
import { nameBreakpoint } from './hold-words.ts';

function explain(cause: unknown): string {
  const known = cause instanceof ORPCError && cause.defined ? (cause as ORPCError<string, { readonly reason?: string }>) : null;
  return known?.data.reason ?? (known?.code === 'NOT_FOUND' ? 'It, or its app, is not there any more.' : sayFailure(cause));
}

async function attempt(title: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (cause) {
    toast({ title, detail: explain(cause), kind: 'failed' });
    return false;
  }
}

/** Switches one. Never throws. Out: false when it was refused. */
export async function switchBreakpoint({ breakpointId }: BreakpointView, on: boolean): Promise<boolean> {
  return await attempt('The breakpoint was not switched', () => client.breakpoints.setOn({ breakpointId, on }));
}

/** Makes one, or changes it. Never throws. Out: false when it was refused. */
export async function saveBreakpoint({ breakpointId, endpoint, point, step, clientId, seconds }: BreakpointWish): Promise<boolean> {
  return await attempt('The breakpoint was not kept', () => client.breakpoints.save({ ...(breakpointId === undefined ? {} : { breakpointId }), endpoint, point, step, clientId, seconds }));
}

/** Changes one in all but its switch; that can be undone. Never throws. Out: false when it was refused. */
export async function changeBreakpoint(before: BreakpointView, wish: BreakpointWish): Promise<boolean> {
  const { breakpointId, endpoint, point, step, clientId, seconds } = before;
  const isKept = await saveBreakpoint({ ...wish, breakpointId });
  if (isKept) toast({ title: 'Breakpoint saved', detail: nameBreakpoint(wish), undo: () => client.breakpoints.save({ breakpointId, endpoint, point, step, clientId, seconds }) });
  return isKept;
}

/** Removes one; that can be undone. Never throws. */
export async function removeBreakpoint(breakpoint: BreakpointView): Promise<void> {
  const { breakpointId, endpoint, point, step, clientId, seconds, on } = breakpoint;
  const isGone = await attempt('The breakpoint was not removed', () => client.breakpoints.remove({ breakpointId }));
  if (!isGone) return;
  toast({
    title: 'Breakpoint removed',
    detail: nameBreakpoint(breakpoint),
    undo: async () => {
      const again = await client.breakpoints.save({ endpoint, point, step, clientId, seconds });
      if (!on) await client.breakpoints.setOn({ breakpointId: again.breakpointId, on });
    },
  });
}
