/** Answers for advancing the server clock to a date and time that somebody names. */
import { useId, useState } from 'react';
import { MOST_SHIFT_MS } from '../../../src-preload/contract/clock-facts.ts';
import type { Advance } from '../../../src-preload/contract/clock.ts';
import { Button } from '../../ui/button.tsx';
import styles from './date-form.module.css';

interface DateFormProps {
  /** Now by the server clock, and by this machine, in epoch ms. */
  readonly now: number;
  readonly realNow: number;
  readonly onChoose: (wish: Advance) => void;
  readonly onClose: () => void;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A moment as the field takes it, in local time: `2026-12-24T18:00`. */
function toField(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

function judge(to: number, { now, realNow }: Pick<DateFormProps, 'now' | 'realNow'>): string | null {
  if (Number.isNaN(to)) return 'Give a date and a time.';
  if (to <= now) return 'The server clock only goes forward.';
  return to - realNow > MOST_SHIFT_MS ? 'That is more than ten years from real time.' : null;
}

/** The form. */
export function DateForm({ now, realNow, onChoose, onClose }: DateFormProps) {
  const id = useId();
  const [text, setText] = useState(() => toField(now + 86_400_000));
  const [tried, setTried] = useState(false);
  const to = new Date(text).getTime();
  const problem = judge(to, { now, realNow });
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problem !== null) return;
        onChoose({ to });
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label htmlFor={id}>To</label>
      <input
        id={id}
        type="datetime-local"
        className={styles['field']}
        value={text}
        autoFocus
        aria-invalid={tried && problem !== null}
        aria-describedby={`${id}-why`}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button kind="primary" type="submit">
        Advance to this date
      </Button>
      <Button onClick={onClose}>Cancel</Button>
      <p id={`${id}-why`} role="status" className={styles['why']}>
        {tried ? problem : null}
      </p>
    </form>
  );
}
