/** Answers for the words of what was counted: what happened, what is particular about it, and all of it for a tooltip. Pure. */
import { HEADLINES } from '../../../src-preload/contract/headlines.ts';
import type { ActivityEntry } from '../../../src-preload/contract/numbers.ts';

/** What happened, in the words that a flow's row has for it: a refusal says what went wrong, not the truth that was tested. */
export function sayEntry({ kind, checkId, answer, personName, status }: ActivityEntry): string {
  if (kind === 'refusal') return checkId === null ? 'Refused' : HEADLINES[checkId];
  if (kind === 'sign_in') return `${personName ?? 'Somebody'} signed in`;
  return status >= 400 ? `Answered ${String(status)}: ${answer ?? ''}` : (answer ?? '');
}

/** The request line; empty when none was made. */
export function sayRequest({ method, path }: ActivityEntry): string {
  return path === '' ? '' : `${method} ${path}`;
}

/** The remark as one line has room for it. A sentence with an address in it would be cut there, so it is left to the step, unless it is the only one. */
export function sayNote({ note }: ActivityEntry): string | null {
  if (note === null) return null;
  const sentences = note.split(/(?<=\.) (?=\p{Lu})/u);
  const short = sentences.filter((sentence) => !sentence.includes('://'));
  return short.length === 0 ? note : short.join(' ');
}

/** Everything that the row says or cuts, to be read whole. */
export function sayWholeEntry(entry: ActivityEntry): string {
  return [`${sayEntry(entry)}.`, entry.note, sayRequest(entry)].filter((part) => part !== null && part !== '').join(' ');
}
