/** Answers for an app while it is being edited: what stands in the fields, what another window changed meanwhile, and what is to be sent. Pure. */
import type { AppChange } from '../../../src-preload/contract/apps.ts';
import type { AppDraft } from '../app-draft.ts';
import { compareOrders, isSameList, mergeLists, SINGLE_FIELDS, type SingleField, valuesOf } from './merge-values.ts';

/** One redirect URI in the list. `was` is the registered URI that it was made of; null for a new one. */
export interface UriRow {
  readonly id: number;
  readonly text: string;
  readonly was: string | null;
  /** Taken off with the next save; until then it stays in the list, to be put back. */
  readonly isRemoved: boolean;
}

/** What was edited and not saved. */
export interface AppEdit {
  /** The app as its author last saw it, field by field. */
  readonly base: AppChange;
  /** The edited fields, as typed. */
  readonly typed: Partial<Pick<AppDraft, SingleField>>;
  readonly logoFile: string | null;
  /** The edited list; null while it was left alone. */
  readonly rows: readonly UriRow[] | null;
}

/** Nothing edited yet. */
export function beginEdit(app: AppChange): AppEdit {
  return { base: valuesOf(app), typed: {}, logoFile: null, rows: null };
}

/** The rows of a list that was left alone. */
export function rowsOf(uris: readonly string[]): UriRow[] {
  return uris.map((uri, id) => ({ id, text: uri, was: uri, isRemoved: false }));
}

const textsOf = (rows: readonly UriRow[]): string[] => rows.filter(({ isRemoved }) => !isRemoved).map(({ text }) => text.trim());

/** True when this part of the app differs from what is saved. */
export function isEdited(app: AppChange, edit: AppEdit | null, part: 'details' | 'redirectUris'): boolean {
  if (edit === null) return false;
  if (part === 'redirectUris') return edit.rows !== null && !isSameList(textsOf(edit.rows), app.redirectUris);
  return SINGLE_FIELDS.some((field) => isFieldEdited(app, edit, field));
}

/** True when a field differs from what is saved. Spaces around a text are not kept, so they are no difference. */
export function isFieldEdited(app: AppChange, { typed }: AppEdit, field: SingleField): boolean {
  const mine = typed[field];
  return mine !== undefined && (typeof mine === 'string' ? mine.trim() : mine) !== app[field];
}

/** What stands in the fields. Removed rows are left out. */
export function draftOf(app: AppChange, edit: AppEdit | null): AppDraft {
  const rows = edit?.rows ?? rowsOf(app.redirectUris);
  return { ...valuesOf(app), ...edit?.typed, logoFile: edit?.logoFile ?? null, redirectUris: rows.filter(({ isRemoved }) => !isRemoved).map(({ id, text }) => ({ id, text })) };
}

/** A field that another window changed. `mine` is null where it was left alone here. */
export interface ChangeThere {
  readonly field: SingleField;
  readonly before: AppChange[SingleField];
  readonly theirs: AppChange[SingleField];
  readonly mine: AppChange[SingleField] | null;
}

/** What changed there, field by field, since the author looked. A field with `mine` must be decided; the others follow by themselves. */
export function findChangesThere(app: AppChange, edit: AppEdit): ChangeThere[] {
  return SINGLE_FIELDS.filter((field) => app[field] !== edit.base[field]).flatMap((field) => {
    const isMine = isFieldEdited(app, edit, field);
    // Both made the same of it: nothing to tell.
    if (edit.typed[field] !== undefined && !isMine) return [];
    return [{ field, before: edit.base[field], theirs: app[field], mine: isMine ? (edit.typed[field] ?? null) : null }];
  });
}

/** Brings an edited list onto the list of another window: what was added there is in, what was taken off there is out unless it was edited here. */
export function rebaseRows(rows: readonly UriRow[], base: readonly string[], theirs: readonly string[]): UriRow[] {
  const removedThere = base.filter((uri) => !theirs.includes(uri));
  const kept = rows.flatMap((row) => {
    if (row.was === null || !removedThere.includes(row.was)) return [row];
    // An edited URI is not lost with the one it was made of: it becomes a new one.
    return row.isRemoved || row.text.trim() === row.was ? [] : [{ ...row, was: null }];
  });
  const order = mergeLists({ base, mine: originsOf(kept), theirs });
  let id = Math.max(-1, ...rows.map((row) => row.id));
  return order.map((uri) => {
    const own = kept.find(({ was, text }) => (was ?? text.trim()) === uri);
    if (own !== undefined) return own.was === null && theirs.includes(uri) ? { ...own, was: uri } : own;
    id += 1;
    return { id, text: uri, was: uri, isRemoved: false };
  });
}

/** What the rows were made of: what there is in common with another window's list. */
export const originsOf = (rows: readonly UriRow[]): string[] => rows.map(({ was, text }) => was ?? text.trim());

/** True when the rows that the saved list holds too stand in another order than there. */
export function isOtherOrder(rows: readonly UriRow[], theirs: readonly string[]): boolean {
  return compareOrders({ base: theirs, mine: originsOf(rows), theirs }).isMine;
}

/** Puts rows into the order of another window's list. What is not in it keeps its place. */
export function takeOrder(rows: readonly UriRow[], theirs: readonly string[]): UriRow[] {
  const isCommon = ({ was, text }: UriRow): boolean => theirs.includes(was ?? text.trim());
  const common = rows.filter(isCommon).toSorted((one, other) => theirs.indexOf(one.was ?? one.text.trim()) - theirs.indexOf(other.was ?? other.text.trim()));
  return rows.map((row) => (isCommon(row) ? (common.shift() ?? row) : row));
}

/** The redirect URIs that a save would take off, or replace by others. */
export function findLostUris(app: AppChange, change: AppChange): string[] {
  return app.redirectUris.filter((uri) => !change.redirectUris.includes(uri));
}
