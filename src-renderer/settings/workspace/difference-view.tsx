/** Answers for showing what an import would change before it does: added, changed field by field, removed, and whose tokens end. */
import type { FieldChange, TokenLoss, WorkspaceChange, WorkspaceDifference } from '../../../src-preload/contract/workspace.ts';
import { Tag } from '../../ui/tag.tsx';
import styles from './difference-view.module.css';
import { countOf, sayTokens } from './loss-words.ts';

const FIELDS: Readonly<Record<string, string>> = {
  name: 'Name',
  clientId: 'Client id',
  environment: 'Environment',
  homepageUrl: 'Homepage',
  description: 'Description',
  rotation: 'Rotation',
  redirectUris: 'Redirect URIs',
  secret: 'Secret',
  email: 'Email',
  personId: 'Person id',
  organisation: 'Organisation',
  grants: 'Would grant',
  plan: 'Plan',
  rotates: 'Rotation',
  retention: 'Kept',
  port: 'Port',
  consolePort: 'Port',
  people: 'Order',
  clock: 'Clock',
  consent: 'Answered by',
  checkup: 'Addresses',
  faults: 'Rules',
  breakpoints: 'Held',
};

const SIGNS = { added: '+', changed: '≠', removed: '−' } as const;

function sayCounts({ changes, unchanged, leftAlone }: WorkspaceDifference): string {
  const count = (kind: WorkspaceChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  const parts = [`${String(count('added'))} added`, `${String(count('changed'))} changed`, `${String(count('removed'))} removed`, `${String(unchanged)} the same`];
  return `${parts.join(', ')}${leftAlone > 0 ? `; ${String(leftAlone)} that the file does not name ${leftAlone === 1 ? 'stays' : 'stay'}` : ''}.`;
}

/** The difference. */
export function DifferenceView({ difference }: { readonly difference: WorkspaceDifference }) {
  const { changes, newSecrets, loss } = difference;
  return (
    <section className={styles['view']} aria-label="What the import changes">
      <p role="status">{changes.length === 0 ? 'The console is like the file already: there is nothing to import.' : sayCounts(difference)}</p>
      {loss.tokens > 0 ? (
        <p className={styles['loss']} role="alert">
          <strong>{sayTokens(loss)} would end at once.</strong> The next request with one of them is refused, and undo cannot bring them back.
        </p>
      ) : null}
      {newSecrets > 0 ? <p className={styles['remark']}>{countOf(newSecrets, 'app')} will get a new secret. It is shown to you once.</p> : null}
      <ul>
        {changes.map((change, index) => (
          <Change key={`${change.what} ${change.id} ${String(index)}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Change({ change: { kind, what, id, name, fields, loss } }: { readonly change: WorkspaceChange }) {
  return (
    <li className={styles['change']}>
      <span className={styles['sign']} aria-hidden="true">
        {SIGNS[kind]}
      </span>
      <div className={styles['words']}>
        <p className={styles['title']}>
          <span className={styles['name']}>{name}</span>
          <Tag>{`${what} ${kind}`}</Tag>
          {what === 'setting' || id === '' ? null : <code className={styles['id']}>{id}</code>}
          <Loss loss={loss} />
        </p>
        {kind === 'removed' ? null : (
          <dl className={styles['fields']}>
            {fields.map((field) => (
              <Field key={field.field} field={field} isNew={kind === 'added'} />
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

function Loss({ loss }: { readonly loss: TokenLoss }) {
  return loss.tokens === 0 ? null : <span className={styles['ends']}>{sayTokens(loss)} end</span>;
}

function Field({ field: { field, before, after }, isNew }: { readonly field: FieldChange; readonly isNew: boolean }) {
  const isList = before.length > 1 || after.length > 1;
  // Of a list only what came and went is told, unless nothing but the order changed.
  const gone = isList ? before.filter((line) => !after.includes(line)) : before;
  const come = isList ? after.filter((line) => !before.includes(line)) : after;
  const isMoved = !isNew && gone.length === 0 && come.length === 0;
  return (
    <>
      <dt>{FIELDS[field] ?? field}</dt>
      <dd>
        {(isMoved ? [] : gone).map((line) => (
          <del key={line}>{line}</del>
        ))}
        {(isMoved ? after : come).map((line) => (isNew || isMoved ? <span key={line}>{line}</span> : <ins key={line}>{line}</ins>))}
        {isMoved ? <em>in this order</em> : null}
        {!isMoved && come.length === 0 ? <em>{isList ? 'taken off' : field === 'rotation' ? 'as the console' : 'empty'}</em> : null}
      </dd>
    </>
  );
}
