/** Answers for changes of one app from two sides: what is the same, what was changed there, and what both changed. Pure. */
import type { AppChange } from '../../../src-preload/contract/apps.ts';

/** A field that holds one value. */
export type SingleField = Exclude<keyof AppChange, 'redirectUris'>;
export const SINGLE_FIELDS: readonly SingleField[] = ['name', 'description', 'homepageUrl', 'environment', 'logoId'];

/** The part of an app that can be changed. */
export function valuesOf({ name, description, homepageUrl, environment, redirectUris, logoId }: AppChange): AppChange {
  return { name, description, homepageUrl, environment, redirectUris, logoId };
}

/** True when two lists hold the same texts in the same order. */
export function isSameList(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((text, index) => text === two[index]);
}

/** Three versions of a list of different texts: where both began, and what each side made of it. */
export interface ThreeLists {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** What became of the order of what all three versions hold. */
interface Orders {
  readonly isMine: boolean;
  readonly isTheirs: boolean;
  /** True when the two sides put it into different orders. */
  readonly isClash: boolean;
}

/** Compares orders; what either side added or took out plays no part. */
export function compareOrders({ base, mine, theirs }: ThreeLists): Orders {
  const common = base.filter((text) => mine.includes(text) && theirs.includes(text));
  const [my, their] = [mine, theirs].map((list) => list.filter((text) => common.includes(text)));
  const [isMine, isTheirs] = [!isSameList(common, my ?? []), !isSameList(common, their ?? [])];
  return { isMine, isTheirs, isClash: isMine && isTheirs && !isSameList(my ?? [], their ?? []) };
}

/**
 * Merges a list. What either side added is in, what either side took out is out. The order is mine, or theirs where I left it as it was;
 * what they added stands at the end.
 */
export function mergeLists({ base, mine, theirs }: ThreeLists): string[] {
  const kept = mine.filter((text) => theirs.includes(text) || !base.includes(text));
  const added = theirs.filter((text) => !base.includes(text) && !mine.includes(text));
  const common = base.filter((text) => mine.includes(text) && theirs.includes(text));
  const theirOrder = theirs.filter((text) => common.includes(text));
  const ordered = compareOrders({ base, mine, theirs }).isMine ? kept : kept.map((text) => (common.includes(text) ? (theirOrder.shift() ?? text) : text));
  return [...ordered, ...added];
}

/**
 * Takes a change back without touching what others changed since. In: the app before and after the change, and as it stands now.
 * Out: what it shall be.
 */
export function takeBack({ before, after, now }: { readonly before: AppChange; readonly after: AppChange; readonly now: AppChange }): AppChange {
  const singles = Object.fromEntries(SINGLE_FIELDS.map((field) => [field, now[field] === after[field] ? before[field] : now[field]]));
  return { ...now, ...singles, redirectUris: mergeLists({ base: after.redirectUris, mine: before.redirectUris, theirs: now.redirectUris }) };
}
