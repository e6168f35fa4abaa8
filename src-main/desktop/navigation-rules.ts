/** Answers for which addresses the window may show, and which ones the system browser may be asked to open. */

/** Scheme of the console's own pages. */
export const PAGE_SCHEME = 'app';

/** Host of the console's own pages. */
export const PAGE_HOST = 'console';

/** Where the window begins. */
export const START_PAGE = `${PAGE_SCHEME}://${PAGE_HOST}/`;

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

/** True when the address is one of the console's own pages. In: any text. */
export function isOwnPage(address: string): boolean {
  // URL.origin is 'null' for schemes that the URL standard does not know, so the parts are compared.
  const url = parse(address);
  return url !== null && url.protocol === `${PAGE_SCHEME}:` && url.host === PAGE_HOST && url.username === '' && url.password === '';
}

/**
 * The address in the form in which the system browser may be given it; null when it may not.
 * Only http and https: any other scheme could start a program.
 */
export function toExternalLink(address: string): string | null {
  const url = parse(address);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url.href : null;
}

/**
 * Address of the development server that may stand in for the built page; null when there is none.
 * In: what the environment says. Only plain http on this machine counts, so that a stray variable cannot load a stranger's page.
 */
export function findDevServer(wish: string | undefined): URL | null {
  const url = parse(wish ?? '');
  if (url?.protocol !== 'http:') return null;
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? url : null;
}
