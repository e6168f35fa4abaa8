/** Answers for everything that can be changed in a held request or answer. */
import { useState } from 'react';
import type { HeldDetail, HeldPart } from '../../../src-preload/contract/holds.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/tag.tsx';
import { HeldPartRow } from './held-part-row.tsx';
import styles from './held-parts.module.css';
import { addPart, dropAdded, putPart, resetPart, useHoldDraft } from './hold-draft.ts';
import { ADDS } from './hold-words.ts';
import { useLetters } from './use-letters.ts';

type Place = HeldDetail['adds'][number];

/** Adds one thing. What is typed lives here until then. */
function AddForm({ held, onEnd }: { readonly held: HeldDetail; readonly onEnd: () => void }) {
  const [place, setPlace] = useState<Place>(held.adds.find((one) => one === 'form' || one === 'member') ?? held.adds[0] ?? 'header');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const add = (): void => {
    if (name === '') return;
    addPart(held.holdId, { place, name, text });
    onEnd();
  };
  const addOnEnter = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') onEnd();
    if (event.key !== 'Enter') return;
    // Enter adds here; it does not release.
    event.preventDefault();
    add();
  };
  return (
    <div className={styles['add']} role="group" aria-label="Add">
      <Select label="What" labelHidden value={place} options={held.adds.map((value) => ({ value, label: ADDS[value] }))} onChange={(value) => { setPlace(value as Place); }} />
      <input className={styles['input']} aria-label="Name" placeholder="name" value={name} autoFocus spellCheck={false} autoComplete="off" onKeyDown={addOnEnter} onChange={(event) => { setName(event.target.value); }} />
      <input className={styles['input']} aria-label="Value" placeholder="value" value={text} spellCheck={false} autoComplete="off" onKeyDown={addOnEnter} onChange={(event) => { setText(event.target.value); }} />
      <Button onClick={add} unready={name === ''}>Add</Button>
      <Button kind="ghost" onClick={onEnd}>Cancel</Button>
    </div>
  );
}

/** The rows, headers folded away where there are many. */
export function HeldParts({ held }: { readonly held: HeldDetail }) {
  const { holdId, parts, point } = held;
  const draft = useHoldDraft(holdId);
  const letters = useLetters(held.flowId);
  const [isAdding, setAdding] = useState(false);
  const row = (part: HeldPart) => (
    <HeldPartRow
      key={part.part}
      part={part}
      letters={letters}
      draft={draft.parts[part.part]}
      onChange={(text) => { putPart(holdId, part.part, text); }}
      onReset={() => { resetPart(holdId, part.part); }}
    />
  );
  const headers = parts.filter(({ place }) => place === 'header');
  return (
    <section className={styles['parts']} aria-labelledby="held-parts">
      <div className={styles['top']}>
        <h3 id="held-parts">{point === 'before_decision' ? 'What will be decided on' : 'What will be sent'}</h3>
        <span>edit before you release</span>
      </div>
      {parts.filter(({ place }) => place !== 'header').map(row)}
      {draft.added.map((added, index) => (
        <div key={`${String(index)} ${added.name}`} className={styles['row']}>
          <span className={styles['name']}>
            {added.name}
            <span className={styles['place']}>{added.place === 'member' ? '' : added.place}</span>
          </span>
          <div className={styles['cell']}>
            <div className={styles['box']}>
              <code className={styles['clip']}>{added.text}</code>
              <Tag tone="tape">added</Tag>
              <IconButton icon="close" label={`Do not add ${added.name}`} onClick={() => { dropAdded(holdId, index); }} />
            </div>
          </div>
        </div>
      ))}
      {isAdding ? <AddForm held={held} onEnd={() => { setAdding(false); }} /> : <Button kind="ghost" icon="plus" className={styles['adder']} onClick={() => { setAdding(true); }}>Add</Button>}
      {headers.length === 0 ? null : (
        <details className={styles['headers']} open={headers.some(({ part }) => part in draft.parts) || undefined}>
          <summary>{headers.length === 1 ? '1 header' : `${String(headers.length)} headers`}</summary>
          {headers.map(row)}
        </details>
      )}
      {Object.keys(draft.parts).length + draft.added.length === 0 ? null : <p className={styles['stamp']}>What you change is stamped in the flow, for ever.</p>}
    </section>
  );
}
