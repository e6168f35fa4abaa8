/** Answers for reading recorded requests of an app: which events are its own, and what they carried. Pure. */
import type { Exchange, Field, TraceEvent, TraceEventOf } from '../../../src-preload/contract/trace.ts';

/** An event whose request the app sent, or had the browser send. */
export type AppRequest = Extract<TraceEvent, { exchange?: unknown }> & { readonly exchange: Exchange };

/** The consent form is the person's, and the callback is Mavio's. */
const NOT_THE_APPS: readonly TraceEvent['type'][] = ['flow.started', 'consent.shown', 'consent.answered', 'callback.received'];

/** The requests of the app, in order. */
export function appRequests(events: readonly TraceEvent[]): AppRequest[] {
  return events.filter((event): event is AppRequest => 'exchange' in event && event.exchange !== undefined && !NOT_THE_APPS.includes(event.type));
}

/** Events of one type, in order. */
export function eventsOf<T extends TraceEvent['type']>(events: readonly TraceEvent[], type: T): TraceEventOf<T>[] {
  return events.filter((event): event is TraceEventOf<T> => event.type === type);
}

/** A field that was sent with a value; undefined when it is missing or empty (RFC 6749 3.1: the same). */
export function sentField(fields: readonly Field[], name: string): Field | undefined {
  return fields.find((field) => field.name === name && field.value.kind !== 'absent' && !(field.value.kind === 'plain' && field.value.text === ''));
}

/** Plain text of a field; null when it is missing, empty or covered. */
export function plainText(fields: readonly Field[], name: string): string | null {
  const value = sentField(fields, name)?.value;
  return value?.kind === 'plain' ? value.text : null;
}

/** Fingerprint of a covered field; null when it is missing, or in plain. */
export function printOf(fields: readonly Field[], name: string): string | null {
  const value = sentField(fields, name)?.value;
  return value?.kind === 'fingerprint' ? value.fingerprint : null;
}

/** Fingerprint of the bearer token of a call; null when it came with none. */
export function bearerOf(event: TraceEventOf<'api.called'>): string | null {
  const value = event.exchange.headers.find((field) => field.name === 'authorization' && field.value.kind === 'fingerprint')?.value;
  return value?.kind === 'fingerprint' ? value.fingerprint : null;
}

/** True for a token request that was granted. */
export function isGranted(event: TraceEventOf<'token.decided'>): boolean {
  return event.error === undefined && event.issued.length > 0;
}
