/** Answers for how an event is written in little room: tuples for what comes often, the words of event-words.ts as numbers. */
import type { CheckResult, ShownValue } from '../../src-preload/contract/checks.ts';
import type { Fingerprint } from '../../src-preload/contract/ids.ts';
import type { Ending, Exchange, Field, Life, ShownBody, TraceEvent } from '../../src-preload/contract/trace.ts';
import { EVENT_WORDS } from './event-words.ts';

// A body begins with `[2,`. The first console wrote plain JSON objects, which begin with `{`; both are read, and so are plain objects
// in the place of tuples, as earlier consoles wrote what had more members than they knew.
const VERSION = 2;

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Raw = Readonly<Record<string, unknown>>;

const NUMBERS: ReadonlyMap<string, number> = new Map(EVENT_WORDS.map((word, index) => [word, index]));
const KINDS = ['code', 'access_token', 'refresh_token', 'secret', 'verifier', 'state', 'other'];
const OUTCOMES = ['pass', 'fail', 'skip', 'not_reached'];
const REASONS = ['spent', 'rotated', 'revoked'];

/** Texts of the last while with their JSON: a word's number, or the text in quotes. */
const WRITTEN = new Map<string, string>();
const MOST_WRITTEN = 4000;
const LONGEST_WRITTEN = 100;

function forgetWritten(): void {
  WRITTEN.clear();
  for (const [text, number] of NUMBERS) WRITTEN.set(text, String(number));
}
forgetWritten();

// What follows writes JSON text directly: as trees first, a token request would cost twice as much here.
function word(text: string): string {
  const known = WRITTEN.get(text);
  if (known !== undefined) return known;
  const json = JSON.stringify(text);
  if (text.length > LONGEST_WRITTEN) return json;
  if (WRITTEN.size >= MOST_WRITTEN) forgetWritten();
  WRITTEN.set(text, json);
  return json;
}

const unword = (json: Json | undefined): string => (typeof json === 'number' ? (EVENT_WORDS[json] ?? '') : typeof json === 'string' ? json : '');

/** A name out of a fixed list, as its place there; a name that is new stays as it is. */
function place(list: readonly string[], name: string): string {
  const index = list.indexOf(name);
  return index < 0 ? JSON.stringify(name) : String(index);
}

const unplace = (list: readonly string[], json: Json | undefined): string => (typeof json === 'number' ? (list[json] ?? '') : typeof json === 'string' ? json : '');
const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** Finds nothing, unless the contract has a member that the encoders below do not write: then this does not compile. */
type Unwritten<T, Written extends PropertyKey> = T extends unknown ? Exclude<keyof T, Written> : never;
type AllUnwritten = [
  Unwritten<Extract<ShownValue, { kind: 'plain' }>, 'kind' | 'text'>,
  Unwritten<Extract<ShownValue, { kind: 'fingerprint' }>, 'kind' | 'of' | 'fingerprint' | 'length'>,
  Unwritten<Extract<ShownValue, { kind: 'absent' }>, 'kind'>,
  Unwritten<Field, 'name' | 'value'>,
  Unwritten<CheckResult, 'id' | 'outcome' | 'expected' | 'received' | 'note'>,
  Unwritten<Extract<ShownBody, { kind: 'fields' }>, 'kind' | 'fields'>,
  Unwritten<Exchange, 'method' | 'path' | 'query' | 'headers' | 'form' | 'sent' | 'status' | 'responseHeaders' | 'location' | 'body' | 'tookMs'>,
  Unwritten<NonNullable<Exchange['location']>, 'target' | 'query'>,
  Unwritten<Life, 'of' | 'fingerprint' | 'issuedAt' | 'expiresAt' | 'scopes'>,
  Unwritten<Ending, 'of' | 'fingerprint' | 'reason'>,
];
/** Everything an event may hold is written. */
export type NothingUnwritten = Nothing<AllUnwritten[number]>;
type Nothing<T extends never> = T;

// By index: asked for one after the other, V8 makes an object for each where lists of several kinds come by.
function listOf<T>(items: readonly T[], encode: (item: T) => string): string {
  let flat = '[';
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) flat += ',';
    flat += encode(items[index] as T);
  }
  return `${flat}]`;
}

// A fingerprint: its eight digits. Its dot would be the only sign in most events that is no ASCII, and SQLite gets such text for less.
const undot = (fingerprint: Fingerprint): string => (fingerprint[4] === '·' ? fingerprint.slice(0, 4) + fingerprint.slice(5) : fingerprint);
const redot = (json: Json | undefined): Json | undefined => (typeof json === 'string' && json.length === 8 ? `${json.slice(0, 4)}·${json.slice(4)}` : json);

// A value: its text or the number of its word; [kind, fingerprint, length]; [] when absent.
function encodeValue(value: ShownValue): string {
  if (value.kind === 'plain') return word(value.text);
  return value.kind === 'absent' ? '[]' : `[${place(KINDS, value.of)},"${undot(value.fingerprint)}",${String(value.length)}]`;
}

function decodeValue(json: Json | undefined): unknown {
  if (typeof json === 'string' || typeof json === 'number') return { kind: 'plain', text: unword(json) };
  if (!isList(json)) return json;
  return json.length === 0 ? { kind: 'absent' } : { kind: 'fingerprint', of: unplace(KINDS, json[0]), fingerprint: redot(json[1]), length: json[2] };
}

const encodeField = ({ name, value }: Field): string => `${word(name)},${encodeValue(value)}`;

// Fields: names and values in turn.
const encodeFields = (fields: readonly Field[]): string => listOf(fields, encodeField);

/** Headers that nobody changes any more, as those that come with each answer are kept, with their texts. */
const KEPT = new WeakMap<readonly Field[], string>();

function encodeHeaders(headers: readonly Field[]): string {
  const known = KEPT.get(headers);
  if (known !== undefined) return known;
  const text = encodeFields(headers);
  if (Object.isFrozen(headers)) KEPT.set(headers, text);
  return text;
}

function decodeFields(json: Json | undefined): unknown {
  if (!isList(json)) return (json as { raw?: Json } | undefined)?.raw ?? [];
  return Array.from({ length: json.length / 2 }, (_, index) => ({ name: unword(json[2 * index]), value: decodeValue(json[2 * index + 1]) }));
}

function isSame(one: ShownValue | undefined, other: ShownValue | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || one.kind !== other?.kind) return false;
  if (one.kind === 'plain') return one.text === (other as typeof one).text;
  if (one.kind === 'absent') return true;
  const { of, fingerprint, length } = other as typeof one;
  return one.of === of && one.fingerprint === fingerprint && one.length === length;
}

/** The check of each id that was written last, with its text: most say the same with the next request. */
const LAST = new Map<string, { readonly check: CheckResult; readonly text: string }>();

// A check: [id, outcome, expected, received, note], cut behind the last that is there.
function encodeCheck(check: CheckResult): string {
  const { id, outcome, expected, received, note } = check;
  const last = LAST.get(id);
  if (last?.check.outcome === outcome && last.check.note === note && isSame(last.check.expected, expected) && isSame(last.check.received, received)) return last.text;
  let text = `[${word(id)},${place(OUTCOMES, outcome)}`;
  if (expected !== undefined || received !== undefined || note !== undefined) text += `,${expected === undefined ? 'null' : encodeValue(expected)}`;
  if (received !== undefined || note !== undefined) text += `,${received === undefined ? 'null' : encodeValue(received)}`;
  if (note !== undefined) text += `,${word(note)}`;
  text += ']';
  LAST.set(id, { check, text });
  return text;
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
function encodeBody(body: ShownBody): string {
  return body.kind === 'fields' ? encodeFields(body.fields) : `{"raw":${JSON.stringify(body)}}`;
}

const decodeBody = (json: Json | undefined): unknown => (isList(json) ? { kind: 'fields', fields: decodeFields(json) } : decodeFields(json));

/** Whole microseconds are written faster than a fraction of a millisecond, and read as the same number. */
function encodeTook(ms: number): string {
  const microseconds = Math.round(ms * 1000);
  return microseconds / 1000 === ms && microseconds < 1e9 ? `${String(microseconds)}e-3` : String(ms);
}

// An exchange: its members in the order of the contract, then those that are not always there; null holds the place of a location.
function encodeExchange(exchange: Exchange): string {
  const { method, path, query, headers, form, sent, status, responseHeaders, location, body, tookMs } = exchange;
  let tuple = `[${word(method)},${word(path)},${encodeFields(query)},${encodeHeaders(headers)},${encodeFields(form)},${String(status)}`;
  tuple += `,${encodeHeaders(responseHeaders)},${encodeBody(body)},${encodeTook(tookMs)}`;
  if (location !== undefined) tuple += `,[${word(location.target)},${encodeFields(location.query)}]`;
  else if (sent !== undefined) tuple += ',null';
  return sent === undefined ? `${tuple}]` : `${tuple},${encodeBody(sent)}]`;
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
function encodeLife(life: Life, at: number): string {
  let tuple = `[${place(KINDS, life.of)},"${undot(life.fingerprint)}",${String(life.issuedAt - at)},${String(life.expiresAt - life.issuedAt)}`;
  for (const scope of life.scopes) tuple += `,${word(scope)}`;
  return `${tuple}]`;
}

function decodeLife(json: Json, at: number): unknown {
  if (!isList(json)) return json;
  const [of, fingerprint, after, lifetime, ...scopes] = json;
  const issuedAt = at + Number(after);
  return { of: unplace(KINDS, of), fingerprint: redot(fingerprint), issuedAt, expiresAt: issuedAt + Number(lifetime), scopes: scopes.map(unword) };
}

const encodeEnding = ({ of, fingerprint, reason }: Ending): string => `[${place(KINDS, of)},"${undot(fingerprint)}",${place(REASONS, reason)}]`;
const decodeEnding = (json: Json): unknown => (isList(json) ? { of: unplace(KINDS, json[0]), fingerprint: redot(json[1]), reason: unplace(REASONS, json[2]) } : json);

/** Members with columns of their own, and those that are written in short. */
const NOT_PLAIN: ReadonlySet<string> = new Set(['flowId', 'seq', 'at', 'type', 'exchange', 'checks', 'issued', 'ended']);

/** In: an event. Out: text that holds everything but flow, seq, at and type. */
export function encodeEvent(event: TraceEvent): string {
  const { at, exchange, checks, issued, ended } = event as TraceEvent & { exchange?: Exchange; checks?: CheckResult[]; issued?: Life[]; ended?: Ending[] };
  let members = '';
  // Put in front of each but the first: to cut one off at the end would copy the text.
  let comma = '';
  for (const name in event) {
    if (NOT_PLAIN.has(name)) continue;
    const value = (event as Raw)[name];
    // JSON leaves out what is undefined.
    if (value === undefined) continue;
    members += `${comma}"${name}":${JSON.stringify(value)}`;
    comma = ',';
  }
  if (exchange !== undefined) {
    members += `${comma}"e":${encodeExchange(exchange)}`;
    comma = ',';
  }
  if (checks !== undefined) {
    members += `${comma}"c":${listOf(checks, encodeCheck)}`;
    comma = ',';
  }
  if (issued !== undefined) {
    members += `${comma}"i":${listOf(issued, (life) => encodeLife(life, at))}`;
    comma = ',';
  }
  if (ended !== undefined) members += `${comma}"x":${listOf(ended, encodeEnding)}`;
  return `[${String(VERSION)},{${members}}]`;
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
