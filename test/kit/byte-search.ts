/** Answers for finding secrets in bytes on disk: as they are, encoded in the ways in which they travel, or by their shape. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A value that must not be found, with a name for the report. Never the value itself. */
export interface Wanted {
  readonly name: string;
  readonly needle: Buffer;
}

/** Where something was found. */
export interface Found {
  readonly file: string;
  readonly name: string;
}

/** Everything this server issues has one of these prefixes and 256 random bits behind it. */
const SHAPE = /mavio_(?:secret|ac|at|rt)_[A-Za-z0-9]{12,}/g;

/** The ways in which a value may have been written down. In: its name, and the value. */
export function spellings(name: string, value: string): Wanted[] {
  const ways: [string, string][] = [
    ['as it is', value],
    ['percent-encoded', encodeURIComponent(value)],
    ['form-encoded', new URLSearchParams({ v: value }).toString().slice(2)],
    ['hex', Buffer.from(value).toString('hex')],
    ['base64', Buffer.from(value).toString('base64').replace(/=+$/, '')],
    ['base64url', Buffer.from(value).toString('base64url')],
  ];
  // The plainest name stays where two spellings are alike.
  const unlike = new Map(ways.toReversed().map(([way, text]) => [text, way]));
  return [
    ...[...unlike].map(([text, way]) => ({ name: `${name}, ${way}`, needle: Buffer.from(text) })),
    { name: `${name}, as UTF-16`, needle: Buffer.from(value, 'utf16le') },
  ];
}

/** What stands behind `Basic` for an app (RFC 6749 2.3.1), with and without form-encoding of the parts. */
export function basicSpellings(name: string, clientId: string, secret: string): Wanted[] {
  const encode = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
  return [`${clientId}:${secret}`, `${encode(clientId)}:${encode(secret)}`].map((pair) => ({
    name: `${name}, in Basic`,
    needle: Buffer.from(Buffer.from(pair).toString('base64').replace(/=+$/, '')),
  }));
}

/** Looks for everything wanted, and for anything of the shape of a secret, in one piece of bytes. */
export function searchBytes(file: string, bytes: Buffer, wanted: readonly Wanted[]): Found[] {
  const known = wanted.filter(({ needle }) => bytes.includes(needle)).map(({ name }) => ({ file, name }));
  const shapes = [...bytes.toString('latin1').matchAll(SHAPE)].map(([text]) => ({ file, name: `shape ${text.slice(0, 16)}…` }));
  return [...known, ...shapes];
}

/** Every file below a folder, `-wal` and the browser's own included. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Searches every file below a folder. */
export function searchFolder(folder: string, wanted: readonly Wanted[]): Found[] {
  return listFiles(folder).flatMap((file) => searchBytes(relative(folder, file), readFileSync(file), wanted));
}
