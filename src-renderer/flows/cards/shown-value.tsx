/** Answers for one recorded value on a card: its text, or its letter and fingerprint. */
import type { ShownValue as Value } from '../../../src-preload/contract/checks.ts';
import { DatumLetter } from '../../ui/datum-letter.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import text from '../../ui/type.module.css';
import { WireText } from '../../ui/wire-text.tsx';
import { sayKind } from './words.ts';

interface ShownValueProps {
  readonly value: Value;
  readonly letters: ReadonlyMap<string, string>;
}

/** A value as it was kept. An empty text and an absent value say so in words. */
export function ShownValue({ value, letters }: ShownValueProps) {
  if (value.kind === 'absent') return <span className={text['quiet']}>not sent</span>;
  if (value.kind === 'plain') return value.text === '' ? <span className={text['quiet']}>empty</span> : <WireText text={value.text} />;
  const letter = letters.get(value.fingerprint);
  const kind = sayKind(value.of);
  return (
    <>
      {letter === undefined ? null : <DatumLetter letter={letter} />}
      <Fingerprint value={value.fingerprint} {...(kind !== '' && { of: kind })} />
    </>
  );
}
