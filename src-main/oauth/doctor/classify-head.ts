/** Answers for mistakes in front of the path: scheme, user-info, host and port. */
import type { Mistake, MistakeClass, UriPart } from '../../../src-preload/contract/doctor.ts';
import type { UriParts } from '../../../src-preload/contract/uri.ts';
import { LOOPBACK_HOSTS } from '../../../src-preload/contract/uri.ts';
import { nameForeign, toSkeleton } from './characters.ts';
import { decodeOnce } from './encoding.ts';
import { toPunycode } from './punycode.ts';
import { quote } from './quote.ts';

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Makes a mistake of one component. */
export function inPart(part: UriPart, name: MistakeClass, detail: string | null = null): Mistake {
  return { class: name, part, detail };
}

function classifyScheme(a: string, b: string): Mistake[] {
  if (a === b) return [];
  if (a.toLowerCase() === b.toLowerCase()) return [inPart('scheme', 'scheme-case')];
  return [inPart('scheme', 'scheme', `the scheme is ${quote(a)} instead of ${quote(b)}`)];
}

function classifyUserinfo(a: string | null, b: string | null): Mistake[] {
  if (a === b) return [];
  return [inPart('userinfo', 'userinfo', a === null ? 'the user name before @ is missing' : null)];
}

function classifyName(a: string, b: string): Mistake {
  const foreign = nameForeign(a);
  if (a.toLowerCase() === b.toLowerCase()) return inPart('host', 'host-case');
  if (LOOPBACK_HOSTS.includes(a.toLowerCase()) && LOOPBACK_HOSTS.includes(b.toLowerCase())) return inPart('host', 'loopback-name', `the host is ${a} instead of ${b}`);
  if (foreign !== null && toSkeleton(a).toLowerCase() === toSkeleton(b).toLowerCase()) {
    return inPart('host', 'lookalike', `the host holds ${foreign} and travels as ${quote(toPunycode(a))}`);
  }
  if (decodeOnce(a) === decodeOnce(b)) return inPart('host', 'percent-encoding', 'the host is percent-encoded differently');
  if (a.includes('*') || b.includes('*')) return inPart('host', 'wildcard', 'the host holds a *');
  if (b.includes('.') && a.toLowerCase().endsWith(`.${b.toLowerCase()}`)) return inPart('host', 'wildcard', `the host is ${quote(a)}, a subdomain of ${quote(b)}`);
  const spelled = foreign === null ? quote(a) : `${quote(a)} (${quote(toPunycode(a))})`;
  return inPart('host', 'host', a === '' ? 'the host is missing' : `the host is ${spelled} instead of ${quote(b)}`);
}

function classifyHost(a: string, b: string): Mistake[] {
  if (a === b) return [];
  const [left, right] = [a.replace(/\.$/, ''), b.replace(/\.$/, '')];
  const dot = a.endsWith('.') === b.endsWith('.') ? [] : [inPart('host', 'trailing-dot', a.endsWith('.') ? 'a dot stands behind the host' : 'the dot behind the host is missing')];
  return left === right ? dot : [classifyName(left, right), ...dot];
}

function sayPortSpelling(a: string | null, b: string | null): string {
  if (a === '' || b === '') return 'a colon without a port stands behind the host on one side only';
  if (b === null) return `the default port ${quote(a ?? '')} is written out`;
  return a === null ? `the default port ${quote(b)}, which is registered, is left out` : `the port is written ${quote(a)} instead of ${quote(b)}`;
}

function classifyPort(received: UriParts, registered: UriParts): Mistake[] {
  const [a, b] = [received.port, registered.port];
  if (a === b) return [];
  const usual = DEFAULT_PORTS[(received.scheme ?? '').toLowerCase()];
  const number = (port: string | null): string | undefined => (port === null || port === '' ? usual : port.replace(/^0+(?=.)/, ''));
  const means = [number(a), number(b)];
  if (means[0] === means[1]) return [inPart('port', 'default-port', sayPortSpelling(a, b))];
  if (a === null || a === '') return [inPart('port', 'port-missing', `port ${quote(b ?? '')} is missing`)];
  if (b === null || b === '') return [inPart('port', 'port-extra')];
  return [inPart('port', 'port-different', `the port is ${quote(a)} instead of ${quote(b)}`)];
}

/** Names every mistake in front of the path. In: both URIs taken apart. Out: none when that part is equal text. */
export function classifyHead(received: UriParts, registered: UriParts): Mistake[] {
  return [
    ...classifyScheme(received.scheme ?? '', registered.scheme ?? ''),
    ...classifyUserinfo(received.userinfo, registered.userinfo),
    ...classifyHost(received.host ?? '', registered.host ?? ''),
    ...classifyPort(received, registered),
  ];
}
