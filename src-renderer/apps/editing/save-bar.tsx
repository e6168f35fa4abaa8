/** Answers for ending an edit: what is still missing, Save and Discard, and asking first where logins would fail. */
import { sayFailure } from '../../client/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import styles from './save-bar.module.css';
import type { EditedApp } from './use-app-edit.ts';
import { UseWords } from './use-words.tsx';

interface SaveBarProps {
  readonly edited: EditedApp;
  /** The section that the bar stands in. */
  readonly here: 'details' | 'redirectUris';
}

function sayState({ edited, here }: SaveBarProps): string {
  const { clashes, parts, verdict } = edited;
  if (!edited.isEdited) return 'Nothing to save';
  if (clashes > 0) return clashes === 1 ? 'Choose theirs or yours to save' : `Choose theirs or yours for ${String(clashes)} fields to save`;
  if (verdict.needs !== null) return verdict.needs;
  const isElsewhere = here === 'details' ? parts.redirectUris : parts.details;
  return isElsewhere ? `Edited, not saved. Save takes your edits under ${here === 'details' ? 'Redirect URIs' : 'Details'} too.` : 'Edited, not saved';
}

function SaveFailure({ saving: { data, error } }: Pick<EditedApp, 'saving'>) {
  const refusal = error !== null ? sayFailure(error) : data !== undefined && 'refusal' in data ? data.refusal : null;
  return refusal === null ? null : <ErrorState title="Nothing was saved">{refusal} Your edits are still here.</ErrorState>;
}

/** The bar below the fields, inside their form. */
export function SaveBar({ edited, here }: SaveBarProps) {
  const { saving, verdict } = edited;
  const isRefused = edited.isEdited && (edited.clashes > 0 || [...verdict.problems.keys()].some((field) => edited.edit?.touched.has(field) === true));
  return (
    <>
      <SaveFailure saving={saving} />
      <FormEnd says={sayState({ edited, here })} isRefused={isRefused} className={styles['bar']}>
        <Button size="large" disabled={!edited.isEdited || saving.isPending} onClick={edited.discard}>
          Discard
        </Button>
        <Button kind={edited.canSave ? 'primary' : 'outline'} size="large" type="submit" shortcut="Ctrl ↵" loading={saving.isPending} unready={!edited.canSave}>
          Save
        </Button>
      </FormEnd>
      <MissedDialog edited={edited} />
    </>
  );
}

function MissedDialog({ edited: { isAsking, keepEditing, missed, now, save } }: Pick<SaveBarProps, 'edited'>) {
  return (
    <ConfirmDialog
      open={isAsking}
      title={missed.length === 1 ? 'Take off a redirect URI that is in use?' : `Take off ${String(missed.length)} redirect URIs that are in use?`}
      confirm="Take off and save"
      cancel="Keep editing"
      onCancel={keepEditing}
      onConfirm={save}
    >
      <ul className={styles['missed']}>
        {missed.map((use) => (
          <li key={use.redirectUri}>
            <code>{use.redirectUri}</code>
            <p>
              <UseWords use={use} now={now} />
            </p>
          </li>
        ))}
      </ul>
      <p>From then on a login that sends it is refused, and whoever is on the consent page cannot go back to the app. A code that was delivered already can still be exchanged.</p>
      <p>The save can be undone.</p>
    </ConfirmDialog>
  );
}
