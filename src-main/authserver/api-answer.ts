/** Answers for the shape in which the API speaks of errors. */
import { answerWithJson, type Answer } from './respond.ts';

/** Error codes of the API that this server can answer with. Source: reference, "REST API conventions". */
export type ApiErrorCode =
  | 'bad_request'
  | 'validation_error'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'unprocessable_entity'
  | 'rate_limit_exceeded'
  | 'internal_error'
  | 'service_unavailable';

/** Pages of any origin may read the API's answers: a token is needed, and no cookie counts. */
const OPEN_TO_PAGES = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, WWW-Authenticate',
};

/** One field that is wrong. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** An error before it is written out. */
export interface ApiError {
  readonly status: number;
  readonly code: ApiErrorCode;
  readonly message: string;
  readonly requestId: string;
  readonly details?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers an API call with JSON and the request's id. */
export function answerApi(status: number, value: unknown, { requestId, headers = {} }: Pick<ApiError, 'requestId' | 'headers'>): Answer {
  return answerWithJson(status, value, { 'x-request-id': requestId, ...OPEN_TO_PAGES, ...headers });
}

/** Answers with the documented error object. */
export function answerApiError({ status, code, message, requestId, details, headers = {} }: ApiError): Answer {
  const error = { code, message, request_id: requestId, ...(details === undefined ? {} : { details }) };
  return answerApi(status, { error }, { requestId, headers });
}
