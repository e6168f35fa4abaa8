/** Answers for the query of a list: limit, offset and the filters that a list knows. */
import type { FieldProblem } from '../api-answer.ts';
import type { PageWish } from '../../storage/resources/resource-store.ts';
import type { ApiCall, ApiHandle, Outcome } from './route.ts';

interface Bound {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

const LIMIT: Bound = { name: 'limit', least: 1, most: 100, usual: 20 };
const OFFSET: Bound = { name: 'offset', least: 0, most: Number.MAX_SAFE_INTEGER, usual: 0 };

/** Reads a whole number within bounds; problems are added to the list. */
function readNumber(fields: ApiCall['query'], { name, least, most, usual }: Bound, problems: FieldProblem[]): number {
  const sent = fields.filter(([key]) => key === name).map(([, value]) => value);
  const [text] = sent;
  if (text === undefined) return usual;
  const number = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (sent.length === 1 && number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `${String(least)} or more` : `between ${String(least)} and ${String(most)}`;
  problems.push({ field: name, message: sent.length > 1 ? `${name} is sent more than once.` : `${name} must be a whole number, ${range}.` });
  return usual;
}

/** Wraps a list: its handler is given limit (1–100, else 20) and offset (else 0), or is not asked at all. */
export function withPage(handle: (call: ApiCall, wish: PageWish) => Outcome): ApiHandle {
  return (call) => {
    const problems: FieldProblem[] = [];
    const limit = readNumber(call.query, LIMIT, problems);
    const offset = readNumber(call.query, OFFSET, problems);
    if (problems.length === 0) return handle(call, { limit, offset });
    return { kind: 'problem', status: 400, code: 'validation_error', message: 'A parameter of the query is not valid.', details: problems, words: 'query not valid' };
  };
}

/** A filter of the query; null when it was not sent. The last one counts, as with any filter that is set again. */
export function filterOf(call: ApiCall, name: string): string | null {
  return call.query.findLast(([key]) => key === name)?.[1] ?? null;
}
