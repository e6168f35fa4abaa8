/** Answers for GET /v1/meetings: a page of meetings for a token that has `meetings:read`. */
import { decideApiCall } from '../oauth/decide-api-call.ts';
import type { ApiDecision, ApiRequest } from '../oauth/decision.ts';
import type { StoredToken, TokenFamily } from '../storage/token-store.ts';
import { digest, newId } from '../trace/secrets.ts';
import { answerApi, answerApiError, type FieldProblem } from './api-answer.ts';
import { nameScheme, readBearer } from './basic.ts';
import { shownQueryToken } from './params.ts';
import { recordExchange } from './exchange-record.ts';
import { parseForm } from './forms.ts';
import type { ServerContext } from './parts.ts';
import { headerOf, type Received } from './receive.ts';
import type { Answer } from './respond.ts';

const NEEDED = 'meetings:read';

/** An answer, what the trace says of it, and the error when there was one. */
interface Spoken {
  readonly answer: Answer;
  readonly words: string;
  readonly error?: string;
}

/** Challenge of a refused call (RFC 6750 3): without an error code when no token was sent. */
function challenge({ error, description }: Extract<ApiDecision, { outcome: 'refuse' }>): string {
  const attributes = error === null ? [] : [`error="${error}"`, `error_description="${description}"`];
  return ['Bearer realm="Mavio"', ...attributes, ...(error === 'invalid_token' || error === 'invalid_request' ? [] : [`scope="${NEEDED}"`])].join(', ');
}

function refuse(decision: Extract<ApiDecision, { outcome: 'refuse' }>, requestId: string): Spoken {
  const { status, description, error } = decision;
  const code = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : 'bad_request';
  const answer = answerApiError({ status, code, message: description, requestId, headers: { 'www-authenticate': challenge(decision) } });
  return { answer, words: status === 401 ? 'not authorized' : status === 403 ? 'scope missing' : 'token in the address', error: error ?? code };
}

interface Bound {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** Reads a whole number within bounds; problems are added to the list. */
function readNumber(fields: readonly (readonly [string, string])[], { name, least, most, usual }: Bound, problems: FieldProblem[]): number {
  const sent = fields.filter(([key]) => key === name).map(([, value]) => value);
  const [text] = sent;
  if (text === undefined) return usual;
  const number = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (sent.length === 1 && number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `${String(least)} or more` : `between ${String(least)} and ${String(most)}`;
  problems.push({ field: name, message: sent.length > 1 ? `${name} is sent more than once.` : `${name} must be a whole number, ${range}.` });
  return usual;
}

function list({ resources }: ServerContext, rawQuery: string, requestId: string): Spoken {
  const fields = parseForm(rawQuery);
  const problems: FieldProblem[] = [];
  const limit = readNumber(fields, { name: 'limit', least: 1, most: 100, usual: 20 }, problems);
  const offset = readNumber(fields, { name: 'offset', least: 0, most: Number.MAX_SAFE_INTEGER, usual: 0 }, problems);
  if (problems.length > 0) {
    const message = 'A parameter of the query is not valid.';
    return { answer: answerApiError({ status: 400, code: 'validation_error', message, requestId, details: problems }), words: 'query not valid', error: 'validation_error' };
  }
  const page = resources.list('meeting', { limit, offset });
  const pagination = { total: page.total, limit, offset, has_more: offset + page.items.length < page.total };
  const count = page.items.length;
  return { answer: answerApi(200, { data: page.items, pagination }, { requestId }), words: count === 1 ? '1 meeting' : `${String(count)} meetings` };
}

function factsOf(held: { token: StoredToken; family: TokenFamily } | null): Parameters<typeof decideApiCall>[1] {
  return held === null ? null : { ...held.token, familyRevokedAt: held.family.revokedAt };
}

/** Handles an API call. It is recorded on the flow of its token; a token nobody issued belongs to no flow. */
export function handleMeetings(server: ServerContext, received: Received): Answer {
  const { clock, random, recorder, redactor, tokens } = server;
  const header = headerOf(received, 'authorization');
  const bearer = readBearer(header);
  const request: ApiRequest = {
    bearer: bearer === null ? null : redactor.show('access_token', bearer),
    queryToken: shownQueryToken(redactor, received),
    receivedScheme: header === null || bearer !== null ? null : nameScheme(header),
    neededScope: NEEDED,
  };
  const requestId = newId('req_', random, 20);
  return recorder.transact((recording) => {
    const held = bearer === null ? null : tokens.load(digest(bearer), 'access');
    const decision = decideApiCall(request, factsOf(held), clock.now());
    const { answer, words, error } = decision.outcome === 'allow' ? list(server, received.rawQuery, requestId) : refuse(decision, requestId);
    const flowId = held?.family.flowId ?? recording.begin({ origin: 'stray', clientId: null, appName: null });
    recording.record(flowId, {
      type: 'api.called',
      exchange: recordExchange(redactor, received, answer),
      checks: [...decision.checks],
      answer: words,
      ...(error === undefined ? {} : { error }),
    });
    return answer;
  });
}
