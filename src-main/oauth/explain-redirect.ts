/** Answers for saying in plain words where two redirect URIs differ, component by component. */
import type { UriParts } from '../../src-preload/contract/uri.ts';
import { splitUri } from '../../src-preload/contract/uri.ts';
import { cut } from './shown.ts';

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** `quote`: whether the received text may be repeated in the sentence. */
interface Pair {
  readonly received: UriParts;
  readonly registered: UriParts;
  readonly quote: boolean;
}

function instead(part: 'scheme' | 'host' | 'port' | 'path', pair: Pair): string {
  const [received, registered] = [pair.received[part] ?? '', pair.registered[part] ?? ''];
  if (received.toLowerCase() === registered.toLowerCase()) return `the ${part} differs in upper and lower case`;
  if (!pair.quote || received === '' || registered === '') return `the ${part} differs`;
  return `the ${part} is ${cut(received)} instead of ${cut(registered)}`;
}

function comparePorts(pair: Pair): string {
  const [received, registered] = [pair.received.port, pair.registered.port];
  if (registered !== null && received === null) return `port ${cut(registered)} is missing`;
  if (received !== null && registered === null) {
    const usual = DEFAULT_PORTS[pair.received.scheme?.toLowerCase() ?? ''];
    return received === usual ? `the default port ${usual} is written out` : 'it names a port, and the registered one does not';
  }
  return instead('port', pair);
}

function decoded(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function comparePaths(pair: Pair): string {
  const [received, registered] = [pair.received.path, pair.registered.path];
  if (received === `${registered}/`) return 'it ends in a slash that the registered one does not have';
  if (registered === `${received}/`) return 'the slash at the end is missing';
  if (decoded(received) === decoded(registered)) return 'the path is percent-encoded differently';
  return instead('path', pair);
}

function compareQueries(pair: Pair): string {
  const [received, registered] = [pair.received.query, pair.registered.query];
  if (registered === null) return 'it carries a query that the registered one does not have';
  if (received === null) return 'the query of the registered one is missing';
  const sorted = (query: string): string => query.split('&').sort().join('&');
  return sorted(received) === sorted(registered) ? 'the query has another order' : 'the query differs';
}

const COMPARISONS: readonly (readonly [keyof UriParts, (pair: Pair) => string])[] = [
  ['scheme', (pair) => instead('scheme', pair)],
  ['userinfo', () => 'a user name stands before @'],
  ['host', (pair) => instead('host', pair)],
  ['port', comparePorts],
  ['path', comparePaths],
  ['query', compareQueries],
  ['fragment', () => 'the fragment behind # differs'],
];

/**
 * Says where a received redirect URI differs from the registered one.
 * In: both texts, which are not equal, and whether the received one may be quoted. Out: one sentence.
 */
export function explainRedirect(received: string, registered: string, quote: boolean): string {
  if (received.trim() === registered) return 'A space or line break stands before or after it.';
  const pair: Pair = { received: splitUri(received), registered: splitUri(registered), quote };
  const clauses = COMPARISONS.filter(([part]) => pair.received[part] !== pair.registered[part]).map(([, compare]) => compare(pair));
  const last = clauses.pop() ?? 'the two differ';
  const sentence = clauses.length === 0 ? last : `${clauses.join(', ')}, and ${last}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
