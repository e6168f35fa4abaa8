/** Answers for a request as it arrived: raw query, headers with duplicates, body as text, and the moment it was complete. */
import type { FastifyRequest } from 'fastify';
import type { Param } from '../oauth/decision.ts';

/** The parameters of a request: of its query, and of its form when it is one. */
export interface ReadParams {
  readonly query: readonly Param[];
  readonly form: readonly Param[];
}

/** A request before anything was decided about it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** Behind the first `?`, undecoded; empty when there is none. */
  readonly rawQuery: string;
  /** In order of arrival; names as they came. */
  readonly headers: readonly (readonly [string, string])[];
  /** Empty when there was no body. */
  readonly body: string;
  /** For measuring: milliseconds of a clock that only runs forward. */
  readonly completeAt: number;
  /** The query as it came, when it was changed while the request was held. */
  readonly sentQuery?: string;
  /** What `readParams` made of it, kept so that it is made once. */
  readParams?: ReadParams;
}

/** Reads a request once its body is complete. */
export function receive(request: FastifyRequest): Received {
  const target = request.raw.url ?? '/';
  const question = target.indexOf('?');
  const raw = request.raw.rawHeaders;
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) headers.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return {
    method: request.method,
    path: question < 0 ? target : target.slice(0, question),
    rawQuery: question < 0 ? '' : target.slice(question + 1),
    headers,
    body: typeof request.body === 'string' ? request.body : '',
    completeAt: performance.now(),
  };
}

/** A request that waited: what is measured from now on is the server, not the wait. */
export function completeNow(received: Received): Received {
  return { ...received, completeAt: performance.now() };
}

/** A header's value; several of one name are joined by commas (RFC 9110 5.3), so that two contradicting ones match nothing. Null when absent. In: the name in lower case. */
export function headerOf(received: Received, name: string): string | null {
  let value: string | null = null;
  for (const [key, one] of received.headers) {
    if (key.length === name.length && key.toLowerCase() === name) value = value === null ? one : `${value}, ${one}`;
  }
  return value;
}
