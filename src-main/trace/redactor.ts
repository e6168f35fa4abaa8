/** Answers for what may be kept and shown of a request or answer: by allow-list; everything else becomes a fingerprint. */
import type { ShownValue, ValueKind } from '../../src-preload/contract/checks.ts';
import type { Field, ShownBody } from '../../src-preload/contract/trace.ts';
import { readAuthorizationHeader } from './authorization-header.ts';
import type { Fingerprinter } from './fingerprinter.ts';
import { type HeaderList, isSameList, joinHeaders } from './header-lists.ts';
import { coverSecrets, issuedKind } from './issued-values.ts';
import { isDeeperThan } from './json-depth.ts';
import type { OwnSecrets } from './own-secrets.ts';
import { KINDS, PLAIN_HEADERS, PLAIN_PARAMETERS, SECRET_MEMBERS, URL_HEADERS } from './plain-names.ts';

/** Longer plain values are cut, in characters. */
const LONGEST_VALUE = 2000;
/** Longer JSON is cut, in characters. */
const LONGEST_BODY = 4096;
/** Deeper JSON is left out: nothing of the API nests so far, and a body of 64 KB may nest 32,000 times. */
const DEEPEST = 20;

/** Headers in order, with values as Node hands them over. */
export type HeaderPairs = Iterable<readonly [string, string | number | readonly string[] | undefined]>;

/** Names that hide nothing, and that nearly every request has. */
const USUAL_NAMES: ReadonlySet<string> = new Set([...PLAIN_PARAMETERS, ...KINDS.keys(), ...PLAIN_HEADERS]);
/** Values in which nothing was covered are remembered up to this length and this number: most come again with the next request. */
const LONGEST_REMEMBERED = 120;
const MOST_REMEMBERED = 2000;
/** The same of all headers of a request. */
const LONGEST_HEADERS = 1000;
const MOST_HEADERS = 200;

type PlainValue = ShownValue & { readonly kind: 'plain' };

/** Remembers a text in which nothing was covered. Out: what is shown of it. */
function remember(harmless: Map<string, PlainValue>, text: string, shown: string): PlainValue {
  const value = { kind: 'plain', text: shown } as const;
  if (shown !== text || text.length > LONGEST_REMEMBERED) return value;
  if (harmless.size >= MOST_REMEMBERED) harmless.clear();
  harmless.set(text, value);
  return value;
}

/** Cuts without splitting a character in two. */
function cutText(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

/** True when parameters say that their challenge is a hash (RFC 7636 4.3). */
export function saysHashed(pairs: readonly (readonly [string, string])[]): boolean {
  return pairs.some(([name, text]) => name === 'code_challenge_method' && text === 'S256');
}

/** Turns values into what may be kept of them. */
export class Redactor {
  readonly #fingerprints: Fingerprinter;
  readonly #secrets: Pick<OwnSecrets, 'find' | 'cover' | 'revision'> | null;
  #revision = -1;
  readonly #harmless = new Map<string, PlainValue>();
  readonly #harmlessData = new Map<string, PlainValue>();
  readonly #usualRequests = new Map<string, Field[]>();
  #lastRequest: { readonly pairs: HeaderList; readonly fields: Field[] } | null = null;
  readonly #usualAnswers = new WeakMap<object, Field[]>();

  /** In: `secrets` knows the secrets of apps that nobody would take for one; without it, only what Mavio issues is known. */
  constructor(fingerprints: Fingerprinter, secrets: Pick<OwnSecrets, 'find' | 'cover' | 'revision'> | null = null) {
    this.#fingerprints = fingerprints;
    this.#secrets = secrets;
  }

  /**
   * One parameter. In: its name and decoded text. Out: plain when the name is on the allow-list (with issued values in it covered,
   * and cut when it is long), else a fingerprint with the text's length and what it stands for.
   */
  show(name: string, text: string): ShownValue {
    if (text === '') return { kind: 'plain', text };
    const own = name === 'client_id' ? this.#ownSecret(text) : null;
    if (own !== null) return this.#covered('secret', own);
    if (PLAIN_PARAMETERS.has(name)) return this.#plain(text);
    return this.#covered(issuedKind(text) ?? KINDS.get(name) ?? 'other', text);
  }

  /** Parameters in their order. A challenge that is not S256 is the verifier itself (RFC 7636 4.2) and is covered like one. */
  fields(pairs: Iterable<readonly [string, string]>): Field[] {
    const list = [...pairs];
    const isHashed = saysHashed(list);
    return list.map(([name, text]) => ({ name: this.name(name), value: this.showAmong(isHashed, name, text) }));
  }

  /** The same of one of them. In: whether they say that a challenge is hashed (`saysHashed`), found out once for all: there may be thousands. */
  showAmong(isHashed: boolean, name: string, text: string): ShownValue {
    return name === 'code_challenge' && !isHashed && text !== '' ? this.#covered('verifier', text) : this.show(name, text);
  }

  /**
   * Headers in their order, names in lower case. `authorization` becomes two fields of that name: the scheme (for Basic with the
   * client id) in plain, and the fingerprint of the secret or token. Addresses lose their query: `location()` takes it apart.
   */
  headers(pairs: HeaderPairs): Field[] {
    const fields: Field[] = [];
    for (const [key, value] of pairs) {
      const name = key.toLowerCase();
      if (typeof value === 'object') for (const text of value) this.#addHeader(fields, name, text);
      else if (value !== undefined) this.#addHeader(fields, name, String(value));
    }
    return fields;
  }

  /** The headers of a request, as they came; those of one name are joined by commas (RFC 9110 5.3). A client sends the same ones with each request, so they are remembered where nothing was covered. */
  requestHeaders(pairs: HeaderList): Field[] {
    this.#forgetOld();
    // Most come from whoever sent the last ones.
    if (this.#lastRequest !== null && isSameList(this.#lastRequest.pairs, pairs)) return this.#lastRequest.fields;
    const fields = this.#findHeaders(pairs);
    if (Object.isFrozen(fields)) this.#lastRequest = { pairs, fields };
    return fields;
  }

  #findHeaders(pairs: HeaderList): Field[] {
    let key = '';
    for (const [name, text] of pairs) key += `${name}\n${text}\n`;
    const known = this.#usualRequests.get(key);
    if (known !== undefined) return known;
    const joined = joinHeaders(pairs);
    const fields = this.headers(joined);
    if (key.length > LONGEST_HEADERS || !fields.every(({ name, value }) => value.kind === 'plain' && value.text === joined.get(name))) return fields;
    if (this.#usualRequests.size >= MOST_HEADERS) this.#usualRequests.clear();
    this.#usualRequests.set(key, fields);
    // Whoever writes it down knows by this that it will not change.
    Object.freeze(fields);
    return fields;
  }

  /** The headers of an answer. Those that are frozen come again, and are redacted once. */
  answerHeaders(headers: Readonly<Record<string, string>>): Field[] {
    const known = this.#usualAnswers.get(headers);
    if (known !== undefined) return known;
    const fields = this.headers(Object.entries(headers));
    if (!Object.isFrozen(headers)) return fields;
    this.#usualAnswers.set(headers, fields);
    Object.freeze(fields);
    return fields;
  }

  /** A `Location` taken apart. In: the URL. Out: everything before its query in plain, and the query's parameters. */
  location(url: string): { target: string; query: Field[] } {
    const [target = '', query = ''] = url.split('#', 1).join('').split(/\?(.*)/s);
    return { target: this.#plainText(target), query: this.fields(new URLSearchParams(query)) };
  }

  /**
   * A JSON answer. In: the value before it is serialised. Out: its members by the allow-list when it is flat, as token answers and
   * OAuth errors are; else pretty JSON with secrets covered, cut at 4 KB. `undefined` is no body.
   */
  json(value: unknown): ShownBody {
    if (value === undefined) return { kind: 'none' };
    if (!isFlatObject(value)) return this.data(value);
    const fields: Field[] = [];
    for (const name in value) fields.push({ name: this.name(name), value: this.show(name, String(value[name])) });
    return { kind: 'fields', fields };
  }

  /** What the API says or is told: data of the workspace, which is kept as it reads with secrets covered, cut at 4 KB. */
  data(value: unknown): ShownBody {
    const text = JSON.stringify(this.#coverJson(value), null, 2);
    return { kind: 'json', text: cutText(text, LONGEST_BODY), cut: text.length > LONGEST_BODY };
  }

  /**
   * A request's body that is no form. In: the body as it came, and whether the API was asked, whose JSON is data.
   * Flat JSON sent to another endpoint is shown by the allow-list; what is neither is known by its fingerprint only.
   */
  sent(text: string, ofApi: boolean): ShownBody {
    const parsed = parseJson(text);
    if (parsed !== null && ofApi) return this.data(parsed.value);
    if (parsed !== null && isFlatObject(parsed.value)) return this.json(parsed.value);
    return { kind: 'fields', fields: [{ name: 'body', value: this.#covered('other', text) }] };
  }

  /**
   * A body that somebody wants to see in full before it travels. In: its text, whether the API speaks, and the most that is read, in characters.
   * Out: JSON of the API, pretty, with secrets covered; `isAll` when nothing was. Null for anything that is kept by its fingerprint.
   */
  whole(text: string, ofApi: boolean, longest: number): { readonly text: string; readonly isAll: boolean } | null {
    const parsed = ofApi && text.length <= longest ? parseJson(text) : null;
    if (parsed === null) return null;
    const shown = JSON.stringify(this.#coverJson(parsed.value), null, 2);
    return { text: shown, isAll: !isDeeperThan(parsed.value, DEEPEST) && shown === JSON.stringify(parsed.value, null, 2) };
  }

  /** The secret of an app that was sent in the place of its id; null for anything else. */
  #ownSecret(text: string): string | null {
    return this.#secrets?.find(text) ?? null;
  }

  #covered(of: ValueKind, text: string): ShownValue {
    return { kind: 'fingerprint', of, fingerprint: this.#fingerprints.of(text), length: text.length };
  }

  #plainText(text: string): string {
    const safe = coverSecrets(text.toWellFormed(), this.#fingerprints);
    if (safe.length <= LONGEST_VALUE) return safe;
    return `${cutText(safe, LONGEST_VALUE)}… (cut, ${safe.length.toLocaleString('en')} characters)`;
  }

  #plain(text: string): PlainValue {
    this.#forgetOld();
    const known = this.#harmless.get(text);
    if (known !== undefined) return known;
    return remember(this.#harmless, text, this.#plainText(this.#coverOwn(text)));
  }

  /** Texts of the workspace, which are stored as they are anyway: what looks like something Mavio issued is covered, and no word is looked up. */
  #datum(text: string): string {
    return (this.#harmlessData.get(text) ?? remember(this.#harmlessData, text, this.#plainText(text))).text;
  }

  #coverOwn(text: string): string {
    return this.#secrets?.cover(text, (secret) => `‹secret ${this.#fingerprints.of(secret)}›`) ?? text;
  }

  /** What was harmless while other secrets were known may be one now. */
  #forgetOld(): void {
    if (this.#secrets === null || this.#revision === this.#secrets.revision) return;
    this.#revision = this.#secrets.revision;
    this.#harmless.clear();
    this.#usualRequests.clear();
    this.#lastRequest = null;
  }

  /** The path of a request. */
  path(text: string): string {
    return this.#plain(text).text;
  }

  /** A name as it may be shown. JSON sent as a form arrives as one long name, so only what looks like a name stays. */
  name(name: string): string {
    if (USUAL_NAMES.has(name)) return name;
    if (/^[\w.\-[\]:]{0,40}$/.test(name)) return this.#plain(name).text;
    return `‹name ${this.#fingerprints.of(name)}›`;
  }

  #addHeader(fields: Field[], name: string, text: string): void {
    if (name === 'authorization') this.#addAuthorization(fields, text);
    else if (URL_HEADERS.has(name)) fields.push({ name, value: this.#plain(this.location(text).target) });
    else if (PLAIN_HEADERS.has(name)) fields.push({ name, value: this.#plain(text) });
    else fields.push({ name: this.name(name), value: text === '' ? { kind: 'plain', text } : this.#covered(issuedKind(text) ?? 'other', text) });
  }

  #addAuthorization(fields: Field[], text: string): void {
    const name = 'authorization';
    const { scheme, clientId, kind, secret } = readAuthorizationHeader(text);
    const own = clientId === null ? null : this.#ownSecret(clientId);
    const who = own === null ? clientId : `‹secret ${this.#fingerprints.of(own)}›`;
    if (scheme !== null) fields.push({ name, value: this.#plain([scheme, who].filter((part) => part !== null).join(' ')) });
    if (secret !== '') fields.push({ name, value: this.#covered(issuedKind(secret) ?? kind, secret) });
  }

  #coverJson(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.#datum(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth === DEEPEST) return '…';
    if (Array.isArray(value)) return value.map((item) => this.#coverJson(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, member]: [string, unknown]) => {
        const isSecret = SECRET_MEMBERS.has(name) && typeof member === 'string' && member !== '';
        return [this.name(name), isSecret ? `‹${KINDS.get(name) ?? 'secret'} ${this.#fingerprints.of(member)}›` : this.#coverJson(member, depth + 1)];
      }),
    );
  }
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function isFlatObject(value: unknown): value is Record<string, string | number | boolean | null> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const name in value) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof member === 'object' && member !== null) return false;
  }
  return true;
}
