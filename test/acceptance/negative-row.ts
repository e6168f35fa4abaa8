/** Answers for the shape of a row of the negative suite: bytes that are sent, and what must come back. */
import { CLIENT_ID, GOOD, REDIRECT_URI, VERIFIER } from '../authserver/login.ts';
import { APP_SECRET } from '../kit/auth-server.ts';

/** One raw request. `{NAME}` in it is replaced by a prepared value, so rows can carry real codes and tokens. */
export interface Row {
  readonly name: string;
  /** Latin-1: a character is a byte. */
  readonly send: string;
  readonly status: number;
  /** The error code, wherever it travels: in JSON, in the API's error object, or in the redirect. */
  readonly error?: string;
  /** The redirect goes to the app, or nowhere (the usual case). */
  readonly redirect?: 'app';
  /** Header values that must be there. */
  readonly headers?: Readonly<Record<string, string | RegExp>>;
  /** What the body must say. */
  readonly says?: RegExp;
}

/** What a row expects. */
export type Expected = Omit<Row, 'name' | 'send'>;

/** Builds a row. */
export function row(name: string, send: string, expected: Expected): Row {
  return { name, send, ...expected };
}

const FORM = 'application/x-www-form-urlencoded';
const encode = (pairs: Readonly<Record<string, string | null>>): string =>
  Object.entries(pairs).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value.startsWith('{') ? value : encodeURIComponent(value)}`])).join('&');

/** A request without a body. In: the first line without its version, and header lines. */
export function bare(line: string, headers: readonly string[] = []): string {
  return [`${line} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n');
}

/** A request with a body. In: the line, the body as it is, and header lines that replace the content type. */
export function withBody(line: string, body: string, headers: readonly string[] = [`Content-Type: ${FORM}`]): string {
  // Prepared values are longer than their names, so the length is put in when they are known.
  return `${bare(line, [...headers, 'Content-Length: {LENGTH}'])}${body}`;
}

/** An authorization request: the good one with changes (null leaves out), and raw text behind it. */
export function authorization(changes: Readonly<Record<string, string | null>>, rest = ''): string {
  return bare(`GET /oauth/authorize?${encode({ ...GOOD, ...changes })}${rest}`);
}

const POST = { client_id: CLIENT_ID, client_secret: APP_SECRET };

/** Basic credentials as a header line. */
export function basic(clientId = CLIENT_ID, secret = APP_SECRET): string {
  return `Authorization: Basic ${Buffer.from(`${clientId}:${secret}`, 'latin1').toString('base64')}`;
}

/** A code exchange: the good one with changes, and raw text behind it. */
export function exchanging(changes: Readonly<Record<string, string | null>>, rest = '', headers: readonly string[] = []): string {
  const fields = { grant_type: 'authorization_code', code: '{CODE}', redirect_uri: REDIRECT_URI, code_verifier: VERIFIER, ...POST, ...changes };
  return withBody('POST /oauth/token', encode(fields) + rest, [`Content-Type: ${FORM}`, ...headers]);
}

/** A refresh: the good one with changes, and raw text behind it. */
export function refreshing(changes: Readonly<Record<string, string | null>>, rest = '', headers: readonly string[] = []): string {
  return withBody('POST /oauth/token', encode({ grant_type: 'refresh_token', refresh_token: '{RT}', ...POST, ...changes }) + rest, [`Content-Type: ${FORM}`, ...headers]);
}

/** A revocation or introspection: the good one with changes. */
export function naming(path: '/oauth/revoke' | '/oauth/introspect', changes: Readonly<Record<string, string | null>>, headers: readonly string[] = []): string {
  return withBody(`POST ${path}`, encode({ token: '{RT}', ...POST, ...changes }), [`Content-Type: ${FORM}`, ...headers]);
}
