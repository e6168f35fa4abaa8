/** Answers for the vocabulary of the API: what a route is, what its handler is given, and what it says in return. */
import type { ScopeName } from '../../../src-preload/contract/oauth.ts';
import type { ApiErrorCode, FieldProblem } from '../api-answer.ts';
import type { ServerContext } from '../parts.ts';
import type { Page } from '../../storage/resources/resource-store.ts';

/** Methods that a route can have. A HEAD is a GET whose body stays behind. */
export type ApiMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** An authorized call, before its query and body were judged. */
export interface ApiCall {
  readonly server: ServerContext;
  /** Whose data it is: the person who authorized the app. */
  readonly personId: string;
  /** What stands in the path where the route has `:id`. */
  readonly id: string;
  /** What stands in the path at its second variable place; empty when there is none. */
  readonly otherId: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body: string;
  readonly contentType: string | null;
  /** Server clock, in epoch milliseconds. */
  readonly now: number;
}

/** What a handler says: a value, or one of the documented refusals. `words` is the answer in two or three words, for the trace. */
export type Outcome =
  | { readonly kind: 'done'; readonly status: 200 | 201 | 204; readonly value: unknown; readonly words: string }
  | Problem;

/** A refusal. Nothing was written when a handler answers with it. */
export interface Problem {
  readonly kind: 'problem';
  readonly status: number;
  readonly code: ApiErrorCode;
  readonly message: string;
  readonly details?: readonly FieldProblem[];
  readonly words: string;
}

/** Handles an authorized call in the transaction that also records it. */
export type ApiHandle = (call: ApiCall) => Outcome;

/** One endpoint of the API. README, preflight, `Allow` and the listener all read this. */
export interface Route {
  readonly method: ApiMethod;
  /** With `:id` where an id stands. */
  readonly path: string;
  /** The scope that guards it. A second one opens it too, where the reference names two. */
  readonly scopes: readonly [ScopeName, ...ScopeName[]];
  /** What it does, as README says it. */
  readonly title: string;
  readonly handle: ApiHandle;
}

/** Says that it worked. In: the status, the value that is sent, and words for the trace. */
export function done(status: 200 | 201, value: unknown, words: string): Outcome {
  return { kind: 'done', status, value, words };
}

/** Says that it is gone: 204 without a body. */
export function gone(words: string): Outcome {
  return { kind: 'done', status: 204, value: null, words };
}

/** Says that there is no such thing. In: its name, as in `meeting`. */
export function missing(name: string): Problem {
  return { kind: 'problem', status: 404, code: 'not_found', message: `There is no such ${name}.`, words: `no such ${name}` };
}

/** Says that something stands in the way (409). */
export function conflict(field: string, message: string): Problem {
  return { kind: 'problem', status: 409, code: 'conflict', message, details: [{ field, message }], words: 'conflict' };
}

/** Says that the fields are well formed and cannot be followed (422). */
export function impossible(details: readonly FieldProblem[]): Problem {
  const message = details.length === 1 ? 'A field is well formed, and what it asks for is not possible.' : 'Some fields are well formed, and what they ask for is not possible.';
  return { kind: 'problem', status: 422, code: 'unprocessable_entity', message, details, words: 'not possible' };
}

/** Says a part of a list, as every list of the API is said. In: what one of it is called. */
export function listed(page: Page<unknown>, wish: { readonly limit: number; readonly offset: number }, name: string): Outcome {
  const count = page.items.length;
  const pagination = { total: page.total, limit: wish.limit, offset: wish.offset, has_more: wish.offset + count < page.total };
  return done(200, { data: page.items, pagination }, count === 1 ? `1 ${name}` : `${String(count)} ${name}s`);
}

/** A moment as the wire says it. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}
