/** Answers for saying an unexpected failure in one plain sentence. */
import { ORPCError } from '@orpc/client';
import { ConnectionLost } from './connection.ts';

/** In: what a call threw, when it is none of its declared errors. Out: cause and cure in one or two sentences. */
export function sayFailure(error: unknown): string {
  if (error instanceof ConnectionLost) return 'The connection to the console was lost before it answered. Check whether it still runs, then try again.';
  if (error instanceof ORPCError) {
    const data: unknown = error.data;
    const id = typeof data === 'object' && data !== null && 'requestId' in data && typeof data.requestId === 'string' ? ` Its log names this request ${data.requestId}.` : '';
    return error.defined ? error.message : `Something went wrong inside the console.${id}`;
  }
  return 'Something went wrong on this page. Try again, or reload it.';
}
