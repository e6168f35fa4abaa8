/** Answers for what a path of the API does with each method: its routes, a look ahead (CORS preflight), or 405 with `Allow`. */
import { newId } from '../../trace/secrets.ts';
import { answerApiError } from '../api-answer.ts';
import { answerOptions } from '../cors.ts';
import type { ServerContext } from '../parts.ts';
import type { Received } from '../receive.ts';
import type { Answer } from '../respond.ts';
import { handleCall } from './handle-call.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { API_PATHS, type ApiPath } from './routes.ts';

/** A path of the API and who answers for it, whatever the method. */
export interface ApiEndpoint {
  readonly path: string;
  readonly handle: (server: ServerContext, received: Received) => Answer | Promise<Answer>;
}

function refuseMethod({ random }: ServerContext, allow: string): Answer {
  const message = `This address takes these methods only: ${allow}.`;
  return answerApiError({ status: 405, code: 'bad_request', message, requestId: newId('req_', random, 20), headers: { allow } });
}

/** Storage that cannot be written to just now: full, locked, read-only or failing. Codes of SQLite, without their details. */
const STORAGE_TROUBLE = /^SQLITE_(BUSY|FULL|READONLY|IOERR)/;
/** When to try again, in seconds. */
const RETRY_AFTER = '1';

/** Says 503 where the data folder is what fails; any other throw is a bug and goes on. Nothing of the call was kept. */
function answerTrouble({ log, random }: ServerContext, { method, path }: Received, problem: unknown): Answer {
  const code = problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
  if (!STORAGE_TROUBLE.test(code)) throw problem;
  const requestId = newId('req_', random, 20);
  log.error('The data folder cannot be written to.', { requestId, method, path, code });
  const message = 'The data folder of this console cannot be written to just now. Nothing of this call was kept.';
  return answerApiError({ status: 503, code: 'service_unavailable', message, requestId, headers: { 'retry-after': RETRY_AFTER } });
}

function endpointFor({ path, routes, allow }: ApiPath, limiter: RateLimiter): ApiEndpoint {
  return {
    path,
    handle: (server, received) => {
      if (received.method === 'OPTIONS') return answerOptions(allow, true);
      const method = received.method === 'HEAD' ? 'GET' : received.method;
      const route = routes.find((candidate) => candidate.method === method);
      if (route === undefined) return refuseMethod(server, allow);
      return handleCall(server, limiter, { route, received }).catch((problem: unknown) => answerTrouble(server, received, problem));
    },
  };
}

/** The endpoints of one run of the server; they share the counters of its rate limits. */
export function makeApiEndpoints(limiter: RateLimiter): ApiEndpoint[] {
  return API_PATHS.map((path) => endpointFor(path, limiter));
}
