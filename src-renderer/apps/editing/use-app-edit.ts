/** Answers for one app's edit on a screen: its fields, verdicts, changes from elsewhere, and saving. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type App, AppChange, type RedirectUse } from '../../../src-preload/contract/apps.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { toast } from '../../ui/toast.ts';
import { judgeDraft } from '../app-draft.ts';
import { draftOf, findChangesThere, findLostUris, isEdited, isOtherOrder, rowsOf } from './app-edit.ts';
import { editing, type OpenEdit, useEditStore } from './edit-store.ts';
import { valuesOf } from './merge-values.ts';
import { saveChange, type Saving, undoSave } from './save-change.ts';

/** A redirect URI that was used less than this long ago is missed when it goes, in milliseconds of the server clock. */
const LATELY_MS = 30 * 86_400_000;

/** True when somebody would notice that the URI is gone. */
export function isUsedLately({ last, waiting }: RedirectUse, now: number): boolean {
  return waiting > 0 || (last !== null && now - last.at < LATELY_MS);
}

function useSaving(app: App) {
  const queryClient = useQueryClient();
  const show = (now: App): void => {
    queryClient.setQueryData(queries.apps.get.queryKey({ input: { clientId: app.clientId } }), now);
  };
  return useMutation({
    mutationFn: (saving: Saving<OpenEdit>) => saveChange(saving),
    onSuccess: (result, { app: seen, edit }) => {
      if ('saved' in result) {
        editing.finish(result.saved, edit);
        show(result.saved);
        toast({ title: `${result.saved.name} saved`, undo: () => undoSave(valuesOf(seen), result.saved) });
      } else if ('takenName' in result) editing.refuseName(seen, result.takenName);
      // The fields now show what changed there, and ask where both changed the same.
      else if ('changed' in result) show(result.changed);
    },
  });
}

/** When the redirect URIs of an app were used last. */
export function useRedirectUses(app: App): { readonly uses: ReadonlyMap<string, RedirectUse>; readonly now: number } {
  const now = useServerNow(10_000);
  const read = useQuery(queries.apps.redirectUses.queryOptions({ input: { clientId: app.clientId } })).data ?? [];
  return { uses: new Map(read.map((use) => [use.redirectUri, use])), now };
}

/** True when two orders of the redirect URIs wait for a choice. One that was moved by hand into theirs waits no more. */
export function hasOrderClash(app: App, edit: OpenEdit | null): boolean {
  return edit?.isOrderClash === true && edit.rows !== null && isOtherOrder(edit.rows, app.redirectUris);
}

/** Everything that the sections Details and Redirect URIs show and do. */
export function useAppEdit(app: App) {
  const edit = useEditStore((store) => store.edits.get(app.clientId)) ?? null;
  const saving = useSaving(app);
  const { uses, now } = useRedirectUses(app);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    editing.followRows(app);
  }, [app]);
  const draft = draftOf(app, edit);
  const verdict = judgeDraft(draft, edit?.takenName ?? null, 'save');
  const there = edit === null ? [] : findChangesThere(app, edit);
  const clashes = there.filter(({ mine }) => mine !== null).length + (hasOrderClash(app, edit) ? 1 : 0);
  const parts = { details: isEdited(app, edit, 'details'), redirectUris: isEdited(app, edit, 'redirectUris') };
  const parsed = verdict.details === null ? null : AppChange.safeParse(verdict.details);
  const change = parsed?.success === true && clashes === 0 ? parsed.data : null;
  const lost = change === null ? [] : findLostUris(app, change);
  const missed = [...uses.values()].filter((use) => lost.includes(use.redirectUri) && isUsedLately(use, now));
  const isDirty = parts.details || parts.redirectUris;
  const save = (): void => {
    setAsking(false);
    if (change !== null && edit !== null && !saving.isPending) saving.mutate({ app, change, edit });
  };
  return {
    edit, draft, verdict, there, clashes, parts, isEdited: isDirty, uses, now, missed, isAsking, saving, save,
    rows: edit?.rows ?? rowsOf(app.redirectUris),
    canSave: isDirty && change !== null,
    /** Saves, after asking where logins would fail from then on. Out: false when something must be mended first. */
    submit: (): boolean => {
      if (!isDirty) return true;
      editing.touch(app, ...verdict.problems.keys());
      if (change === null) return false;
      if (missed.length > 0) setAsking(true);
      else save();
      return true;
    },
    keepEditing: () => {
      setAsking(false);
    },
    discard: () => {
      saving.reset();
      editing.discard(app.clientId);
      if (edit === null) return;
      const putBack = (): Promise<void> => {
        editing.restore(app.clientId, edit);
        return Promise.resolve();
      };
      toast({ title: 'Edits discarded', undo: putBack });
    },
  };
}

/** What `useAppEdit` gives. */
export type EditedApp = ReturnType<typeof useAppEdit>;
