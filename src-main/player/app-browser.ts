/** Answers for visiting an app as a person's browser would, on this machine only: redirects, cookies, no scripts. */
import { CookieJar } from 'tough-cookie';
import { isLoopbackUrl } from '../../src-preload/contract/uri.ts';

/** No answer within this time is a failure; a slow token endpoint has room in it. */
const LIMIT_MS = 60_000;
/** Browsers give up after about as many. */
const MOST_REDIRECTS = 20;

/** Where a visit ended. */
export interface Visit {
  /** `page`: something that is no redirect. `loop`: after too many redirects. */
  readonly end: 'page' | 'loop';
  readonly status: number;
  /** Every address on the way, in order, beginning with the one that was asked for. */
  readonly way: readonly string[];
}

/** Why a visit did not come to an end, in one sentence. */
class VisitFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VisitFailed';
  }
}

/** Visits an address and follows where it leads. Out: where it ended, or in one sentence why it did not. Rejects when the signal is aborted. */
export type AppBrowser = (url: string, signal: AbortSignal) => Promise<Visit | { readonly failed: string }>;

/** The origin of an address, for sentences: queries may hold codes. */
function nameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'an address that is none';
}

async function fetchOnce(url: string, jar: CookieJar, signal: AbortSignal): Promise<Response> {
  const cookie = await jar.getCookieString(url);
  const headers = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', ...(cookie === '' ? {} : { cookie }) };
  try {
    const response = await fetch(url, { redirect: 'manual', headers, signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]) });
    for (const line of response.headers.getSetCookie()) await jar.setCookie(line, url, { ignoreError: true });
    // What is on the page does not matter, and may never end.
    await response.body?.cancel();
    return response;
  } catch (cause) {
    if (signal.aborted) throw cause;
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    throw new VisitFailed(late ? `${nameOf(url)} did not answer within a minute.` : `${nameOf(url)} could not be reached, or broke off its answer.`, { cause });
  }
}

async function visit(start: string, jar: CookieJar, signal: AbortSignal): Promise<Visit> {
  const way: string[] = [];
  for (let url = start; ; ) {
    if (!isLoopbackUrl(url)) throw new VisitFailed(`The way leads to ${nameOf(url)}, which is not on this machine. The console fetches nothing elsewhere.`);
    way.push(url);
    const { status, headers } = await fetchOnce(url, jar, signal);
    const location = headers.get('location');
    if (status < 300 || status >= 400 || location === null) return { end: 'page', status, way };
    if (way.length > MOST_REDIRECTS) return { end: 'loop', status, way };
    if (!URL.canParse(location, url)) throw new VisitFailed(`${nameOf(url)} redirects to something that is no address.`);
    url = new URL(location, url).href;
  }
}

/** Opens a browser in which nobody is signed in: its cookies are its own. */
export function openAppBrowser(): AppBrowser {
  // A jar of the web refuses cookies for names that end in “localhost”.
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: false, allowSpecialUseDomain: true });
  return async (url, signal) => {
    try {
      return await visit(url, jar, signal);
    } catch (problem) {
      if (problem instanceof VisitFailed) return { failed: problem.message };
      throw problem;
    }
  };
}
