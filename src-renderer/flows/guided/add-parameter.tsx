/** Answers for adding a parameter to the URL by hand. */
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './url-pane.module.css';

interface AddParameterProps {
  readonly sign: string;
  readonly onAdd: (name: string, value: string) => void;
}

/** A button that becomes a small form: name, value, add. */
export function AddParameter({ sign, onAdd }: AddParameterProps) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const close = (): void => {
    setOpen(false);
    setName('');
    setValue('');
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name === '') return;
    onAdd(name, value);
    close();
  };
  if (!open) {
    return (
      <div className={styles['add']}>
        <Button kind="ghost" icon="plus" onClick={() => setOpen(true)}>
          Add a parameter
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles['add']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {sign}
      <input className={styles['input']} aria-label="Name of the parameter" placeholder="name" value={name} maxLength={200} spellCheck={false} autoComplete="off" autoFocus onChange={(event) => setName(event.target.value)} />=
      <input className={styles['input']} aria-label="Value of the parameter" placeholder="value" value={value} maxLength={4000} spellCheck={false} autoComplete="off" onChange={(event) => setValue(event.target.value)} />
      <Button type="submit" unready={name === ''}>
        Add
      </Button>
      <Button kind="ghost" onClick={close}>
        Cancel
      </Button>
    </form>
  );
}
