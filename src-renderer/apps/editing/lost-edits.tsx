/** Answers for edits of an app that somebody else deleted meanwhile: they can be saved nowhere, and are not lost before they were seen. */
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { type AppEdit, isEdited, isFieldEdited } from './app-edit.ts';
import { editing, useEditStore } from './edit-store.ts';
import { FIELD_NAMES } from './field-names.ts';
import styles from './lost-edits.module.css';
import { SINGLE_FIELDS } from './merge-values.ts';

/** What was typed, name by name; redirect URIs one a line. */
function typedIn(edit: AppEdit): { readonly name: string; readonly text: string }[] {
  const fields = SINGLE_FIELDS.flatMap((field) => {
    const text = edit.typed[field];
    return field !== 'logoId' && typeof text === 'string' && text.trim() !== '' && isFieldEdited(edit.base, edit, field) ? [{ name: FIELD_NAMES[field], text }] : [];
  });
  const uris = isEdited(edit.base, edit, 'redirectUris') ? (edit.rows ?? []).filter(({ text, was, isRemoved }) => !isRemoved && text.trim() !== was && text.trim() !== '') : [];
  return uris.length === 0 ? fields : [...fields, { name: 'Redirect URIs', text: uris.map(({ text }) => text.trim()).join('\n') }];
}

/** The list, and the way to let go of it; nothing while nothing was edited in this window. */
export function LostEdits({ clientId }: { readonly clientId: string }): ReactNode {
  const edit = useEditStore((store) => store.edits.get(clientId));
  if (edit === undefined) return null;
  const typed = typedIn(edit);
  if (typed.length === 0) return null;
  return (
    <section className={styles['lost']} aria-labelledby="lost-edits">
      <h2 id="lost-edits" className={styles['title']}>
        You had edited it, and not saved
      </h2>
      <p>Copy what you still need: it goes when you forget it, or close this window.</p>
      <dl className={styles['typed']}>
        {typed.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className={styles['text']}>{text}</span>
              <CopyButton text={text} what={name.toLowerCase()} />
            </dd>
          </div>
        ))}
      </dl>
      <Button
        onClick={() => {
          editing.discard(clientId);
        }}
      >
        Forget these edits
      </Button>
    </section>
  );
}
