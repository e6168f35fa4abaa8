/** Answers for what both forms of an app's page do alike: Ctrl+Enter saves, a refused save goes to the first field that is wrong. */
import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react';
import { useLocation } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import { addressOfApp } from '../app-address.ts';
import { ChangedThere } from './changed-there.tsx';
import styles from './edit-form.module.css';
import { SaveBar } from './save-bar.tsx';
import { hasOrderClash, type EditedApp } from './use-app-edit.ts';

interface EditFormProps {
  readonly app: App;
  readonly edited: EditedApp;
  readonly here: 'details' | 'redirectUris';
  readonly label: string;
  readonly children: ReactNode;
}

/** The form around the fields, with what changed elsewhere above them and the save bar below. */
export function EditForm({ app, edited, here, label, children }: EditFormProps) {
  const [, navigate] = useLocation();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (edited.submit()) return;
    const field = edited.verdict.firstField;
    const element = field === null ? null : event.currentTarget.elements.namedItem(field);
    if (element instanceof HTMLElement) element.focus();
    // What is wrong stands in the other section.
    else if (field !== null && edited.clashes === 0) navigate(addressOfApp(app.clientId, here === 'details' ? 'redirect-uris' : 'details'));
  };
  const press = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form className={styles['form']} aria-label={label} noValidate onSubmit={submit} onKeyDown={press}>
      <ChangedThere app={app} there={edited.there} listNews={edited.edit?.listNews ?? null} myOrder={hasOrderClash(app, edited.edit) ? edited.draft.redirectUris.map(({ text }) => text) : null} />
      {children}
      <SaveBar edited={edited} here={here} />
    </form>
  );
}
