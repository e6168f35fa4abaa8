/** Answers for what `app://console/…` serves: a fixed list of built files, and the page itself for every route. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isOwnPage } from './navigation-rules.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The page that answers every route. */
const PAGE = '/index.html';

/** The built page is incomplete. */
export class PageMissing extends Error {
  override name = 'PageMissing';
}

/** The files that may be served, by the path in their address: `/assets/index-1a2b.js`. */
export type PageFiles = ReadonlyMap<string, string>;

/** Where a request leads: a file on disk, or a status. */
export type PageAnswer = { readonly file: string; readonly type: string } | { readonly status: 400 | 403 | 404 | 405 };

/**
 * Lists everything below the built renderer's folder. A request can only name what stands in this list, so no path
 * from an address ever reaches the disk. Errors: PageMissing when there is no page.
 */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, string>();
  const walk = async (at: string, under: string): Promise<void> => {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      if (entry.isDirectory()) await walk(join(at, entry.name), `${under}${entry.name}/`);
      else if (entry.isFile()) files.set(`${under}${entry.name}`, join(at, entry.name));
    }
  };
  await walk(folder, '/').catch((cause: unknown) => {
    throw new PageMissing('The console’s page is not built. Run npm run build, then start again.', { cause });
  });
  if (!files.has(PAGE)) throw new PageMissing('The console’s page is not built. Run npm run build, then start again.');
  return files;
}

/** Undoes percent-encoding; null when it is broken. */
function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** True when a segment, once decoded, would climb or name another drive. */
function climbs(path: string): boolean {
  return path.includes('\0') || path.split(/[\\/]/).includes('..');
}

/** Decides where a request leads. Routes have no file: they get the page, and the page knows them. */
export function findPageAnswer(request: { readonly method: string; readonly url: string }, files: PageFiles): PageAnswer {
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405 };
  if (!isOwnPage(request.url)) return { status: 403 };
  const path = decode(new URL(request.url).pathname);
  if (path === null) return { status: 400 };
  if (climbs(path)) return { status: 403 };
  const file = files.get(path);
  if (file !== undefined) return { file, type: TYPES[extname(file)] ?? 'application/octet-stream' };
  // A missing asset must not be answered with a page: the browser would report a type instead of an absence.
  const page = path.startsWith('/assets/') ? undefined : files.get(PAGE);
  return page === undefined ? { status: 404 } : { file: page, type: TYPES['.html'] ?? '' };
}

/** Answers a request for one of the console's own pages, with `headers` on every answer. */
export async function answerPageRequest(
  request: { readonly method: string; readonly url: string },
  files: PageFiles,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const answer = findPageAnswer(request, files);
  if ('status' in answer) return new Response(null, { status: answer.status, headers });
  const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(answer.file));
  return new Response(body, { headers: { ...headers, 'Content-Type': answer.type } });
}
