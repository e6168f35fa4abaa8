/** Answers for a request and its answer as the trace keeps them: through the redactor, and never longer than a screen can use. */
import type { Exchange, Field, ShownBody } from '../../src-preload/contract/trace.ts';
import type { Param } from '../oauth/decision.ts';
import type { Redactor } from '../trace/redactor.ts';
import { isForm } from './forms.ts';
import { readParams } from './params.ts';
import { isApiPath } from './paths.ts';
import { headerOf, type Received } from './receive.ts';
import type { Answer, AnswerBody } from './respond.ts';

/** More parameters than this are counted, not listed: a body of 64 KB can hold 30,000. */
const MOST_FIELDS = 60;

function fieldsOf(redactor: Redactor, params: readonly Param[]): Field[] {
  const fields = params.slice(0, MOST_FIELDS).map(({ name, shown }) => ({ name: redactor.name(name), value: shown }));
  const more = params.length - fields.length;
  return more <= 0 ? fields : [...fields, { name: '…', value: { kind: 'plain', text: `and ${String(more)} more` } }];
}

function bodyOf(redactor: Redactor, body: AnswerBody, ofApi: boolean): ShownBody {
  if (body.kind === 'none' || body.kind === 'picture') return { kind: 'none' };
  if (body.kind === 'page') return { kind: 'page', title: body.title };
  if (body.kind === 'text') return body.shown ?? (body.text === '' ? { kind: 'none' } : redactor.sent(body.text, ofApi));
  return ofApi ? redactor.data(body.value) : redactor.json(body.value);
}

/** Puts a request and its answer together for the trace. */
export function recordExchange(redactor: Redactor, received: Received, answer: Answer): Exchange {
  const location = answer.headers['location'];
  const { query, form } = readParams(redactor, received);
  const isOther = received.body !== '' && !isForm(headerOf(received, 'content-type'));
  const ofApi = isApiPath(received.path);
  const exchange: Exchange = {
    method: received.method,
    path: redactor.path(received.path),
    query: fieldsOf(redactor, query),
    headers: redactor.requestHeaders(received.headers),
    form: fieldsOf(redactor, form),
    status: answer.status,
    responseHeaders: redactor.answerHeaders(answer.headers),
    body: bodyOf(redactor, answer.body, ofApi),
    // To the microsecond; more digits would only be noise on disk.
    tookMs: Math.max(0, Math.round((performance.now() - received.completeAt) * 1000) / 1000),
  };
  if (isOther) exchange.sent = redactor.sent(received.body, ofApi);
  if (location !== undefined) exchange.location = redactor.location(location);
  return exchange;
}
