/** Answers for what may be kept and shown of a request or answer: by allow-list; everything else becomes a fingerprint. */
import type { ShownValue, ValueKind } from '../../src-preload/contract/checks.ts';
import type { Field, ShownBody } from '../../src-preload/contract/trace.ts';
import { readAuthorizationHeader } from './authorization-header.ts';
import type { Fingerprinter } from './fingerprinter.ts';
import { coverSecrets, issuedKind } from './issued-values.ts';
import { KINDS, PLAIN_HEADERS, PLAIN_PARAMETERS, SECRET_MEMBERS, URL_HEADERS } from './plain-names.ts';

/** Longer plain values are cut, in characters. */
const LONGEST_VALUE = 2000;
/** Longer JSON is cut, in characters. */
const LONGEST_BODY = 4096;

/** Headers as Node and Fastify hand them over. */
export type HeaderRecord = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Cuts without splitting a character in two. */
function cutText(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

/** Turns values into what may be kept of them. */
export class Redactor {
  readonly #fingerprints: Fingerprinter;

  constructor(fingerprints: Fingerprinter) {
    this.#fingerprints = fingerprints;
  }

  /**
   * One parameter. In: its name and decoded text. Out: plain when the name is on the allow-list (with issued values in it covered,
   * and cut when it is long), else a fingerprint with the text's length and what it stands for.
   */
  show(name: string, text: string): ShownValue {
    if (text === '') return { kind: 'plain', text };
    if (PLAIN_PARAMETERS.has(name)) return this.#plain(text);
    return this.#covered(issuedKind(text) ?? KINDS.get(name) ?? 'other', text);
  }

  /** Parameters in their order. A challenge that is not S256 is the verifier itself (RFC 7636 4.2) and is covered like one. */
  fields(pairs: Iterable<readonly [string, string]>): Field[] {
    const list = [...pairs];
    const isHashed = list.some(([name, text]) => name === 'code_challenge_method' && text === 'S256');
    return list.map(([name, text]) => ({
      name: this.#name(name),
      value: name === 'code_challenge' && !isHashed && text !== '' ? this.#covered('verifier', text) : this.show(name, text),
    }));
  }

  /**
   * Headers in their order, names in lower case. `authorization` becomes two fields of that name: the scheme (for Basic with the
   * client id) in plain, and the fingerprint of the secret or token. Addresses lose their query: `location()` takes it apart.
   */
  headers(record: HeaderRecord): Field[] {
    return Object.entries(record).flatMap(([key, value]) => {
      const texts = value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
      const name = key.toLowerCase();
      return texts.flatMap((text) => this.#header(name, text));
    });
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
    if (isFlatObject(value)) {
      return { kind: 'fields', fields: Object.entries(value).map(([name, member]) => ({ name: this.#name(name), value: this.show(name, String(member)) })) };
    }
    const text = JSON.stringify(this.#coverJson(value), null, 2);
    return { kind: 'json', text: cutText(text, LONGEST_BODY), cut: text.length > LONGEST_BODY };
  }

  #covered(of: ValueKind, text: string): ShownValue {
    return { kind: 'fingerprint', of, fingerprint: this.#fingerprints.of(text), length: text.length };
  }

  #plainText(text: string): string {
    const safe = coverSecrets(text.toWellFormed(), this.#fingerprints);
    if (safe.length <= LONGEST_VALUE) return safe;
    return `${cutText(safe, LONGEST_VALUE)}… (cut, ${safe.length.toLocaleString('en')} characters)`;
  }

  #plain(text: string): ShownValue {
    return { kind: 'plain', text: this.#plainText(text) };
  }

  /** A name as it may be shown. JSON sent as a form arrives as one long name, so only what looks like a name stays. */
  #name(name: string): string {
    if (/^[\w.\-[\]:]{0,40}$/.test(name)) return coverSecrets(name, this.#fingerprints);
    return `‹name ${this.#fingerprints.of(name)}›`;
  }

  #header(name: string, text: string): Field[] {
    if (name === 'authorization') {
      const { scheme, clientId, kind, secret } = readAuthorizationHeader(text);
      const opening = scheme === null ? [] : [{ name, value: this.#plain([scheme, clientId].filter((part) => part !== null).join(' ')) }];
      return secret === '' ? opening : [...opening, { name, value: this.#covered(issuedKind(secret) ?? kind, secret) }];
    }
    if (URL_HEADERS.has(name)) return [{ name, value: this.#plain(this.location(text).target) }];
    if (PLAIN_HEADERS.has(name)) return [{ name, value: this.#plain(text) }];
    return [{ name: this.#name(name), value: text === '' ? { kind: 'plain', text } : this.#covered(issuedKind(text) ?? 'other', text) }];
  }

  #coverJson(value: unknown): unknown {
    if (typeof value === 'string') return this.#plainText(value);
    if (Array.isArray(value)) return value.map((item) => this.#coverJson(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]: [string, unknown]) => {
        const isSecret = SECRET_MEMBERS.has(name) && typeof member === 'string' && member !== '';
        return [this.#name(name), isSecret ? `‹${KINDS.get(name) ?? 'secret'} ${this.#fingerprints.of(member)}›` : this.#coverJson(member)];
      }),
    );
  }
}

function isFlatObject(value: unknown): value is Record<string, string | number | boolean | null> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((member) => typeof member !== 'object' || member === null);
}
