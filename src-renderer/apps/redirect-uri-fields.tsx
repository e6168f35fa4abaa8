/** Answers for the list of redirect URIs in the form: each with its own verdict and hint. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { isLoopbackUri } from '../../src-preload/contract/uri.ts';
import { queries } from '../client/queries.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import type { DraftField } from './app-draft.ts';
import { useDraftStore } from './draft-store.ts';
import { hintOnce, isPairHint } from './hint-once.ts';
import styles from './redirect-uri-fields.module.css';

const MOST = 20;

interface RedirectUriFieldsProps {
  readonly problems: ReadonlyMap<DraftField, string>;
  readonly wired: (field: DraftField) => { readonly onBlur: () => void; readonly name: string };
}

/** The rows, and the button that adds one. */
export function RedirectUriFields({ problems, wired }: RedirectUriFieldsProps) {
  const { draft, touched, addUri, removeUri } = useDraftStore();
  const [isAdding, setAdding] = useState(false);
  const rows = draft.redirectUris;
  const good = rows.filter((uri) => !problems.has(`uri-${String(uri.id)}`)).length;
  const texts = rows.map((uri) => uri.text.trim());
  return (
    <fieldset className={styles['group']}>
      <div className={styles['head']}>
        <legend>Redirect URIs</legend>
        {rows.length > 1 ? <span>{`${String(good)} of ${String(rows.length)} can be registered`}</span> : null}
      </div>
      <ul className={styles['rows']}>
        {rows.map((uri, index) => {
          const field: DraftField = `uri-${String(uri.id)}`;
          const problem = problems.get(field);
          return (
            <UriRow
              key={uri.id}
              id={uri.id}
              position={index + 1}
              text={uri.text}
              problem={problem ?? null}
              isTouched={touched.has(field)}
              hint={problem === undefined ? hintOnce(texts, index) : null}
              isNew={isAdding && index === rows.length - 1 && uri.text === ''}
              wired={wired(field)}
              onRemove={
                rows.length === 1
                  ? null
                  : () => {
                      removeUri(uri.id);
                    }
              }
            />
          );
        })}
      </ul>
      {rows.length < MOST ? (
        <Button
          data-takes-focus=""
          kind="ghost"
          icon="plus"
          className={styles['add']}
          onClick={() => {
            setAdding(true);
            addUri();
          }}
        >
          Add redirect URI
        </Button>
      ) : (
        <p className={styles['most']}>An app can have 20 redirect URIs.</p>
      )}
    </fieldset>
  );
}

/** Whether the console could answer the callback at a loopback URI, as a sentence; null when there is nothing to say. */
function useProspect(uri: string | null): string | null {
  const settled = useSettled(uri, 250);
  const asked = settled === uri && uri !== null && isLoopbackUri(uri) ? uri : null;
  const prospect = useQuery(queries.guided.prospect.queryOptions({ input: asked === null ? skipToken : { redirectUri: asked }, staleTime: 5000, gcTime: 30_000 }));
  if (asked === null || prospect.data === undefined || prospect.data.kind === 'elsewhere') return null;
  const port = String(prospect.data.port);
  return prospect.data.kind === 'free' ? `Port ${port} is free on this machine.` : `Port ${port} is in use on this machine, perhaps by your app.`;
}

interface UriRowProps {
  readonly id: number;
  readonly position: number;
  readonly text: string;
  readonly problem: string | null;
  readonly isTouched: boolean;
  readonly hint: string | null;
  /** It was just added, so one goes on typing there. */
  readonly isNew: boolean;
  readonly wired: ReturnType<RedirectUriFieldsProps['wired']>;
  readonly onRemove: (() => void) | null;
}

function UriRow({ id, position, text, problem, isTouched, hint, isNew, wired, onRemove }: UriRowProps) {
  const changeUri = useDraftStore((store) => store.changeUri);
  const prospect = useProspect(useDeferredValue(problem === null ? text.trim() : null));
  const isRefused = problem !== null && isTouched;
  // Of a pair, the first half speaks of the pair and the second of their port.
  const remarks = [hint, problem === null && !isPairHint(hint) ? prospect : null].filter((remark) => remark !== null).join(' ');
  const message = isRefused ? problem : remarks === '' ? null : remarks;
  return (
    <li>
      <TextField
        label={`Redirect URI ${String(position)}`}
        labelHidden
        required
        mono
        kind="url"
        autoFocus={isNew}
        value={text}
        placeholder="http://localhost:3000/oauth/callback"
        verdict={isRefused ? 'failed' : problem === null ? 'passed' : 'none'}
        message={message}
        onChange={(next) => {
          changeUri(id, next);
        }}
        {...wired}
        action={onRemove === null ? null : <IconButton icon="close" label={`Remove redirect URI ${String(position)}`} onClick={onRemove} />}
      />
    </li>
  );
}
