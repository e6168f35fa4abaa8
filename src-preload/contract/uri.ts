/** Answers for taking a URI apart as text, without normalising it: Mavio compares redirect URIs character by character. */

/** Components of a URI exactly as written (RFC 3986 appendix B). `null` is absent, the empty string is present and empty. */
export interface UriParts {
  readonly scheme: string | null;
  readonly userinfo: string | null;
  readonly host: string | null;
  readonly port: string | null;
  readonly path: string;
  readonly query: string | null;
  readonly fragment: string | null;
}

const PATTERN = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** Splits any text into URI components; never fails, never changes a character. */
export function splitUri(text: string): UriParts {
  const match = PATTERN.exec(text);
  const authority = match?.[2] ?? null;
  const at = authority === null ? -1 : authority.lastIndexOf('@');
  const hostAndPort = authority === null ? null : authority.slice(at + 1);
  const port = hostAndPort === null ? null : (/:([^:\]]*)$/.exec(hostAndPort)?.[1] ?? null);
  return {
    scheme: match?.[1] ?? null,
    userinfo: authority === null || at < 0 ? null : authority.slice(0, at),
    host: hostAndPort === null ? null : port === null ? hostAndPort : hostAndPort.slice(0, -port.length - 1),
    port,
    path: match?.[3] ?? '',
    query: match?.[4] ?? null,
    fragment: match?.[5] ?? null,
  };
}

/** Hosts that name this machine: plain http is allowed for them in development (RFC 8252 7.3). */
export const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** True when the host of the URI names this machine. */
export function isLoopbackUri(text: string): boolean {
  return LOOPBACK_HOSTS.includes((splitUri(text).host ?? '').toLowerCase());
}

/** True for an address on this machine: the only ones that the console fetches. */
export function isLoopbackUrl(url: string): boolean {
  const { scheme, userinfo, port } = splitUri(url);
  return /^https?$/i.test(scheme ?? '') && userinfo === null && isLoopbackUri(url) && (port === null || (/^[0-9]{1,5}$/.test(port) && Number(port) < 65_536)) && !/[^\x21-\x7e]/.test(url);
}
