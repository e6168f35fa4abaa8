/** Answers for answers that a rule gives in the place of the server, in the form of their endpoint. */
import { statusOfError } from '../../../src-preload/contract/fault-words.ts';
import type { FaultAct, FaultEndpoint } from '../../../src-preload/contract/fault-acts.ts';
import { newId } from '../../trace/secrets.ts';
import { answerApiError, type ApiErrorCode } from '../api-answer.ts';
import { messagePage } from '../pages/message-page.ts';
import type { ServerContext } from '../parts.ts';
import { headerOf, type Received } from '../receive.ts';
import { answerWithJson, answerWithPage, answerWithRedirect, type Answer } from '../respond.ts';

/** What is said when a rule says nothing. */
export const STAGED_WORDS = 'Staged by a rule of this console.';

const API_CODES: Readonly<Record<number, ApiErrorCode>> = {
  400: 'bad_request', 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 422: 'unprocessable_entity', 429: 'rate_limit_exceeded', 503: 'service_unavailable',
};

interface Case {
  readonly endpoint: Exclude<FaultEndpoint, 'callback'>;
  readonly received: Received;
}

function apiError(server: ServerContext, { status, message, headers = {} }: { status: number; message: string; headers?: Readonly<Record<string, string>> }): Answer {
  const code = API_CODES[status] ?? (status >= 500 ? 'internal_error' : 'bad_request');
  return answerApiError({ status, code, message, requestId: newId('req_', server.random, 20), headers });
}

/** RFC 6750 3 for the API, RFC 6749 5.2 for the others; a client that used the header is challenged there. */
function oauthError(server: ServerContext, { error, description = STAGED_WORDS }: Extract<FaultAct, { kind: 'oauth_error' }>, { endpoint, received }: Case): Answer {
  const status = statusOfError(error);
  if (endpoint === 'api') return apiError(server, { status, message: description, headers: { 'www-authenticate': `Bearer realm="Mavio", error="${error}", error_description="${description}"` } });
  const usedHeader = error === 'invalid_client' && headerOf(received, 'authorization') !== null;
  return answerWithJson(status, { error, error_description: description }, usedHeader ? { 'www-authenticate': 'Basic realm="Mavio"' } : {});
}

function statusAlone(server: ServerContext, { status, retryAfterSeconds }: Extract<FaultAct, { kind: 'status' }>, { endpoint }: Case): Answer {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  if (endpoint === 'api') return apiError(server, { status, message: STAGED_WORDS, headers });
  if (endpoint === 'authorize') {
    const title = `Mavio answers ${String(status)}`;
    const page = answerWithPage(status, messagePage(server.assets, { title, heading: title, paragraphs: [STAGED_WORDS], flow: null }));
    return { ...page, headers: { ...page.headers, ...headers } };
  }
  const error = status === 503 ? 'temporarily_unavailable' : status >= 500 ? 'server_error' : 'invalid_request';
  return answerWithJson(status, { error, error_description: STAGED_WORDS }, headers);
}

/** Answers in the place of the server. An answer with status 0 is none: its connection is closed. Not for an OAuth error at the authorization endpoint, which goes to the app. */
export function answerInstead(server: ServerContext, act: FaultAct, request: Case): Answer {
  const { endpoint, received } = request;
  if (act.kind === 'oauth_error') return oauthError(server, act, request);
  if (act.kind === 'status') return statusAlone(server, act, request);
  if (act.kind === 'redirect_loop') {
    const itself = received.rawQuery === '' ? received.path : `${received.path}?${received.rawQuery}`;
    return answerWithRedirect(endpoint === 'authorize' ? 302 : 307, itself);
  }
  return { status: 0, headers: {}, body: { kind: 'none' } };
}
