/** Answers for the callback of an app whose server is not running: the console listens on the redirect URI itself. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CallbackProspect } from '../../src-preload/contract/guided.ts';
import { findCallbackAddress, isAnswered, type CallbackAddress } from './callback-address.ts';
import { prepareCallbackPage, type CallbackWords } from './callback-page.ts';

/** A callback as it arrived. `url` is path and query. */
export interface ReceivedCallback {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The redirect URI cannot be listened on; `prospect` says why. */
export class CallbackNotPossible extends Error {
  override readonly name = 'CallbackNotPossible';
  readonly prospect: Exclude<CallbackProspect, { kind: 'free' }>;
  constructor(prospect: Exclude<CallbackProspect, { kind: 'free' }>) {
    super(prospect.kind === 'taken' ? `Port ${String(prospect.port)} is taken.` : prospect.reason);
    this.prospect = prospect;
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Opens one server; null when this machine does not have the address (no IPv6). */
async function open(host: string, port: number, handler: Handler): Promise<Server | null> {
  const server = createServer({ requestTimeout: 10_000 }, handler);
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'EAFNOSUPPORT') resolve(null);
      else reject(cause);
    });
    server.listen({ host, port, exclusive: true }, () => {
      resolve(server);
    });
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      async (server) =>
        new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeIdleConnections();
        }),
    ),
  );
}

function problemOf(cause: unknown, port: number): CallbackNotPossible {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EACCES') return new CallbackNotPossible({ kind: 'elsewhere', reason: `This machine does not let the console listen on port ${String(port)}.` });
  return new CallbackNotPossible({ kind: 'taken', port });
}

/** Listens on every host a browser may try, or on none. */
async function openAll({ hosts, port }: CallbackAddress, handler: Handler): Promise<Server[]> {
  const answered = await Promise.all(hosts.map(async (host) => isAnswered(host, port)));
  if (answered.includes(true)) throw new CallbackNotPossible({ kind: 'taken', port });
  const servers: Server[] = [];
  try {
    for (const host of hosts) {
      const server = await open(host, port, handler);
      if (server !== null) servers.push(server);
    }
  } catch (cause) {
    await closeAll(servers);
    throw problemOf(cause, port);
  }
  if (servers.length === 0) throw new CallbackNotPossible({ kind: 'elsewhere', reason: `This machine has no address ${hosts.join(' or ')}.` });
  return servers;
}

function flatten(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

/**
 * Listens on a loopback redirect URI until closed.
 * In: the redirect URI; what to do with a callback, answering with the words for the page. Only GETs on its exact path are callbacks.
 * Throws CallbackNotPossible when the port is taken or the URI leads elsewhere.
 */
export async function listenForCallback(
  redirectUri: string,
  onCallback: (received: ReceivedCallback) => CallbackWords,
): Promise<{ close(): Promise<void> }> {
  const address = findCallbackAddress(redirectUri);
  if ('kind' in address) throw new CallbackNotPossible(address);
  const page = prepareCallbackPage();
  const answer = (response: ServerResponse, status: number, words: CallbackWords): void => {
    const { html, headers } = page(words);
    response.writeHead(status, { ...headers, connection: 'close' }).end(html);
  };
  const servers = await openAll(address, (request, response) => {
    const url = request.url ?? '/';
    const [path] = url.split('?', 1);
    if (path !== address.path) {
      answer(response, 404, { title: 'Nothing is here', text: 'The console answers only the redirect URI of the flow it waits for.', link: null });
      return;
    }
    if (request.method !== 'GET') {
      response.setHeader('allow', 'GET');
      answer(response, 405, { title: 'A callback is a GET', text: 'The authorization server sends the browser here with a redirect.', link: null });
      return;
    }
    try {
      answer(response, 200, onCallback({ method: request.method, url, headers: flatten(request.headers) }));
    } catch {
      answer(response, 500, { title: 'The console could not record this callback', text: 'Look at the flow in the console and start it again.', link: null });
    }
  });
  return { close: async () => closeAll(servers) };
}

/** Whether the console could listen on a redirect URI now. Listens for a moment and lets go. */
export async function probeCallback(redirectUri: string): Promise<CallbackProspect> {
  const address = findCallbackAddress(redirectUri);
  if ('kind' in address) return address;
  try {
    await closeAll(await openAll(address, (_request, response) => response.writeHead(404).end()));
    return { kind: 'free', port: address.port };
  } catch (cause) {
    if (cause instanceof CallbackNotPossible) return cause.prospect;
    throw cause;
  }
}
