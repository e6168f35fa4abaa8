/** Answers for telling what another window changed in an app that is being edited here, and for deciding where both changed the same. */
import type { App, AppChange } from '../../../src-preload/contract/apps.ts';
import type { LogoId } from '../../../src-preload/contract/logos.ts';
import { Button } from '../../ui/button.tsx';
import { AppPicture } from '../app-picture.tsx';
import type { ChangeThere } from './app-edit.ts';
import styles from './changed-there.module.css';
import { editing, type OpenEdit } from './edit-store.ts';
import type { SingleField } from './merge-values.ts';

const NAMES: Readonly<Record<SingleField, string>> = { name: 'App name', description: 'Description', homepageUrl: 'Homepage URL', environment: 'Environment', logoId: 'Logo' };

function Value({ app, field, value }: { readonly app: App; readonly field: SingleField; readonly value: AppChange[SingleField] }) {
  if (field === 'logoId') return value === null ? <span>No logo</span> : <AppPicture app={{ ...app, logoId: value as LogoId }} size={28} />;
  return <span className={styles['value']}>{value === '' || value === null ? 'Empty' : value}</span>;
}

function Clash({ app, change }: { readonly app: App; readonly change: ChangeThere }) {
  const { field, mine, theirs } = change;
  return (
    <li className={styles['clash']}>
      <p className={styles['name']}>{NAMES[field]} was changed here and there</p>
      <dl>
        <dt>Theirs</dt>
        <dd>
          <Value app={app} field={field} value={theirs} />
          <Button
            onClick={() => {
              editing.decide(app, field, 'theirs');
            }}
          >
            Take theirs
          </Button>
        </dd>
        <dt>Yours</dt>
        <dd>
          <Value app={app} field={field} value={mine} />
          <Button
            onClick={() => {
              editing.decide(app, field, 'mine');
            }}
          >
            Keep yours
          </Button>
        </dd>
      </dl>
    </li>
  );
}

/** The box above the fields; nothing while nobody changed anything. */
export function ChangedThere({ app, there, listNews }: { readonly app: App; readonly there: readonly ChangeThere[]; readonly listNews: OpenEdit['listNews'] | null }) {
  const { added = [], removed = [] } = listNews ?? {};
  if (there.length + added.length + removed.length === 0) return null;
  const clashes = there.filter(({ mine }) => mine !== null);
  const followed = there.filter(({ mine }) => mine === null);
  return (
    <div className={styles['box']} role="status">
      <p className={styles['title']}>{app.name} was changed in another window while you edited</p>
      <p>{clashes.length === 0 ? 'What changed there is taken over below. Your edits stay.' : 'Nothing of yours is lost. Choose what to save where both changed the same.'}</p>
      <ul>
        {clashes.map((change) => (
          <Clash key={change.field} app={app} change={change} />
        ))}
        {followed.map(({ field, before, theirs }) => (
          <li key={field} className={styles['followed']}>
            <span className={styles['name']}>{NAMES[field]}</span> was <Value app={app} field={field} value={before} /> and is now <Value app={app} field={field} value={theirs} />
          </li>
        ))}
        {added.map((uri) => (
          <li key={`added ${uri}`} className={styles['followed']}>
            <span className={styles['name']}>Redirect URI added:</span> <code className={styles['value']}>{uri}</code>
          </li>
        ))}
        {removed.map((uri) => (
          <li key={`removed ${uri}`} className={styles['followed']}>
            <span className={styles['name']}>Redirect URI taken off:</span> <code className={styles['value']}>{uri}</code>
          </li>
        ))}
      </ul>
      {clashes.length === 0 ? (
        <div>
          <Button
            onClick={() => {
              editing.see(app);
            }}
          >
            Understood
          </Button>
        </div>
      ) : null}
    </div>
  );
}
