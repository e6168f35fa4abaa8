/** Answers for a value of something held: what may be seen of it, and whether that is all of it. */
import type { ShownValue } from '../../../src-preload/contract/checks.ts';
import type { HeldPart } from '../../../src-preload/contract/holds.ts';
import type { HeldChange } from '../../../src-preload/contract/trace.ts';
import { EditRefused } from '../../lab/edit-refused.ts';
import type { Redactor } from '../../trace/redactor.ts';

/** What is kept of a changed body in the trace, in characters. */
const LONGEST_KEPT = 2000;

/** What was put into effect, and what of it is kept for ever. */
export interface Edited<T> {
  readonly result: T;
  readonly changes: HeldChange[];
}

export const ABSENT: ShownValue = { kind: 'absent' };

/** A part as the screen gets it. */
export function toPart(part: string, place: HeldPart['place'], { name, text, value }: { readonly name: string; readonly text: string; readonly value: ShownValue }): HeldPart {
  return { part, place, name, value, whole: value.kind === 'plain' && value.text === text };
}

/** One header as it may be shown; of `authorization`, what is behind the scheme. */
export function showHeader(redactor: Redactor, name: string, text: string): ShownValue {
  return redactor.headers([[name, text]]).at(-1)?.value ?? ABSENT;
}

/** A body as the trace may keep it: JSON and other text with secrets covered, and not without end; what is neither by its fingerprint. */
export function showBody(redactor: Redactor, text: string, ofApi: boolean): ShownValue {
  if (text === '') return { kind: 'plain', text };
  const body = redactor.sent(text, ofApi);
  if (body.kind === 'json') return { kind: 'plain', text: body.text.slice(0, LONGEST_KEPT) };
  return redactor.show('body', text);
}

/** Headers that belong to the connection; the server writes them itself (RFC 9110 7.6.1, 8.6). */
const OF_CONNECTION: readonly string[] = ['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'te', 'trailer'];

/** Looks at a header that somebody typed (RFC 9110 5.1, 5.5). Out: its name in lower case. Errors: EditRefused. */
export function judgeHeader(name: string, text: string): string {
  const lower = name.toLowerCase();
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,200}$/.test(lower)) throw new EditRefused('A header name is letters, digits and hyphens.');
  if (OF_CONNECTION.includes(lower)) throw new EditRefused(`${lower} belongs to the connection; the server writes it itself.`);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) throw new EditRefused(`The value of ${lower} holds a character that no header may have.`);
  return lower;
}
