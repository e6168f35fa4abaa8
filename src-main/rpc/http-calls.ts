/** Answers for calling a procedure of the contract by HTTP, for scripts: JSON in, JSON out, one call a request. */
import { isDefinedError, ORPCError } from '@orpc/client';
import { call, isProcedure } from '@orpc/server';
import type { Router } from './router.ts';

/** An answer: the status, and what its JSON body holds. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

const refuse = (status: number, code: string, message: string): HttpAnswer => ({ status, body: { error: { code, message } } });

/** A member that the object has itself; nothing that every object has. */
function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/**
 * Calls `noun.verb`. In: its input as JSON; undefined for a procedure without one. Out: 200 with its output (null where it has none), the
 * status and code of a declared error with its data, 400 with the issues of an input that does not fit, 404 for a procedure that is not there.
 * Never rejects: a bug is answered with 500 and a request id, as on the socket.
 */
export async function callByHttp(router: Router, [noun, verb]: readonly [string, string], input: unknown): Promise<HttpAnswer> {
  const procedure = own(own(router, noun), verb);
  if (!isProcedure(procedure)) return refuse(404, 'NO_SUCH_PROCEDURE', `There is no procedure ${/^[\w-]{1,40}$/.test(noun) && /^[\w-]{1,40}$/.test(verb) ? `${noun}.${verb}` : 'of that name'}.`);
  if (noun === 'live') return refuse(400, 'SOCKET_ONLY', 'What happens live is told on the WebSocket only.');
  try {
    const output: unknown = await call(procedure, input, { path: [noun, verb] });
    return { status: 200, body: output ?? null };
  } catch (thrown) {
    if (!(thrown instanceof ORPCError)) return refuse(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong in the console. Its log has more.');
    const { status, code, message, data } = thrown as ORPCError<string, unknown>;
    // A declared error of a use case is the caller’s to handle; oRPC calls every one of them 500.
    return { status: isDefinedError(thrown) && status === 500 ? 409 : status, body: { error: { code, message, ...(data === undefined ? {} : { data }) } } };
  }
}
