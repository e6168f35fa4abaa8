/** Answers for the gallery of faults: each with what it is and what a good app does then, added by one press. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FAULT_PRESETS, PRESET_GROUPS } from '../../../src-preload/contract/fault-presets.ts';
import type { FaultPreset } from '../../../src-preload/contract/fault-preset-shapes.ts';
import { actWords, sayFires, whenWords } from '../../../src-preload/contract/fault-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { addPreset, failToAdd } from './edit-faults.ts';
import { FaultSentence } from './fault-sentence.tsx';
import styles from './gallery-dialog.module.css';

/** True when every word of the search stands somewhere in the preset. */
function isFound(preset: FaultPreset, search: string): boolean {
  const text = [preset.name, preset.what, preset.good, ...actWords(preset.then, preset.when.endpoint).map((word) => word.text)].join(' ').toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function Preset({ preset, onAdd, isAdding }: { readonly preset: FaultPreset; readonly onAdd: () => void; readonly isAdding: boolean }) {
  const { when, then, fires } = preset;
  return (
    <li className={styles['preset']}>
      <div>
        <h4 className={styles['name']}>{preset.name}</h4>
        <p>{preset.what}</p>
        <p className={styles['good']}>
          <b>A good app:</b> {preset.good}
        </p>
        <p className={styles['rule']}>
          <FaultSentence words={whenWords(when, { app: null, person: null })} />: <FaultSentence words={actWords(then, when.endpoint)} />, {sayFires({ when, fires })}
        </p>
      </div>
      <Button icon="plus" loading={isAdding} onClick={onAdd} aria-label={`Add ${preset.name}`}>
        Add
      </Button>
    </li>
  );
}

/** The gallery on top of the page. It stays open, so that more than one can be added. */
export function GalleryDialog({ onClose }: { readonly onClose: () => void }) {
  const [search, setSearch] = useState('');
  const add = useMutation({ mutationFn: addPreset, onError: failToAdd });
  const groups = PRESET_GROUPS.map(({ name, endpoints }) => ({ name, presets: FAULT_PRESETS.filter((preset) => endpoints.includes(preset.when.endpoint) && isFound(preset, search.trim())) })).filter(({ presets }) => presets.length > 0);
  return (
    <Modal label="Gallery of faults" className={styles['dialog'] ?? ''} onClose={onClose}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>Gallery of faults</h2>
        <IconButton icon="close" label="Close the gallery" onClick={onClose} />
      </div>
      <div className={styles['search']}>
        <TextField label="Search the gallery" labelHidden placeholder={`Search ${String(FAULT_PRESETS.length)} faults`} value={search} autoFocus onChange={setSearch} />
      </div>
      <div className={styles['list']} tabIndex={0} role="region" aria-label="Faults">
        {groups.length === 0 ? (
          <p className={styles['none']}>
            Nothing in the gallery has these words. <Button onClick={() => setSearch('')}>Show all</Button>
          </p>
        ) : null}
        {groups.map(({ name, presets }) => (
          <section key={name} aria-label={name}>
            <h3 className={styles['group']}>{name}</h3>
            <ul>
              {presets.map((preset) => (
                <Preset key={preset.id} preset={preset} isAdding={add.isPending && add.variables.id === preset.id} onAdd={() => add.mutate(preset)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
