/** Answers for what must change before an app can be in production: its redirect URIs that are not https. */
import { Link } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import { Button } from '../../ui/button.tsx';
import { addressOfApp } from '../app-address.ts';
import styles from './production-note.module.css';
import { editing } from './edit-store.ts';
import type { EditedApp } from './use-app-edit.ts';

const toHttps = (uri: string): string => uri.replace(/^http:/i, 'https:');

/** Makes every plain http URI https. One that stands in the list as https already is taken off. */
function changeAll(app: App): void {
  editing.changeRows(app, (rows) => {
    const texts = rows.filter(({ isRemoved }) => !isRemoved).map(({ text }) => text.trim());
    return rows.map((row) => {
      const next = toHttps(row.text.trim());
      if (row.isRemoved || next === row.text.trim()) return row;
      return texts.includes(next) ? { ...row, isRemoved: true } : { ...row, text: next };
    });
  });
}

/** The list with a button that changes all of them in the same edit; nothing while the app may be in production. */
export function ProductionNote({ app, edited }: { readonly app: App; readonly edited: EditedApp }) {
  const { environment, redirectUris } = edited.draft;
  const plain = redirectUris.map(({ text }) => text.trim()).filter((uri) => /^http:/i.test(uri));
  if (environment !== 'production' || plain.length === 0) return null;
  return (
    <div className={styles['note']} role="status">
      <p className={styles['title']}>{plain.length === 1 ? 'One redirect URI must change first' : `${String(plain.length)} redirect URIs must change first`}</p>
      <p>A production app is sent back over https only.</p>
      <ul>
        {plain.map((uri) => (
          <li key={uri}>
            <code>{uri}</code>
            <span aria-hidden="true"> → </span>
            <code>{toHttps(uri)}</code>
          </li>
        ))}
      </ul>
      <div className={styles['ways']}>
        <Button
          onClick={() => {
            changeAll(app);
          }}
        >
          {plain.length === 1 ? 'Change it to https' : 'Change all to https'}
        </Button>
        <Link href={addressOfApp(app.clientId, 'redirect-uris')}>Edit the redirect URIs</Link>
      </div>
      <p>Both are saved together. Your app must answer at the new address, and send it.</p>
    </div>
  );
}
