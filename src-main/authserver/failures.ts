/** Answers for requests that never reach an endpoint, and for bugs: both get a defined answer that gives nothing away. */
import type { FastifyError } from 'fastify';
import { newId } from '../trace/secrets.ts';
import { answerApiError } from './api-answer.ts';
import { messagePage } from './pages/message-page.ts';
import type { ServerContext } from './parts.ts';
import { isApiPath } from './paths.ts';
import type { Received } from './receive.ts';
import { answerWithJson, answerWithPage, type Answer } from './respond.ts';

/** Endpoints between servers, which answer their mistakes as RFC 6749 5.2 has it. */
const SPEAKS_JSON: readonly string[] = ['/oauth/token', '/oauth/revoke', '/oauth/introspect'];

/** Words for the client's side of a failure. */
function wordsFor(status: number): string {
  if (status === 413) return 'The body is larger than 64 KB.';
  if (status === 414) return 'The address is longer than 8 KB.';
  if (status === 415) return 'The Content-Encoding cannot be read. Send the body as it is.';
  return 'The request cannot be read.';
}

function answerIn(server: ServerContext, { path }: Received, { status, message, requestId }: { status: number; message: string; requestId: string }): Answer {
  const ours = status >= 500;
  if (isApiPath(path)) return answerApiError({ status, code: ours ? 'internal_error' : 'bad_request', message, requestId });
  if (SPEAKS_JSON.includes(path)) {
    return answerWithJson(status, { error: ours ? 'server_error' : 'invalid_request', error_description: message }, { 'x-request-id': requestId });
  }
  const title = ours ? 'Mavio Console made a mistake' : 'This request cannot be read';
  return answerWithPage(status, messagePage(server.assets, { title, heading: title, paragraphs: [message], flow: null }));
}

/** Handles whatever was thrown. A bug is logged with its cause and a request id; the answer holds the id alone. */
export function answerFailure(server: ServerContext, received: Received, cause: Partial<FastifyError>): Answer {
  const requestId = newId('req_', server.random, 20);
  const status = cause.statusCode ?? 500;
  if (status >= 400 && status < 500) return answerIn(server, received, { status, message: wordsFor(status), requestId });
  server.log.error('A request failed by a bug of the console.', { requestId, method: received.method, path: received.path, cause: cause.stack ?? cause.message ?? 'no message' });
  return answerIn(server, received, { status: 500, message: `Something broke on this server, not in your app. The log of the console has it under ${requestId}.`, requestId });
}
