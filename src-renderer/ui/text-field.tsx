/** Answers for one-line and growing text fields: label, verdict at the right end, reason below. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { afterPress } from './after-press.ts';
import { cx } from './cx.ts';
import styles from './text-field.module.css';
import { Tick, VerdictSign } from './verdict-sign.tsx';

/** How the value stands: not judged yet, good, or refused. */
export type FieldVerdict = 'none' | 'passed' | 'failed';

interface FieldProps {
  readonly label: string;
  /** Keeps the label for screen readers only, for fields in a list that has a heading. */
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly verdict?: FieldVerdict;
  /** The reason of the verdict, or a hint; in the colour of the verdict. */
  readonly message?: ReactNode;
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  /** Name in the form's elements, for forms that move the focus to the first refused field. */
  readonly name?: string;
  /** A control inside the field, behind the verdict: remove, copy. */
  readonly action?: ReactNode;
}

function Sign({ verdict }: { readonly verdict: FieldVerdict }) {
  if (verdict === 'passed') return <Tick />;
  return verdict === 'failed' ? <VerdictSign verdict="failed" /> : null;
}

interface ShellProps extends FieldProps {
  readonly ids: { readonly input: string; readonly message: string };
  readonly children: ReactNode;
}

function Shell({ ids, label, labelHidden = false, mono = false, verdict = 'none', message, action, children }: ShellProps) {
  const hasMessage = message !== undefined && message !== null;
  return (
    <div className={styles['field']}>
      <label htmlFor={ids.input} className={cx(styles['label'], labelHidden && styles['labelHidden'])}>
        {label}
      </label>
      <div className={cx(styles['box'], mono && styles['mono'], verdict === 'failed' && styles['refused'])}>
        {children}
        <span className={styles['end']}>
          <Sign verdict={verdict} />
          {action}
        </span>
      </div>
      <p id={ids.message} className={cx(styles['message'], verdict === 'failed' && styles['messageRefused'])} hidden={!hasMessage}>
        {message}
      </p>
    </div>
  );
}

function useFieldIds(): { input: string; message: string } {
  const id = useId();
  return { input: id, message: `${id}-message` };
}

function shared(props: FieldProps, ids: { input: string; message: string }) {
  const { onBlur } = props;
  return {
    id: ids.input,
    name: props.name,
    value: props.value,
    onBlur: onBlur === undefined ? undefined : () => afterPress(onBlur),
    placeholder: props.placeholder,
    autoFocus: props.autoFocus,
    'data-begins': props.autoFocus === true ? '' : undefined,
    'aria-required': props.required,
    'aria-invalid': props.verdict === 'failed' || undefined,
    'aria-describedby': props.message === undefined || props.message === null ? undefined : ids.message,
  };
}

/** A one-line field, 32 px high. `kind` as the input's type; `off` keeps password managers and spelling away from wire text. */
export function TextField(props: FieldProps & { readonly kind?: 'text' | 'url' | 'password' }) {
  const ids = useFieldIds();
  return (
    <Shell {...props} ids={ids}>
      <input
        {...shared(props, ids)}
        className={styles['input']}
        type={props.kind === 'password' ? 'password' : 'text'}
        inputMode={props.kind === 'url' ? 'url' : 'text'}
        autoComplete="off"
        spellCheck={props.mono !== true && props.kind === undefined}
        autoCapitalize="off"
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
      />
    </Shell>
  );
}

/** A field that starts as one line and grows with its text. One `paragraph` holds no line breaks: Enter sends the form, as in any other field. */
export function TextArea(props: FieldProps & { readonly paragraph?: boolean }) {
  const ids = useFieldIds();
  const isParagraph = props.paragraph === true;
  return (
    <Shell {...props} ids={ids}>
      <textarea
        {...shared(props, ids)}
        className={cx(styles['input'], styles['area'])}
        rows={1}
        onKeyDown={(event) => {
          if (!isParagraph || event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        onChange={(event) => {
          props.onChange(isParagraph ? event.target.value.replace(/\s*[\r\n]+\s*/g, ' ') : event.target.value);
        }}
      />
    </Shell>
  );
}
