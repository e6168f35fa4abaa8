/** Answers for the small words of the cards: kinds of values, statuses, header names. */
import type { ValueKind } from '../../../src-preload/contract/checks.ts';

const KINDS: Record<ValueKind, string> = {
  code: 'code', access_token: 'access token', refresh_token: 'refresh token', secret: 'secret', verifier: 'verifier', state: 'state', other: '',
};

const STATUSES: Record<number, string> = {
  200: 'OK', 302: 'Found', 303: 'See Other', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
  413: 'Content Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Content', 429: 'Too Many Requests', 500: 'Internal Server Error', 503: 'Service Unavailable',
};

/** `access token`; the empty string for values without a name of their own. */
export function sayKind(kind: ValueKind): string {
  return KINDS[kind];
}

/** `200 OK`, or the bare number when it has no usual name; status 0 is an answer that never came. */
export function sayStatus(status: number): string {
  if (status === 0) return 'no answer';
  return `${String(status)} ${STATUSES[status] ?? ''}`.trim();
}

/** `content-type` as people write it: `Content-Type`. */
export function sayHeader(name: string): string {
  return name.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('-');
}

/** `1 check`, `3 checks`. */
export function count(many: number, one: string): string {
  return `${String(many)} ${one}${many === 1 ? '' : 's'}`;
}

/** `step 4`; for a repeated step `step 7, time 2`. In: the key of a drawn step. */
export function sayStepKey(key: string): string {
  const [step = '', time] = key.split('.');
  return `step ${step}${time === undefined ? '' : `, time ${time}`}`;
}
