/** Answers for parameters as the engine reads them: raw text to compare, redacted text to speak of. */
import { single } from '../oauth/single.ts';
import type { Param } from '../oauth/decision.ts';
import { type Redactor, saysHashed } from '../trace/redactor.ts';
import { isForm, parseForm } from './forms.ts';
import { headerOf, type ReadParams, type Received } from './receive.ts';

/** Pairs each parameter with what may be shown of it. They are redacted together, because one may decide about another. */
export function toParams(redactor: Redactor, pairs: readonly (readonly [string, string])[]): Param[] {
  const isHashed = saysHashed(pairs);
  return pairs.map(([name, text]) => ({ name, text, shown: redactor.showAmong(isHashed, name, text) }));
}

/** The parameters of a request. They are read once, however often somebody asks: for the decision, and for the trace. */
export function readParams(redactor: Redactor, received: Received): ReadParams {
  received.readParams ??= {
    query: toParams(redactor, parseForm(received.rawQuery)),
    form: isForm(headerOf(received, 'content-type')) ? toParams(redactor, parseForm(received.body)) : [],
  };
  return received.readParams;
}

/** `access_token` of an API call's query, as it may be shown; null when there is none (RFC 6750 2.3). */
export function shownQueryToken(redactor: Redactor, received: Received): Param['shown'] | null {
  return readParams(redactor, received).query.find(({ name, text }) => name === 'access_token' && text !== '')?.shown ?? null;
}

/** Longer client ids are no one's misspelling. */
const LONGEST_ID = 120;

/** The client id as a flow may keep it: what the redactor shows in full, and not without end; null otherwise. */
export function clientIdToShow(params: readonly Param[]): string | null {
  const param = single(params, 'client_id');
  return param?.shown.kind === 'plain' && param.shown.text === param.text && param.text.length <= LONGEST_ID ? param.text : null;
}
