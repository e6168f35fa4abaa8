/** Answers for changing where Mavio may send the answers of an app: add, edit, order, take off, put back. */
import { type App } from '../../../src-preload/contract/apps.ts';
import { REDIRECT_LIMITS } from '../../../src-preload/contract/redirect-uris.ts';
import { Button } from '../../ui/button.tsx';
import type from '../../ui/type.module.css';
import type { DraftField } from '../app-draft.ts';
import { EditForm } from '../editing/edit-form.tsx';
import type { UriRow } from '../editing/app-edit.ts';
import { editing } from '../editing/edit-store.ts';
import { moveRow } from '../editing/move-row.ts';
import { RemovedUri, UriEditor } from '../editing/uri-editor.tsx';
import { useAppEdit } from '../editing/use-app-edit.ts';
import { hintOnce } from '../hint-once.ts';
import styles from './redirect-uris-section.module.css';

/** The section “Redirect URIs”. */
export function RedirectUrisSection({ app }: { readonly app: App }) {
  const edited = useAppEdit(app);
  const { rows, uses, now, verdict } = edited;
  const kept = rows.filter(({ isRemoved }) => !isRemoved);
  const texts = kept.map(({ text }) => text.trim());
  const change = (id: number, next: Partial<UriRow>): void => {
    editing.changeRows(app, (all) => all.map((row) => (row.id === id ? { ...row, ...next } : row)));
  };
  const remove = (row: UriRow): void => {
    if (row.was === null) editing.changeRows(app, (all) => all.filter(({ id }) => id !== row.id));
    else change(row.id, { isRemoved: true, text: row.was });
  };
  const add = (): void => {
    const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
    editing.changeRows(app, (all) => [...all, { id, text: '', was: null, isRemoved: false }]);
  };
  return (
    <EditForm app={app} edited={edited} here="redirectUris" label="Redirect URIs">
      <div className={styles['head']}>
        <h2 className={type['h2']}>Redirect URIs</h2>
        <span>compared as plain text, character by character; the first one is the default</span>
      </div>
      <ul className={styles['rows']}>
        {rows.map((row) => {
          const position = kept.indexOf(row);
          const use = row.was === null ? null : (uses.get(row.was) ?? null);
          const field: DraftField = `uri-${String(row.id)}`;
          if (row.isRemoved) {
            return (
              <RemovedUri
                key={row.id}
                uri={row.text}
                use={use}
                now={now}
                onPutBack={() => {
                  change(row.id, { isRemoved: false });
                }}
              />
            );
          }
          const isNewAndEmpty = row.was === null && row.text === '' && edited.edit?.touched.has(field) !== true;
          const problem = isNewAndEmpty ? null : (verdict.problems.get(field) ?? null);
          return (
            <UriEditor
              key={row.id}
              row={row}
              position={position}
              count={kept.length}
              problem={problem}
              hint={problem === null ? hintOnce(texts, position) : null}
              use={use}
              now={now}
              onText={(text) => {
                change(row.id, { text });
              }}
              onLeave={() => {
                if (row.text !== row.was) editing.touch(app, field);
              }}
              onMove={(by) => {
                editing.changeRows(app, (all) => moveRow(all, row.id, by));
              }}
              onRemove={() => {
                remove(row);
              }}
            />
          );
        })}
      </ul>
      {kept.length < REDIRECT_LIMITS.count ? (
        <Button data-takes-focus="" kind="ghost" icon="plus" className={styles['add']} onClick={add}>
          Add redirect URI
        </Button>
      ) : (
        <p className={styles['most']}>An app can have 20 redirect URIs.</p>
      )}
      {kept.length === 0 ? <p className={styles['none']}>An app needs at least one redirect URI. Put one back, or add another.</p> : null}
    </EditForm>
  );
}
