/** Answers for saving an edit: based on what was seen, merged with what another window did in between, and taken back. */
import { isDefinedError, safe } from '@orpc/client';
import { type App, AppChange } from '../../../src-preload/contract/apps.ts';
import { client } from '../../client/client.ts';
import { type AppEdit, findChangesThere, isFieldEdited } from './app-edit.ts';
import { compareOrders, mergeLists, SINGLE_FIELDS, takeBack, valuesOf } from './merge-values.ts';

/** What is saved: the app as its author saw it, what it shall be, and the edit that this came from. */
export interface Saving<E extends AppEdit = AppEdit> {
  readonly app: App;
  readonly change: AppChange;
  readonly edit: E;
}

/** How a save ended. `changed` asks for a decision and hands over the app as it stands. */
export type SaveResult = { readonly saved: App } | { readonly takenName: string } | { readonly changed: App } | { readonly refusal: string };

/** The change on top of what another window made of the app. Out: null when both changed the same, or when the two do not fit together. */
function mergeChange({ change, edit }: Saving, fresh: App): AppChange | null {
  if (findChangesThere(fresh, edit).some(({ mine }) => mine !== null)) return null;
  const singles = Object.fromEntries(SINGLE_FIELDS.map((field) => [field, isFieldEdited(fresh, edit, field) ? change[field] : fresh[field]]));
  const lists = { base: edit.base.redirectUris, mine: change.redirectUris, theirs: fresh.redirectUris };
  if (edit.rows !== null && compareOrders(lists).isClash) return null;
  const redirectUris = edit.rows === null ? fresh.redirectUris : mergeLists(lists);
  const merged = AppChange.safeParse({ ...singles, redirectUris });
  return merged.success ? merged.data : null;
}

async function send(clientId: App['clientId'], basedOn: number, change: AppChange): Promise<SaveResult> {
  const { data, error } = await safe(client.apps.update({ clientId, basedOn, change }));
  if (error === null) return { saved: data };
  if (!isDefinedError(error)) throw error;
  if (error.code === 'NAME_TAKEN') return { takenName: error.data.name };
  if (error.code === 'CHANGED_MEANWHILE') return { changed: error.data.app };
  return { refusal: error.code === 'LOGO_REFUSED' ? error.data.reason : 'The app is not registered here any more.' };
}

/** Saves; when another window was quicker and nothing clashes, on top of that. Errors: what is no declared failure. */
export async function saveChange(saving: Saving): Promise<SaveResult> {
  const { clientId, revision } = saving.app;
  const first = await send(clientId, revision, saving.change);
  if (!('changed' in first)) return first;
  const merged = mergeChange(saving, first.changed);
  return merged === null ? first : await send(clientId, first.changed.revision, merged);
}

/** Takes a save back; what others changed since stays as it is. Errors: what `apps.update` says. */
export async function undoSave(before: AppChange, after: App): Promise<void> {
  const { clientId } = after;
  const now = await client.apps.get({ clientId });
  await client.apps.update({ clientId, basedOn: now.revision, change: takeBack({ before, after: valuesOf(after), now: valuesOf(now) }) });
}
