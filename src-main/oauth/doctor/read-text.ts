/** Answers for mistakes of a redirect URI as a whole text, before it is taken apart. */
import type { Mistake } from '../../../src-preload/contract/doctor.ts';
import { splitUri } from '../../../src-preload/contract/uri.ts';
import { hasSpaces, removeSpaces, stripInvisible, trimSpaces } from './characters.ts';
import { decodeOnce } from './encoding.ts';

/** Mistakes found so far, and the text that is left to compare once they are mended. */
export interface ReadText {
  readonly mistakes: readonly Mistake[];
  readonly rest: string;
}

function whole(name: Mistake['class'], detail: string | null = null): Mistake {
  return { class: name, part: null, detail };
}

/** Reads a text as it was sent. Out: what is wrong with it whatever is registered. */
export function readText(received: string): ReadText {
  const mistakes: Mistake[] = [];
  const seen = stripInvisible(received);
  if (seen.name !== null) mistakes.push(whole('invisible', `it holds a character that cannot be seen, ${seen.name}`));
  const trimmed = trimSpaces(seen.rest);
  if (trimmed.where !== null) mistakes.push(whole('whitespace', trimmed.where === 'inside' ? 'a line break or tab stands inside it' : `a space or line break stands ${trimmed.where}`));
  let rest = trimmed.rest;
  if (/^[a-z][a-z0-9+.-]{0,30}%(?:25){0,4}3a/i.test(rest)) {
    mistakes.push(whole('encoded-whole'));
    for (let round = 0; round < 5 && /^[a-z][a-z0-9+.-]{0,30}%/i.test(rest); round += 1) rest = decodeOnce(rest);
  }
  if (rest.includes('\\')) {
    mistakes.push(whole('backslash'));
    rest = rest.replaceAll('\\', '/');
  }
  return { mistakes, rest };
}

/** Spaces inside are white space that came along, unless the registered URI has a space there too, however written. */
export function readSpaces(text: string, registered: string): ReadText {
  if (!hasSpaces(text) || /\+|%20/.test(registered)) return { mistakes: [], rest: text };
  return { mistakes: [whole('whitespace', 'a space stands inside it')], rest: removeSpaces(text) };
}

/** Completes a URI that is not whole with what the registered one has in that place. */
export function readRelative(text: string, registered: string): ReadText {
  const { scheme, host, path } = splitUri(text);
  const web = scheme !== null && /^https?$/i.test(scheme);
  const origin = /^[^:/?#]*:(?:\/\/[^/?#]*)?/.exec(registered)?.[0] ?? '';
  const opening = origin.slice(0, origin.indexOf(':') + 1);
  if (scheme === null && host !== null && host !== '') return { mistakes: [whole('relative', 'the scheme is missing')], rest: `${opening}${text}` };
  if (scheme === null || ((host === null || host === '') && web)) {
    const from = text.slice(scheme === null ? 0 : scheme.length + 1).replace(/^\/{2,}/, '/');
    const detail = scheme === null ? 'scheme and host are missing' : 'the host is missing';
    return { mistakes: [whole('relative', detail)], rest: `${origin}${/^[/?#]/.test(from) || from === '' ? '' : '/'}${from}` };
  }
  // localhost:3000/cb reads as the scheme “localhost”; the port number behind it gives the mistake away.
  if (host === null && /^[0-9]/.test(path)) return { mistakes: [whole('relative', 'the scheme is missing')], rest: `${opening}//${text}` };
  return { mistakes: [], rest: text };
}
