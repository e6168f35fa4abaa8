/** Answers for what may leave the router when something fails: declared errors as they are, bugs as a request id. */
import { ORPCError } from '@orpc/server';
import type { Log, Randomness } from '../host.ts';
import { ServiceFailure } from '../services/service-failure.ts';

/** Turns anything that was thrown into what the screen may see, and logs what is a bug. */
export class Shield {
  readonly #log: Log;
  readonly #random: Randomness;

  constructor(parts: { readonly log: Log; readonly random: Randomness }) {
    this.#log = parts.log;
    this.#random = parts.random;
  }

  /** In: what was thrown and the procedure's `noun.verb`. Out: the error to answer with; never more about a bug than its request id. */
  cover(thrown: unknown, procedure: string): Error {
    if (thrown instanceof ServiceFailure) return new ORPCError(thrown.code, { message: thrown.message, data: thrown.data, cause: thrown });
    // Made by oRPC itself: the input did not fit the contract. Its issues name paths and rules, not values.
    if (thrown instanceof ORPCError && thrown.code === 'BAD_REQUEST') return thrown;
    const requestId = `req_${Buffer.from(this.#random.bytes(9)).toString('hex')}`;
    this.#log.error('a procedure failed', { procedure, requestId, cause: thrown });
    const message = 'Something went wrong in the console. Its log has more under this request id.';
    return new ORPCError('INTERNAL_SERVER_ERROR', { message, data: { requestId } });
  }
}
