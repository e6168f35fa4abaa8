/** Answers for how an event is written in little room: tuples for what comes often, the words of event-words.ts as numbers. */
import type { CheckResult, ShownValue } from '../../src-preload/contract/checks.ts';
import type { Ending, Exchange, Field, Life, ShownBody, TraceEvent } from '../../src-preload/contract/trace.ts';
import { EVENT_WORDS } from './event-words.ts';

// A body begins with `[2,`. The first console wrote plain JSON objects, which begin with `{`; both are read.
// Whatever has a member that this file does not know is written as a plain object, so that nothing is lost when the contract grows.
const VERSION = 2;

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Raw = Readonly<Record<string, unknown>>;

const NUMBERS: ReadonlyMap<string, number> = new Map(EVENT_WORDS.map((word, index) => [word, index]));
const KINDS = ['code', 'access_token', 'refresh_token', 'secret', 'verifier', 'state', 'other'];
const OUTCOMES = ['pass', 'fail', 'skip', 'not_reached'];
const REASONS = ['spent', 'rotated', 'revoked'];

const word = (text: string): Json => NUMBERS.get(text) ?? text;
const unword = (json: Json | undefined): string => (typeof json === 'number' ? (EVENT_WORDS[json] ?? '') : typeof json === 'string' ? json : '');

/** A name out of a fixed list, as its place there; a name that is new stays as it is. */
function place(list: readonly string[], name: string): Json {
  const index = list.indexOf(name);
  return index < 0 ? name : index;
}

const unplace = (list: readonly string[], json: Json | undefined): string => (typeof json === 'number' ? (list[json] ?? '') : typeof json === 'string' ? json : '');
const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** True when an object has this many members and no more: then its tuple holds all of it. */
function hasOnly(object: object, count: number): boolean {
  let members = 0;
  for (const name in object) if (Object.hasOwn(object, name)) members += 1;
  return members === count;
}

const asJson = (object: unknown): Json => object as Json;

// A value: its text or the number of its word; [kind, fingerprint, length]; [] when absent.
function encodeValue(value: ShownValue): Json {
  if (value.kind === 'plain' && hasOnly(value, 2)) return word(value.text);
  if (value.kind === 'fingerprint' && hasOnly(value, 4)) return [place(KINDS, value.of), value.fingerprint, value.length];
  return value.kind === 'absent' && hasOnly(value, 1) ? [] : asJson(value);
}

function decodeValue(json: Json | undefined): unknown {
  if (typeof json === 'string' || typeof json === 'number') return { kind: 'plain', text: unword(json) };
  if (!isList(json)) return json;
  return json.length === 0 ? { kind: 'absent' } : { kind: 'fingerprint', of: unplace(KINDS, json[0]), fingerprint: json[1], length: json[2] };
}

// Fields: names and values in turn.
function encodeFields(fields: readonly Field[]): Json {
  const flat: Json[] = [];
  for (const field of fields) {
    if (!hasOnly(field, 2)) return { raw: asJson(fields) };
    flat.push(word(field.name), encodeValue(field.value));
  }
  return flat;
}

function decodeFields(json: Json | undefined): unknown {
  if (!isList(json)) return (json as { raw?: Json } | undefined)?.raw ?? [];
  return Array.from({ length: json.length / 2 }, (_, index) => ({ name: unword(json[2 * index]), value: decodeValue(json[2 * index + 1]) }));
}

// A check: [id, outcome, expected, received, note], cut behind the last that is there.
function encodeCheck(check: CheckResult): Json {
  const { id, outcome, expected, received, note } = check;
  if (!hasOnly(check, 2 + Number(expected !== undefined) + Number(received !== undefined) + Number(note !== undefined))) return asJson(check);
  const tuple = [word(id), place(OUTCOMES, outcome)];
  if (expected !== undefined || received !== undefined || note !== undefined) tuple.push(expected === undefined ? null : encodeValue(expected));
  if (received !== undefined || note !== undefined) tuple.push(received === undefined ? null : encodeValue(received));
  if (note !== undefined) tuple.push(word(note));
  return tuple;
}

function decodeCheck(json: Json): unknown {
  if (!isList(json)) return json;
  const [id, outcome, expected = null, received = null, note = null] = json;
  return {
    id: unword(id),
    outcome: unplace(OUTCOMES, outcome),
    ...(expected === null ? {} : { expected: decodeValue(expected) }),
    ...(received === null ? {} : { received: decodeValue(received) }),
    ...(note === null ? {} : { note: unword(note) }),
  };
}

// A body: fields, or an object for the other kinds.
function encodeBody(body: ShownBody): Json {
  const listed = body.kind === 'fields' && hasOnly(body, 2) ? encodeFields(body.fields) : null;
  return listed !== null && isList(listed) ? listed : { raw: asJson(body) };
}

const decodeBody = (json: Json | undefined): unknown => (isList(json) ? { kind: 'fields', fields: decodeFields(json) } : decodeFields(json));

// An exchange: its members in the order of the contract, then those that are not always there; null holds the place of a location.
function encodeExchange(exchange: Exchange): Json {
  const { method, path, query, headers, form, sent, status, responseHeaders, location, body, tookMs } = exchange;
  const members = 9 + Number(location !== undefined) + Number(sent !== undefined);
  if (!hasOnly(exchange, members) || (location !== undefined && !hasOnly(location, 2))) return asJson(exchange);
  const tuple = [word(method), word(path), encodeFields(query), encodeFields(headers), encodeFields(form), status, encodeFields(responseHeaders), encodeBody(body), tookMs];
  if (location !== undefined || sent !== undefined) tuple.push(location === undefined ? null : [word(location.target), encodeFields(location.query)]);
  if (sent !== undefined) tuple.push(encodeBody(sent));
  return tuple;
}

function decodeExchange(json: Json | undefined): unknown {
  if (!isList(json)) return json;
  const [method, path, query, headers, form, status, responseHeaders, body, tookMs, location, sent] = json;
  return {
    method: unword(method),
    path: unword(path),
    query: decodeFields(query),
    headers: decodeFields(headers),
    form: decodeFields(form),
    ...(sent === undefined ? {} : { sent: decodeBody(sent) }),
    status,
    responseHeaders: decodeFields(responseHeaders),
    ...(isList(location) ? { location: { target: unword(location[0]), query: decodeFields(location[1]) } } : {}),
    body: decodeBody(body),
    tookMs,
  };
}

// A life: [of, fingerprint, issued after the event (ms), lifetime (ms), ...scopes].
function encodeLife(life: Life, at: number): Json {
  if (!hasOnly(life, 5)) return asJson(life);
  return [place(KINDS, life.of), life.fingerprint, life.issuedAt - at, life.expiresAt - life.issuedAt, ...life.scopes.map(word)];
}

function decodeLife(json: Json, at: number): unknown {
  if (!isList(json)) return json;
  const [of, fingerprint, after, lifetime, ...scopes] = json;
  const issuedAt = at + Number(after);
  return { of: unplace(KINDS, of), fingerprint, issuedAt, expiresAt: issuedAt + Number(lifetime), scopes: scopes.map(unword) };
}

const encodeEnding = (ending: Ending): Json => (hasOnly(ending, 3) ? [place(KINDS, ending.of), ending.fingerprint, place(REASONS, ending.reason)] : asJson(ending));
const decodeEnding = (json: Json): unknown => (isList(json) ? { of: unplace(KINDS, json[0]), fingerprint: json[1], reason: unplace(REASONS, json[2]) } : json);

/** In: an event. Out: text that holds everything but flow, seq, at and type. */
export function encodeEvent(event: TraceEvent): string {
  const { at } = event;
  const { exchange, checks, issued, ended, ...others } = event as TraceEvent & { exchange?: Exchange; checks?: CheckResult[]; issued?: Life[]; ended?: Ending[] };
  // JSON leaves out what is undefined: these have columns.
  const packed: Record<string, unknown> = { ...others, flowId: undefined, seq: undefined, at: undefined, type: undefined };
  if (exchange !== undefined) packed['e'] = encodeExchange(exchange);
  if (checks !== undefined) packed['c'] = checks.map(encodeCheck);
  if (issued !== undefined) packed['i'] = issued.map((life) => encodeLife(life, at));
  if (ended !== undefined) packed['x'] = ended.map(encodeEnding);
  return JSON.stringify([VERSION, packed]);
}

/** In: text that this or an earlier console wrote, and the moment of its event (epoch ms). Out: the members that have no column. */
export function decodeEvent(body: string, at: number): Raw {
  const json = JSON.parse(body) as Json;
  if (!isList(json)) return json as Raw;
  if (json[0] !== VERSION) throw new Error(`An event was written in a way that this console cannot read (${JSON.stringify(json[0])}).`);
  const { e, c, i, x, ...others } = json[1] as Readonly<Record<string, Json>>;
  return {
    ...others,
    ...(e === undefined ? {} : { exchange: decodeExchange(e) }),
    ...(isList(c) ? { checks: c.map(decodeCheck) } : {}),
    ...(isList(i) ? { issued: i.map((life) => decodeLife(life, at)) } : {}),
    ...(isList(x) ? { ended: x.map(decodeEnding) } : {}),
  };
}
