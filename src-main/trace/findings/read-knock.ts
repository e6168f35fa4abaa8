/** Answers for whether an event is a knock: a client id that is not registered, or a token or code that was not issued here. Pure. */
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../../src-preload/contract/checks.ts';
import type { FlowSummary, TraceEvent } from '../../../src-preload/contract/trace.ts';

/** What an event says about who knocked. `covered`: the id is known by its fingerprint only. */
export interface KnockRead {
  readonly kind: 'client' | 'tokens';
  /** As it may be shown, uncut; empty for `tokens`. */
  readonly shownId: string;
  readonly covered: boolean;
  readonly redirectUri: string | null;
}

const UNKNOWN_CLIENT: readonly CheckId[] = ['client.known', 'client-auth.known'];
const UNKNOWN_VALUE: readonly CheckId[] = ['bearer.known', 'refresh.known', 'code.known'];

/** The redirect URI that a request names, in its query or its form. */
function redirectOf(event: Extract<TraceEvent, { exchange?: unknown }>): string | null {
  const fields = [...(event.exchange?.query ?? []), ...(event.exchange?.form ?? [])];
  const value = fields.find((field) => field.name === 'redirect_uri')?.value;
  return value?.kind === 'plain' && value.text !== '' ? value.text : null;
}

/** The id in a Basic header, which the recorded headers hold as it came; the check names only ids of the usual shape. */
function basicId(event: Extract<TraceEvent, { exchange?: unknown }>): string | null {
  const header = event.exchange?.headers.find(({ name, value }) => name === 'authorization' && value.kind === 'plain')?.value;
  return header?.kind === 'plain' ? (/^basic (.+)$/i.exec(header.text)?.[1] ?? null) : null;
}

/** Reads an event. Flows that the console itself plays are not knocks: there a wrong id was tried on purpose. Out: null for everything else. */
export function readKnock({ origin }: Pick<FlowSummary, 'origin'>, event: TraceEvent): KnockRead | null {
  if (origin === 'guided' || !('checks' in event)) return null;
  const failure = firstFailure(event.checks);
  if (failure === null) return null;
  if (UNKNOWN_VALUE.includes(failure.id)) return { kind: 'tokens', shownId: '', covered: false, redirectUri: null };
  if (!UNKNOWN_CLIENT.includes(failure.id)) return null;
  const { received } = failure;
  const redirectUri = redirectOf(event);
  if (received?.kind === 'fingerprint') return { kind: 'client', shownId: received.fingerprint, covered: true, redirectUri };
  const text = basicId(event) ?? (received?.kind === 'plain' ? received.text : null);
  if (text === null) return null;
  // What looks like something Mavio issued was covered before it was recorded.
  const inside = /‹\w+ ([0-9a-f]{4}·[0-9a-f]{4})›/.exec(text)?.[1];
  return { kind: 'client', shownId: inside ?? text, covered: inside !== undefined, redirectUri };
}
