/** Answers for the boxed letters: equal codes and tokens get the same letter, in the order in which they are first seen. */
import type { ShownValue, ValueKind } from '../../src-preload/contract/checks.ts';
import type { Exchange, TraceEvent } from '../../src-preload/contract/trace.ts';

const LETTERED: readonly ValueKind[] = ['code', 'access_token', 'refresh_token'];

/** The letter at an index: A to Z, then AA, AB and so on. */
export function letterAt(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterAt(Math.floor(index / 26) - 1) + last;
}

/** Fingerprint of a value that gets a letter; null for every other value. */
export function letteredFingerprint(value: ShownValue): string | null {
  return value.kind === 'fingerprint' && LETTERED.includes(value.of) ? value.fingerprint : null;
}

function valuesIn(fields: readonly { readonly value: ShownValue }[]): string[] {
  return fields.map((field) => letteredFingerprint(field.value)).filter((print) => print !== null);
}

/** Fingerprints that travel with a request, in order, each once. */
export function sentValues(exchange: Exchange): string[] {
  return [...new Set([...valuesIn(exchange.query), ...valuesIn(exchange.headers), ...valuesIn(exchange.form)])];
}

/** Fingerprints that travel with an answer, in order, each once. */
export function answeredValues(exchange: Exchange): string[] {
  const body = exchange.body.kind === 'fields' ? valuesIn(exchange.body.fields) : [];
  return [...new Set([...valuesIn(exchange.location?.query ?? []), ...body])];
}

/** Gives letters to every code and token of a flow. In: events by `seq`. Out: letter by fingerprint. */
export function giveLetters(events: readonly TraceEvent[]): Map<string, string> {
  const letters = new Map<string, string>();
  const see = (print: string): void => {
    if (!letters.has(print)) letters.set(print, letterAt(letters.size));
  };
  for (const event of events) {
    const exchange = 'exchange' in event ? event.exchange : undefined;
    if (exchange !== undefined) sentValues(exchange).forEach(see);
    if ('issued' in event) event.issued.forEach((life) => { if (LETTERED.includes(life.of)) see(life.fingerprint); });
    if (exchange !== undefined) answeredValues(exchange).forEach(see);
  }
  return letters;
}
