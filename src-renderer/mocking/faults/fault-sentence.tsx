/** Answers for a rule in set words: what it is about in bold, what stands on the wire in mono. */
import type { FaultWord } from '../../../src-preload/contract/fault-words.ts';

/** The pieces of a sentence, set. */
export function FaultSentence({ words }: { readonly words: readonly FaultWord[] }) {
  return words.map(({ text, as }, index) => {
    const key = String(index);
    if (as === 'strong') return <b key={key}>{text}</b>;
    return as === 'code' ? <code key={key}>{text}</code> : <span key={key}>{text}</span>;
  });
}
