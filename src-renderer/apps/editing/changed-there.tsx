/** Answers for telling what another window changed in an app that is being edited here, and for deciding where both changed the same. */
import type { ReactNode } from 'react';
import type { App, AppChange } from '../../../src-preload/contract/apps.ts';
import type { LogoId } from '../../../src-preload/contract/ids.ts';
import { Button } from '../../ui/button.tsx';
import { AppPicture } from '../app-picture.tsx';
import type { ChangeThere } from './app-edit.ts';
import styles from './changed-there.module.css';
import { editing, type OpenEdit } from './edit-store.ts';
import { FIELD_NAMES } from './field-names.ts';
import type { SingleField } from './merge-values.ts';

function Value({ app, field, value }: { readonly app: App; readonly field: SingleField; readonly value: AppChange[SingleField] }) {
  if (field === 'logoId') return value === null ? <span>No logo</span> : <AppPicture app={{ ...app, logoId: value as LogoId }} size={28} />;
  return <span className={styles['value']}>{value === '' || value === null ? 'Empty' : value}</span>;
}

interface ChoiceProps {
  readonly name: string;
  readonly theirs: ReactNode;
  readonly mine: ReactNode;
  readonly onDecide: (whose: 'mine' | 'theirs') => void;
}

function Choice({ name, theirs, mine, onDecide }: ChoiceProps) {
  return (
    <li className={styles['clash']}>
      <p className={styles['name']}>{name} was changed here and there</p>
      <dl>
        <dt>Theirs</dt>
        <dd>
          {theirs}
          <Button onClick={() => onDecide('theirs')}>Take theirs</Button>
        </dd>
        <dt>Yours</dt>
        <dd>
          {mine}
          <Button onClick={() => onDecide('mine')}>Keep yours</Button>
        </dd>
      </dl>
    </li>
  );
}

function Clash({ app, change: { field, mine, theirs } }: { readonly app: App; readonly change: ChangeThere }) {
  return <Choice name={FIELD_NAMES[field]} theirs={<Value app={app} field={field} value={theirs} />} mine={<Value app={app} field={field} value={mine} />} onDecide={(whose) => editing.decide(app, field, whose)} />;
}

function Order({ uris }: { readonly uris: readonly string[] }) {
  return (
    <ol className={styles['order']}>
      {uris.map((uri, index) => (
        <li key={`${uri} ${String(index)}`}>
          <code className={styles['value']}>{uri}</code>
        </li>
      ))}
    </ol>
  );
}

interface ChangedThereProps {
  readonly app: App;
  readonly there: readonly ChangeThere[];
  readonly listNews: OpenEdit['listNews'] | null;
  /** The redirect URIs as they stand here, where both windows put them into an order of their own. */
  readonly myOrder: readonly string[] | null;
}

/** The box above the fields; nothing while nobody changed anything. */
export function ChangedThere({ app, there, listNews, myOrder }: ChangedThereProps) {
  const { added = [], removed = [], isReordered = false } = listNews ?? {};
  if (there.length + added.length + removed.length === 0 && !isReordered && myOrder === null) return null;
  const clashes = there.filter(({ mine }) => mine !== null);
  const isDecided = clashes.length === 0 && myOrder === null;
  const followed = there.filter(({ mine }) => mine === null);
  return (
    <div className={styles['box']} role="status">
      <p className={styles['title']}>{app.name} was changed in another window while you edited</p>
      <p>{isDecided ? 'What changed there is taken over below. Your edits stay.' : 'Nothing of yours is lost. Choose what to save where both changed the same.'}</p>
      <ul>
        {clashes.map((change) => (
          <Clash key={change.field} app={app} change={change} />
        ))}
        {myOrder === null ? null : <Choice name="The order of the redirect URIs" theirs={<Order uris={app.redirectUris} />} mine={<Order uris={myOrder} />} onDecide={(whose) => editing.decideOrder(app, whose)} />}
        {followed.map(({ field, before, theirs }) => (
          <li key={field} className={styles['followed']}>
            <span className={styles['name']}>{FIELD_NAMES[field]}</span> was <Value app={app} field={field} value={before} /> and is now <Value app={app} field={field} value={theirs} />
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
        {isReordered && myOrder === null ? <li className={styles['name']}>Redirect URIs were put into another order</li> : null}
      </ul>
      {isDecided ? (
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
