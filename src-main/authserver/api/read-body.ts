/** Answers for JSON bodies: whether one can be read, and every mistake in it with the field where it stands. */
import type { z } from 'zod';
import type { FieldProblem } from '../api-answer.ts';
import type { ApiCall, ApiHandle, Outcome, Problem } from './route.ts';

const KINDS: Readonly<Record<string, string>> = { string: 'a text', array: 'a list', object: 'an object', boolean: 'true or false', number: 'a number' };
const FORMATS: Readonly<Record<string, string>> = { email: 'an email address' };

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** Says what is wrong, without the field's name; undefined leaves the schema's own words. */
function explain(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = KINDS[issue.expected] ?? issue.expected;
      return issue.input === undefined ? `is missing; it must be ${wanted}.` : `must be ${wanted}.`;
    }
    case 'invalid_value': {
      const wanted = listWords(issue.values.map((value) => `“${String(value)}”`));
      return issue.input === undefined ? `is missing; it must be ${wanted}.` : `must be ${wanted}.`;
    }
    case 'too_small':
      return Number(issue.minimum) === 1 ? 'must not be empty.' : `must be ${String(issue.minimum)} or more.`;
    case 'too_big':
      return issue.origin === 'string' ? `must have ${String(issue.maximum)} characters at most.` : `must hold ${String(issue.maximum)} at most.`;
    case 'invalid_format': {
      const wanted = FORMATS[issue.format];
      return wanted === undefined ? undefined : `must be ${wanted}.`;
    }
    default:
      return undefined;
  }
}

/** Writes a path as a person would: `segments[1].text`; the whole body is `body`. */
function writePath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'body';
  return path.map((part, index) => (typeof part === 'number' ? `[${String(part)}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('');
}

/** Longer names that a client made up are cut, in characters. */
const LONGEST_NAME = 60;

function toProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = writePath([...issue.path, key.slice(0, LONGEST_NAME)]);
      return { field, message: `${field} is not a field of this request.` };
    });
  }
  const field = writePath(issue.path);
  return [{ field, message: `${field} ${issue.message}` }];
}

function refuse(status: 400 | 415, message: string): Problem {
  return { kind: 'problem', status, code: 'bad_request', message, words: 'body not readable' };
}

/** True for JSON's media type, and for those built on it (RFC 6839 3.1), whatever their parameters and case. */
function isJson(contentType: string | null): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || /^application\/[a-z0-9.-]+\+json$/.test(type);
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Wraps a write: its handler is given the body as the schema makes it, or is not asked at all. */
export function withBody<S extends z.ZodType>(schema: S, handle: (call: ApiCall, body: z.output<S>) => Outcome): ApiHandle {
  return (call) => {
    if (call.body === '') return refuse(400, 'The body is empty. Send a JSON object.');
    if (!isJson(call.contentType)) return refuse(415, 'The body must be JSON, with Content-Type: application/json.');
    const json = parse(call.body);
    if (json === null) return refuse(400, 'The body is not valid JSON.');
    const parsed = schema.safeParse(json.value, { error: explain });
    if (parsed.success) return handle(call, parsed.data);
    const problems = parsed.error.issues.flatMap(toProblems);
    // A field that is wrong in two ways is named once: the first way is the one to mend.
    const details = problems.filter(({ field }, index) => problems.findIndex((problem) => problem.field === field) === index);
    const message = details.length === 1 ? 'A field of the body is not valid.' : 'Some fields of the body are not valid.';
    return { kind: 'problem', status: 400, code: 'validation_error', message, details, words: 'body not valid' };
  };
}
