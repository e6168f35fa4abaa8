/** Answers for a whole number that is set, or left to its usual value: typed, judged, saved. */
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './settings.module.css';

interface NumberSettingProps {
  readonly label: string;
  readonly value: number | null;
  /** What stands in the empty field: what holds then. */
  readonly placeholder: string;
  readonly least: number;
  readonly most: number;
  /** A few words after the field. */
  readonly unit?: string;
  readonly isSaving: boolean;
  /** Why the last saving failed. */
  readonly problem: string | null;
  readonly onSave: (value: number | null) => void;
}

/** Out: the number, null for an empty field, or why it is none. */
export function readNumber(text: string, least: number, most: number): { readonly value: number | null } | { readonly problem: string } {
  const typed = text.replaceAll(/[\s,]/g, '');
  if (typed === '') return { value: null };
  const value = /^[0-9]{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
  if (value >= least && value <= most) return { value };
  return { problem: `Enter a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}, or leave it empty.` };
}

/** The field with its button. What is typed stays until it is saved; a change from elsewhere takes the place of what nobody touched. */
export function NumberSetting({ label, value, placeholder, least, most, unit, isSaving, problem, onSave }: NumberSettingProps) {
  const saved = value === null ? '' : String(value);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? saved;
  const read = readNumber(text, least, most);
  const mistake = 'problem' in read ? read.problem : problem;
  const isChanged = 'problem' in read || read.value !== value;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if ('problem' in read || !isChanged || isSaving) return;
    onSave(read.value);
    setTyped(null);
  };
  return (
    <form className={styles['number']} onSubmit={submit} noValidate>
      <div className={styles['digits']}>
        <TextField label={label} labelHidden value={text} placeholder={placeholder} mono onChange={setTyped} {...(mistake !== null && { verdict: 'failed' as const, message: mistake })} />
      </div>
      {unit === undefined ? null : <span className={styles['unit']}>{unit}</span>}
      <Button type="submit" size="large" loading={isSaving} unready={!isChanged}>
        Save
      </Button>
    </form>
  );
}
