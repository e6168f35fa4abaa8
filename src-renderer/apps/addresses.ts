/** Answers for the addresses inside an app's pages: what a figure opens is written into its address, so that it can be kept and sent. */
import { CheckId } from '../../src-preload/contract/checks.ts';
import type { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import { MarkKind } from '../../src-preload/contract/mark-kind.ts';
import { SPANS } from '../../src-preload/contract/numbers.ts';
import { addressOfApp } from './app-address.ts';

/** Which entries the activity page lists. Moments are whole minutes in epoch ms; `to` is not part of it. */
export interface ActivityFilter {
  readonly kind?: MarkKind | undefined;
  readonly checkId?: CheckId | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Address of the entries that a figure counted. */
export function activityAddress(clientId: ClientId, { kind, checkId, from, to }: ActivityFilter): string {
  const query = new URLSearchParams();
  if (kind !== undefined) query.set('kind', kind);
  if (checkId !== undefined) query.set('check', checkId);
  if (from !== undefined) query.set('from', String(from));
  if (to !== undefined) query.set('to', String(to));
  const text = query.toString();
  return `${addressOfApp(clientId, 'activity')}${text === '' ? '' : `?${text}`}`;
}

/** A moment in an address; undefined for what is none, or no whole minute. */
function readMoment(text: string | null): number | undefined {
  const at = text === null || !/^\d{1,15}$/.test(text) ? undefined : Number(text);
  return at === undefined || at % SPANS.minute !== 0 ? undefined : at;
}

/** Reads the filter from an address. What cannot be read narrows nothing. */
export function readActivityFilter(query: URLSearchParams): ActivityFilter {
  return {
    kind: MarkKind.safeParse(query.get('kind')).data,
    checkId: CheckId.safeParse(query.get('check')).data,
    from: readMoment(query.get('from')),
    to: readMoment(query.get('to')),
  };
}

/** Address of the authorizations that work, or of all. */
export function authorizationsAddress(clientId: ClientId, show?: 'active' | 'ended'): string {
  return `${addressOfApp(clientId, 'authorizations')}${show === undefined ? '' : `?show=${show}`}`;
}

/** Address of the step of a flow that shows an event. */
export function eventAddress(flowId: FlowId, seq: number): string {
  return `/flows/${flowId}?event=${String(seq)}`;
}
