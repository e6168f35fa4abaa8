/** Answers for the fields of what a rule does: one for each value of its act. */
import { SCOPE_NAMES } from '../../../src-preload/contract/oauth.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './rule-dialog.module.css';
import { fieldsOf, type ActField, type RuleForm } from './rule-form.ts';

interface ActFieldsProps {
  readonly form: RuleForm;
  readonly mistakes: ReadonlyMap<string, string>;
  readonly onChange: (name: string, value: string) => void;
}

function Scopes({ field, value, onChange }: { readonly field: ActField; readonly value: string; readonly onChange: (value: string) => void }) {
  const chosen = value.split(' ').filter((scope) => scope !== '');
  return (
    <fieldset className={styles['scopes']}>
      <legend>{field.label}</legend>
      <p className={styles['hint']}>{field.hint}</p>
      <div className={styles['scopeList']}>
        {SCOPE_NAMES.map((scope) => (
          <Checkbox key={scope} checked={chosen.includes(scope)} onChange={(isChosen) => onChange((isChosen ? [...chosen, scope] : chosen.filter((one) => one !== scope)).join(' '))}>
            {scope}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

/** The fields of the chosen act. */
export function ActFields({ form, mistakes, onChange }: ActFieldsProps) {
  return fieldsOf(form.kind, form.endpoint).map((field) => {
    const { name, label, kind, choices = [], hint } = field;
    const value = form.act[name] ?? '';
    const mistake = mistakes.get(`then.${name}`) ?? (kind === 'choice' ? mistakes.get('then.kind') : undefined);
    if (kind === 'scopes') return <Scopes key={name} field={field} value={value} onChange={(next) => onChange(name, next)} />;
    if (kind === 'choice') {
      return (
        <div key={name}>
          <Select label={label} value={value} options={choices.map(([choice, words]) => ({ value: choice, label: words }))} onChange={(next) => onChange(name, next)} />
          {mistake === undefined ? null : <p className={styles['mistake']}>{mistake}</p>}
        </div>
      );
    }
    const message = mistake ?? hint;
    return <TextField key={name} label={label} mono={kind === 'text' && name !== 'description'} value={value} verdict={mistake === undefined ? 'none' : 'failed'} {...(message === undefined ? {} : { message })} onChange={(next) => onChange(name, next)} />;
  });
}
