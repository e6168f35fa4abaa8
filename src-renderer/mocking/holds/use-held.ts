/** Answers for what waits, and letting it go: used by the panel and the palette. */
import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import type { HandAnswer, HeldEdit, HeldRequest, HoldEnd } from '../../../src-preload/contract/holds.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { toast } from '../../ui/toast.ts';
import { letGoHere } from './hold-draft.ts';
import { nameRequest, sayGone } from './hold-words.ts';

const NONE: readonly HeldRequest[] = [];

/** Everything that waits, the longest first, and when that was read. */
export function useHeld() {
  const { data, dataUpdatedAt } = useQuery(queries.holds.list.queryOptions());
  return { held: data?.held ?? NONE, passed: data?.passed ?? 0, readAt: dataUpdatedAt };
}

/** What can be done with a held request. */
export type HoldAct = { readonly act: 'release'; readonly edits: readonly HeldEdit[] } | { readonly act: 'answer'; readonly answer: HandAnswer } | { readonly act: 'drop' } | { readonly act: 'extend'; readonly seconds: number };

const DONE: Record<Exclude<HoldAct['act'], 'extend'>, string> = { release: 'released', answer: 'answered by you', drop: 'dropped' };

function call({ holdId }: HeldRequest, act: HoldAct): Promise<void> {
  if (act.act === 'release') return client.holds.release({ holdId, edits: [...act.edits] });
  if (act.act === 'answer') return client.holds.answer({ holdId, answer: act.answer });
  return act.act === 'drop' ? client.holds.drop({ holdId }) : client.holds.extend({ holdId, seconds: act.seconds });
}

/** Does it and says how that went. Never throws. Out: why it was refused, when that stands on the screen. */
export async function letGo(held: HeldRequest, act: HoldAct): Promise<string | null> {
  if (act.act !== 'extend') letGoHere(held.holdId);
  try {
    await call(held, act);
    if (act.act !== 'extend') toast({ title: `${nameRequest(held)} ${DONE[act.act]}${act.act === 'release' && act.edits.length > 0 ? ' as edited' : ''}` });
    return null;
  } catch (cause) {
    letGoHere(held.holdId, false);
    const known = cause instanceof ORPCError && cause.defined ? (cause as ORPCError<string, { readonly reason?: string; readonly ended?: HoldEnd }>) : null;
    if (known?.code === 'EDIT_REFUSED') return known.data.reason ?? known.message;
    const detail = known?.code === 'NOT_FOUND' ? sayGone(known.data.ended) : sayFailure(cause);
    toast({ title: `${nameRequest(held)} not ${act.act === 'extend' ? 'held longer' : DONE[act.act]}`, detail, kind: 'failed' });
    return null;
  }
}
