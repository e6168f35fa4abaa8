/** Answers for the words of breakpoints and held requests. */
import type { Breakpoint, HeldPart, HeldRequest, HoldEnd, HoldEndpoint, HoldStep } from '../../../src-preload/contract/holds.ts';
import type { HoldPoint } from '../../../src-preload/contract/hold-point.ts';

const REQUESTS: Record<HoldEndpoint, string> = { authorize: 'Authorization request', consent: 'Consent', token: 'Token request', revoke: 'Revocation', introspect: 'Introspection', api: 'API call' };
const MANY: Record<HoldEndpoint, string> = { authorize: 'Authorization', consent: 'Consent', token: 'Token requests', revoke: 'Revocations', introspect: 'Introspections', api: 'API calls' };
const STEPS: Record<HoldStep, { readonly one: string; readonly many: string }> = { exchange: { one: 'Code exchange', many: 'Code exchanges' }, refresh: { one: 'Refresh', many: 'Refreshes' } };

export const POINTS: Record<HoldPoint, string> = { before_decision: 'before the decision', before_answer: 'before the answer' };

/** The endpoints, for a menu. */
export const ENDPOINT_OPTIONS = (Object.keys(MANY) as HoldEndpoint[]).map((value) => ({ value, label: MANY[value] }));

/** `Code exchange` */
export function nameRequest({ endpoint, step }: Pick<HeldRequest, 'endpoint' | 'step'>): string {
  return endpoint === 'token' && step !== null ? STEPS[step].one : REQUESTS[endpoint];
}

/** `Token requests, before the decision` */
export function nameBreakpoint({ endpoint, step, point }: Pick<Breakpoint, 'endpoint' | 'step' | 'point'>): string {
  return `${endpoint === 'token' && step !== null ? STEPS[step].many : MANY[endpoint]}, ${POINTS[point]}`;
}

/** Who sent it. */
export function nameSender({ appName, clientId }: Pick<HeldRequest, 'appName' | 'clientId'>): string {
  return appName ?? clientId ?? 'An unknown app';
}

/** `One request is held`, `3 requests are held`; an answer where nothing else waits. */
export function sayHeld(held: readonly Pick<HeldRequest, 'point'>[]): string {
  const what = held.every(({ point }) => point === 'before_answer') ? 'answer' : 'request';
  return held.length === 1 ? `One ${what} is held` : `${String(held.length)} ${what}s are held`;
}

const ENDS: Record<HoldEnd, string> = { let_go: 'Another window let it go first.', ran_out: 'Its time had run out, and it went on by itself.', client_left: 'Its client hung up.' };

/** Why this window cannot let a request go any more. In: how its wait ended; undefined when nobody remembers. */
export function sayGone(ended: HoldEnd | undefined): string {
  return ended === undefined ? 'It went on by itself, its client hung up, or another window let it go.' : ENDS[ended];
}

/** `0:14`. In: milliseconds. */
export function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

const PLACES: Record<HeldPart['place'], string> = { query: 'query', form: 'body', client: 'Basic', header: 'header', body: 'body', status: '', location: 'redirect', member: '' };

/** Where a part stands, when its name alone does not say it. */
export function sayPlace(place: HeldPart['place']): string {
  return PLACES[place];
}

export const ADDS = { query: 'parameter in the query', form: 'parameter in the body', header: 'header', member: 'member' } as const;
