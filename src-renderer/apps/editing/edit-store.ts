/** Answers for keeping what was edited and not saved, while the person looks at other pages of the console. */
import { create } from 'zustand';
import type { AppChange } from '../../../src-preload/contract/apps.ts';
import type { AppDraft, DraftField } from '../app-draft.ts';
import { type AppEdit, beginEdit, isOtherOrder, originsOf, rebaseRows, rowsOf, takeOrder, type UriRow } from './app-edit.ts';
import { compareOrders, isSameList, type SingleField, valuesOf } from './merge-values.ts';

/** An edit, and how its form stands. */
export interface OpenEdit extends AppEdit {
  /** Fields that were left once: from then on they say what is wrong while one types. */
  readonly touched: ReadonlySet<DraftField>;
  /** A name that the server said is taken. */
  readonly takenName: string | null;
  /** What another window added to the list of redirect URIs and took off it, and whether it put them into another order, until that was seen. */
  readonly listNews: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly isReordered: boolean };
  /** True while two orders of the list wait for a choice. */
  readonly isOrderClash: boolean;
}

const NO_NEWS = { added: [], removed: [], isReordered: false } as const;

interface EditStore {
  readonly edits: ReadonlyMap<string, OpenEdit>;
}

/** The edits of this page, by client id. Not stored: they go when the page goes, and the browser asks before. */
export const useEditStore = create<EditStore>()(() => ({ edits: new Map() }));

function put(clientId: string, edit: OpenEdit | null): void {
  const edits = new Map(useEditStore.getState().edits);
  if (edit === null) edits.delete(clientId);
  else edits.set(clientId, edit);
  useEditStore.setState({ edits });
}

type EditedApp = AppChange & { readonly clientId: string };

const openOf = (app: EditedApp): OpenEdit => useEditStore.getState().edits.get(app.clientId) ?? { ...beginEdit(app), touched: new Set(), takenName: null, listNews: NO_NEWS, isOrderClash: false };

/** Everything that can be done to an edit. In: the app as it stands now. */
export const editing = {
  /** Changes fields; one that is what is saved again is not edited any more. */
  type(app: EditedApp, change: Partial<Pick<AppDraft, SingleField | 'logoFile'>>): void {
    const open = openOf(app);
    const { logoFile = open.logoFile, ...fields } = change;
    const typed = Object.fromEntries(Object.entries({ ...open.typed, ...fields }).filter(([field, value]) => value !== app[field as SingleField]));
    const base = { ...open.base };
    for (const field of Object.keys(fields) as SingleField[]) {
      // Whoever begins to type in a field has seen what stands in it.
      if (open.typed[field] === undefined) Object.assign(base, { [field]: app[field] });
    }
    put(app.clientId, { ...open, base, typed, logoFile });
  },
  /** Changes the list of redirect URIs. */
  changeRows(app: EditedApp, change: (rows: readonly UriRow[]) => readonly UriRow[]): void {
    const open = openOf(app);
    const isNew = open.rows === null;
    const rows = change(open.rows ?? rowsOf(app.redirectUris));
    put(app.clientId, { ...open, rows, base: isNew ? { ...open.base, redirectUris: app.redirectUris } : open.base });
  },
  /** Brings an edited list onto what another window made of it. */
  followRows(app: EditedApp): void {
    const open = useEditStore.getState().edits.get(app.clientId);
    if (open === undefined || isSameList(open.base.redirectUris, app.redirectUris)) return;
    const before = open.base.redirectUris;
    const rows = open.rows === null ? null : rebaseRows(open.rows, before, app.redirectUris);
    const added = app.redirectUris.filter((uri) => !before.includes(uri) && open.rows?.some(({ text }) => text.trim() === uri) !== true);
    const removed = before.filter((uri) => !app.redirectUris.includes(uri) && open.rows?.some((row) => row.was === uri && row.text.trim() === uri && !row.isRemoved) === true);
    const orders = compareOrders({ base: before, mine: originsOf(open.rows ?? []), theirs: app.redirectUris });
    // Once two orders wait, they wait until they are the same, or until one is chosen.
    const isOrderClash = rows !== null && (open.isOrderClash || orders.isClash) && isOtherOrder(rows, app.redirectUris);
    const isReordered = open.listNews.isReordered || (orders.isTheirs && !orders.isMine);
    const listNews = rows === null ? open.listNews : { added: [...open.listNews.added, ...added], removed: [...open.listNews.removed, ...removed], isReordered };
    put(app.clientId, { ...open, rows, listNews, isOrderClash, base: { ...open.base, redirectUris: app.redirectUris } });
  },
  /** Decides a field that both windows changed. */
  decide(app: EditedApp, field: SingleField, whose: 'mine' | 'theirs'): void {
    const open = openOf(app);
    const typed = Object.fromEntries(Object.entries(open.typed).filter(([name]) => whose === 'mine' || name !== field));
    put(app.clientId, { ...open, typed, base: { ...open.base, [field]: app[field] } });
  },
  /** Decides the order of the redirect URIs that both windows changed. */
  decideOrder(app: EditedApp, whose: 'mine' | 'theirs'): void {
    const open = openOf(app);
    const rows = whose === 'theirs' && open.rows !== null ? takeOrder(open.rows, app.redirectUris) : open.rows;
    put(app.clientId, { ...open, rows, isOrderClash: false });
  },
  /** Says that what changed there was seen. Fields that must be decided stay. */
  see(app: EditedApp): void {
    const open = openOf(app);
    const base = { ...valuesOf(app), redirectUris: open.base.redirectUris };
    for (const field of Object.keys(open.typed) as SingleField[]) Object.assign(base, { [field]: open.base[field] });
    put(app.clientId, { ...open, base, listNews: NO_NEWS });
  },
  touch(app: EditedApp, ...fields: readonly DraftField[]): void {
    const open = openOf(app);
    if (!fields.every((field) => open.touched.has(field))) put(app.clientId, { ...open, touched: new Set([...open.touched, ...fields]) });
  },
  refuseName(app: EditedApp, name: string): void {
    put(app.clientId, { ...openOf(app), takenName: name });
  },
  /** Lets go of what was saved. In: the app as saved, and the edit that was sent; what was typed since then stays. */
  finish(saved: EditedApp, sent: OpenEdit): void {
    const open = useEditStore.getState().edits.get(saved.clientId);
    if (open === undefined) return;
    const typed = Object.fromEntries(Object.entries(open.typed).filter(([field, value]) => value !== sent.typed[field as SingleField]));
    const rows = open.rows === null || open.rows === sent.rows ? null : rebaseRows(open.rows, open.base.redirectUris, saved.redirectUris);
    const isOver = Object.keys(typed).length === 0 && rows === null;
    put(saved.clientId, isOver ? null : { ...open, typed, rows, isOrderClash: open.isOrderClash && rows !== null, base: valuesOf(saved) });
  },
  /** Forgets the edit. */
  discard(clientId: string): void {
    put(clientId, null);
  },
  /** Puts a discarded edit back. */
  restore(clientId: string, edit: OpenEdit): void {
    put(clientId, edit);
  },
};

/** True when an edit holds anything that would be lost with the page. */
function holdsWork({ typed, rows }: AppEdit): boolean {
  return Object.keys(typed).length > 0 || rows !== null;
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

// The browser asks before the page is closed or reloaded, as long as something would be lost, whichever screen is shown.
useEditStore.subscribe(({ edits }) => {
  if ([...edits.values()].some(holdsWork)) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
});
