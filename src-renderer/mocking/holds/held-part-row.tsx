/** Answers for one thing in a held request: as it came, changed in its place, replaced unseen, or taken out. */
import type { ShownValue } from '../../../src-preload/contract/checks.ts';
import type { HeldPart } from '../../../src-preload/contract/holds.ts';
import { DatumLetter } from '../../ui/datum-letter.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './held-parts.module.css';
import { sayPlace } from './hold-words.ts';

const KINDS: Partial<Record<string, string>> = { code: 'code', access_token: 'access token', refresh_token: 'refresh token', secret: 'secret', verifier: 'verifier', state: 'state' };

interface CoveredProps {
  readonly value: ShownValue;
  readonly letters: ReadonlyMap<string, string>;
}

function Covered({ value, letters }: CoveredProps) {
  if (value.kind === 'absent') return <span className={styles['quiet']}>nothing</span>;
  if (value.kind === 'plain') return <code className={styles['clip']}>{value.text === '' ? 'empty' : value.text}</code>;
  const of = KINDS[value.of];
  const letter = letters.get(value.fingerprint);
  return (
    <span className={styles['covered']}>
      {letter === undefined ? null : <DatumLetter letter={letter} />}
      <Fingerprint value={value.fingerprint} {...(of === undefined ? {} : { of })} />
    </span>
  );
}

interface FieldProps {
  readonly label: string;
  readonly text: string;
  readonly isLong: boolean;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean;
}

function Field({ label, text, isLong, onChange, autoFocus = false }: FieldProps) {
  const shared = { 'aria-label': label, value: text, autoComplete: 'off', spellCheck: false, autoCapitalize: 'off', autoFocus } as const;
  if (isLong) return <textarea {...shared} className={styles['area']} rows={Math.min(14, Math.max(3, text.split('\n').length))} onChange={(event) => { onChange(event.target.value); }} />;
  return <input {...shared} className={styles['input']} type="text" onChange={(event) => { onChange(event.target.value); }} />;
}

interface RowProps {
  readonly part: HeldPart;
  /** Letters of the flow by fingerprint. */
  readonly letters: ReadonlyMap<string, string>;
  /** A text in its place; null when it was taken out; undefined as it came. */
  readonly draft: string | null | undefined;
  readonly onChange: (text: string | null) => void;
  readonly onReset: () => void;
}

/** The row. What is covered is never read: it can only be replaced by another text. */
export function HeldPartRow({ part, letters, draft, onChange, onReset }: RowProps) {
  const { name, place, value, whole, long: isLong = false } = part;
  const plain = whole && value.kind === 'plain' ? value.text : null;
  const isEdited = draft !== undefined;
  const where = sayPlace(place);
  const label = where === '' || where === name ? name : `${name}, ${where}`;
  return (
    <div className={cx(styles['row'], isLong && styles['long'])}>
      <span className={cx(styles['name'], draft === null && styles['gone'])}>
        {name}
        {where === '' || where === name || where === 'body' ? null : <span className={styles['place']}>{where}</span>}
      </span>
      <div className={styles['cell']}>
        <div className={cx(styles['box'], isEdited && styles['edited'])}>
          {draft === null ? (
            <span className={styles['quiet']}>taken out</span>
          ) : draft !== undefined || plain !== null ? (
            <Field label={label} text={draft ?? plain ?? ''} isLong={isLong} autoFocus={plain === null} onChange={(text) => { if (text === plain) onReset(); else onChange(text); }} />
          ) : (
            <>
              <Covered value={value} letters={letters} />
              <Button kind="ghost" className={styles['replace']} aria-label={`Replace ${label}`} onClick={() => { onChange(''); }}>
                Replace
              </Button>
            </>
          )}
          {isEdited ? <Tag tone="tape">{draft === null ? 'removed' : 'edited'}</Tag> : null}
          {isEdited ? <IconButton icon="replay" label={`Keep ${label} as it came`} onClick={onReset} /> : place === 'status' || part.part === 'location' ? null : <IconButton icon="close" label={`Take ${label} out`} onClick={() => { onChange(null); }} />}
        </div>
        {isEdited && !isLong ? (
          <p className={styles['was']}>
            Was <Covered value={value} letters={letters} />
          </p>
        ) : null}
      </div>
    </div>
  );
}
