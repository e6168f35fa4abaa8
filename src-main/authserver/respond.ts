/** Answers for HTTP answers as values: they are made first, recorded with the decision, and sent after the commit. */
import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { ShownBody } from '../../src-preload/contract/trace.ts';
import type { Injection } from '../lab/fault-rules.ts';
import type { Page } from './pages/page-frame.ts';

/** A body before it is written out. */
export type AnswerBody =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'page' } & Page)
  | { readonly kind: 'json'; readonly value: unknown }
  /** Written as it stands, whatever the headers say of it. `shown` is what the trace keeps of it, where that cannot be read out of the text. */
  | { readonly kind: 'text'; readonly text: string; readonly shown?: ShownBody }
  | { readonly kind: 'picture'; readonly bytes: Buffer };

/** An answer. Header names are written in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
  /** What was staged in it; absent when nothing was. Such an answer is sent by `faults/deliveries.ts`. */
  readonly staging?: Staging;
}

/** The rules that an answer met, and where its callback led. */
export interface Staging {
  readonly injections: readonly Injection[];
  readonly callback?: { readonly location: string; readonly cookie: string | null };
}

const NO_STORE = { 'cache-control': 'no-store' };

/**
 * Answers with a page. Nothing but our own style, fonts and icon is loaded; nobody may frame it.
 * The referrer policy is same-origin and not no-referrer, because with that Chromium posts the consent form with `Origin: null`.
 * In: where forms may lead, as CSP sources; none for a page without a form.
 */
export function answerWithPage(status: number, page: Page, options: { formTargets?: readonly string[]; allow?: string } = {}): Answer {
  const targets = options.formTargets ?? ["'none'"];
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      ...NO_STORE,
      'content-security-policy': `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action ${targets.join(' ')}`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      ...(options.allow === undefined ? {} : { allow: options.allow }),
    },
    body: { kind: 'page', ...page },
  };
}

/** Sends the browser on. */
export function answerWithRedirect(status: 302 | 303 | 307, location: string): Answer {
  return { status, headers: { location, ...NO_STORE, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }, body: { kind: 'none' } };
}

/** Frozen, so that they are recognised when they come again. */
const OF_JSON: Answer['headers'] = Object.freeze({ 'content-type': 'application/json; charset=utf-8', ...NO_STORE, pragma: 'no-cache', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });

/** Answers with JSON that no cache may keep (RFC 6749 5.1). In: headers besides the usual ones. */
export function answerWithJson(status: number, value: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return { status, headers: headers === undefined ? OF_JSON : { ...OF_JSON, ...headers }, body: { kind: 'json', value } };
}

/** A body as it is sent. */
export function writeBody(body: AnswerBody): string | Buffer {
  if (body.kind === 'none') return '';
  if (body.kind === 'text') return body.text;
  if (body.kind === 'picture') return body.bytes;
  return body.kind === 'page' ? body.html : JSON.stringify(body.value);
}

/** Headers of an answer as they are written: name and value in turn. In: bytes of its body, null when nobody knows; more of them that every answer carries now, where it has none of that name itself. */
export function writeHeaders({ status, headers }: Answer, length: number | null, more: readonly string[]): string[] {
  const written: string[] = [];
  for (const name in headers) written.push(name, headers[name] ?? '');
  // An answer without content has no length either (RFC 9110 8.6).
  if (status !== 204 && status !== 304 && length !== null) written.push('content-length', String(length));
  for (let place = 0; place < more.length; place += 2) {
    const [name = '', text = ''] = more.slice(place, place + 2);
    if (headers[name] === undefined) written.push(name, text);
  }
  return written;
}

/**
 * Sends an answer; a HEAD request gets the headers alone. It is written to Node's own response: there is nothing about it left
 * for Fastify to find out. Throws, before anything is sent, when a header cannot be written.
 */
export function respond(reply: FastifyReply, answer: Answer, more: readonly string[] = []): void {
  const { raw, request } = reply;
  const isHead = request.method === 'HEAD';
  const text = writeBody(answer.body);
  // A HEAD is told how long the answer to a GET would be, or nothing (RFC 9110 8.6).
  const length = isHead && text.length === 0 ? null : Buffer.byteLength(text);
  // The reason is said, because Node keeps that of an answer whose headers it refused.
  raw.writeHead(answer.status, STATUS_CODES[answer.status] ?? 'unknown', writeHeaders(answer, length, more));
  reply.hijack();
  raw.end(isHead ? '' : text);
}
