/** Answers for what the engine may say about a value: text of its own, the redacted form of a parameter, never a raw secret. */
import type { ShownValue } from '../../src-preload/contract/checks.ts';
import type { Param } from './decision.ts';

/** A value that was not sent, or that must not be. */
export const ABSENT: ShownValue = { kind: 'absent' };

/** Text that is the engine's own, or that is public by nature (registered URIs, scopes, client ids). */
export function plain(text: string): ShownValue {
  return { kind: 'plain', text };
}

/** The redacted form of a parameter, or `absent`. */
export function shownOf(param: Param | null): ShownValue {
  return param?.shown ?? ABSENT;
}

/** True when a piece of a parameter may be repeated in a sentence: only where the redactor shows that piece in full. */
export function mayQuote(param: Param, piece: string): boolean {
  return param.shown.kind === 'plain' && param.shown.text.includes(piece);
}

/** A piece of text for use inside a sentence: at most 60 characters, visible ASCII only. */
export function cut(text: string): string {
  const visible = text.replace(/[^\x21-\x7e]/g, '?');
  return visible.length <= 60 ? visible : `${visible.slice(0, 59)}…`;
}

/** The HTTP method as it may be shown: real methods by name, anything else without repeating it. */
export function shownMethod(method: string): ShownValue {
  return plain(/^[A-Z]{1,10}$/.test(method) ? method : 'another method');
}
