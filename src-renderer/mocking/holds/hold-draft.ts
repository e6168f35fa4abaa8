/** Answers for what a person has changed in held requests and not released yet: one draft each, kept while they look at another one. */
import { create } from 'zustand';
import type { HeldEdit, HoldId } from '../../../src-preload/contract/holds.ts';

/** Something that was added. */
export type Added = Omit<HeldEdit & { act: 'add' }, 'act'>;

/** The changes of one request. A part has a text in its place, or null when it was removed. */
export interface HoldDraft {
  readonly parts: Readonly<Record<string, string | null>>;
  readonly added: readonly Added[];
}

const NOTHING: HoldDraft = { parts: {}, added: [] };

interface DraftStore {
  readonly drafts: Readonly<Record<HoldId, HoldDraft>>;
}

const useStore = create<DraftStore>()(() => ({ drafts: {} }));

/** The draft of a request. */
export function useHoldDraft(holdId: HoldId): HoldDraft {
  return useStore(({ drafts }) => drafts[holdId] ?? NOTHING);
}

function change(holdId: HoldId, work: (draft: HoldDraft) => HoldDraft): void {
  useStore.setState(({ drafts }) => ({ drafts: { ...drafts, [holdId]: work(drafts[holdId] ?? NOTHING) } }));
}

/** Puts a text in the place of a part, or removes it (null). */
export function putPart(holdId: HoldId, part: string, text: string | null): void {
  change(holdId, (draft) => ({ ...draft, parts: { ...draft.parts, [part]: text } }));
}

/** A part stands again as it came. */
export function resetPart(holdId: HoldId, part: string): void {
  change(holdId, (draft) => ({ ...draft, parts: Object.fromEntries(Object.entries(draft.parts).filter(([name]) => name !== part)) }));
}

/** Adds something. */
export function addPart(holdId: HoldId, added: Added): void {
  change(holdId, (draft) => ({ ...draft, added: [...draft.added, added] }));
}

/** Takes away what was added. */
export function dropAdded(holdId: HoldId, index: number): void {
  change(holdId, (draft) => ({ ...draft, added: draft.added.filter((_, at) => at !== index) }));
}

/** What this page itself lets go. */
const LET_GO = new Set<HoldId>();

/** This page lets a request go, or could not (false): when it is gone, nobody else took it. */
export function letGoHere(holdId: HoldId, isSo = true): void {
  if (isSo) LET_GO.add(holdId);
  else LET_GO.delete(holdId);
}

/** Forgets the drafts of what waits no more. Out: true when one of them held changes that nobody used. */
export function keepOnly(holdIds: readonly HoldId[]): boolean {
  const { drafts } = useStore.getState();
  const gone = (Object.keys(drafts) as HoldId[]).filter((holdId) => !holdIds.includes(holdId));
  if (gone.length === 0) return false;
  useStore.setState({ drafts: Object.fromEntries(Object.entries(drafts).filter(([holdId]) => holdIds.includes(holdId as HoldId))) });
  return gone.some((holdId) => !LET_GO.delete(holdId) && toEdits(drafts[holdId] ?? NOTHING).length > 0);
}

/** The draft as the desk takes it. */
export function toEdits({ parts, added }: HoldDraft): HeldEdit[] {
  return [
    ...Object.entries(parts).map(([part, text]): HeldEdit => (text === null ? { act: 'remove', part } : { act: 'replace', part, text })),
    ...added.map((one): HeldEdit => ({ act: 'add', ...one })),
  ];
}
