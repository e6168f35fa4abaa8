/** Answers for one redirect URI in the list: its text, verdict, place, last use, and taking it off. */
import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { RedirectUse } from '../../../src-preload/contract/apps.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import type { UriRow } from './app-edit.ts';
import styles from './uri-editor.module.css';
import { isUsedLately } from './use-app-edit.ts';
import { UseWords } from './use-words.tsx';

interface UriEditorProps {
  readonly row: UriRow;
  /** Place among the rows that stay, from 0, and how many those are. */
  readonly position: number;
  readonly count: number;
  readonly problem: string | null;
  readonly hint: string | null;
  /** The use of the registered URI that the row was made of; null for a new one. */
  readonly use: RedirectUse | null;
  readonly now: number;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Keeps the focus on the row's field or button when the row was moved. */
function useMoves(position: number, onMove: UriEditorProps['onMove']) {
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  }, [position]);
  return (by: -1 | 1): void => {
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    onMove(by);
  };
}

/** The row. Alt and an arrow key move it. */
export function UriEditor({ row, position, count, problem, hint, use, now, onText, onLeave, onMove, onRemove }: UriEditorProps) {
  const move = useMoves(position, onMove);
  const which = `redirect URI ${String(position + 1)}`;
  const isEdited = row.was !== null && row.text.trim() !== row.was;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.target instanceof HTMLTextAreaElement) event.preventDefault();
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (position + by >= 0 && position + by < count) move(by);
  };
  return (
    <li className={styles['row']} onKeyDown={press}>
      <span className={styles['place']}>
        <IconButton
          icon="chevron-up"
          label={`Move ${which} up`}
          disabled={position === 0}
          onClick={() => {
            move(-1);
          }}
        />
        <IconButton
          icon="chevron-down"
          label={`Move ${which} down`}
          disabled={position === count - 1}
          onClick={() => {
            move(1);
          }}
        />
      </span>
      <div className={styles['field']}>
        <TextArea
          label={`Redirect URI ${String(position + 1)}`}
          labelHidden
          required
          mono
          name={`uri-${String(row.id)}`}
          // A row that was just added is where one goes on typing.
          autoFocus={row.was === null && row.text === ''}
          value={row.text}
          placeholder="http://localhost:3000/oauth/callback"
          verdict={problem !== null ? 'failed' : row.text.trim() === '' ? 'none' : 'passed'}
          message={problem ?? hint}
          onChange={(text) => {
            onText(text.replace(/[\r\n]/g, ''));
          }}
          onBlur={onLeave}
          action={
            <>
              <CopyButton text={row.text} what={which} />
              <IconButton icon="close" label={`Remove ${which}`} onClick={onRemove} />
            </>
          }
        />
        <p className={styles['facts']}>
          {position === 0 ? <Tag>default</Tag> : null}
          <span>
            {use === null ? 'New' : null}
            {use !== null && isEdited ? (
              <>
                Was <code>{row.was}</code>.{' '}
              </>
            ) : null}
            {use === null ? null : <UseWords use={use} now={now} />}
          </span>
        </p>
      </div>
    </li>
  );
}

/** A row that goes with the next save. */
export function RemovedUri({ uri, use, now, onPutBack }: { readonly uri: string; readonly use: RedirectUse | null; readonly now: number; readonly onPutBack: () => void }) {
  const isMissed = use !== null && isUsedLately(use, now);
  return (
    <li className={styles['removed']}>
      <div>
        <code>
          <s>{uri}</s>
        </code>
        <p className={styles['facts']}>
          {isMissed ? <VerdictSign verdict="injected" label="" /> : null}
          <span>
            Taken off when you save. {use === null ? null : <UseWords use={use} now={now} />}
            {isMissed ? '. Logins that send it will be refused.' : ''}
          </span>
        </p>
      </div>
      <Button aria-label={`Put back ${uri}`} onClick={onPutBack}>
        Put back
      </Button>
    </li>
  );
}
