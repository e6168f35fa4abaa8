/** Answers for listening and stopping. The port is open at once; what answers on it is loaded after that, and requests wait for it. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerClientError, answerConnect } from './client-errors.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { AuthApp } from './listener.ts';
import type { AuthServerParts } from './parts.ts';

/** Requests that are still open this long after close() are cut off, in milliseconds. */
const CLOSE_LIMIT_MS = 1500;
/** A connection without a request is kept this long, in milliseconds: longer than clients and proxies keep theirs. */
const KEEP_ALIVE_MS = 72_000;

/** Where to listen, and limits other than the usual ones. */
export interface AuthServerPlace {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly limits?: Partial<Limits>;
}

/** A server that listens. */
export interface RunningAuthServer {
  /** Made of the port alone. */
  readonly issuer: string;
  /** Loads what answers, before somebody asks. Never rejects: what goes wrong is logged, and tried again with the next request. */
  warmUp(): Promise<void>;
  /** Forgets what is in memory of an app that was deleted; before anything answered, there is nothing. */
  forgetApp(clientId: string): void;
  /** Stops accepting, lets open requests finish for a moment, then cuts off what is left. */
  close(): Promise<void>;
}

function refuse(response: ServerResponse): void {
  const headers = { connection: 'close', 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
  response.writeHead(500, headers).end(JSON.stringify({ error: 'server_error', error_description: 'The console could not load its server. Its log has more.' }));
}

function listen(server: Server, { host, port }: AuthServerPlace): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** Starts the authorization server and the API on one origin; port 0 takes a free one. Rejects with code EADDRINUSE when the port is taken. */
export async function startAuthServer(parts: AuthServerParts, where: AuthServerPlace): Promise<RunningAuthServer> {
  const limits = { ...LIMITS, ...where.limits };
  const server = createServer({
    maxHeaderSize: limits.head,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.lookMs,
    requireHostHeader: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  server.setTimeout(limits.idleMs);
  server.on('clientError', answerClientError);
  server.on('connect', answerConnect);
  let app: AuthApp | null = null;
  let loading: Promise<AuthApp | null> | null = null;
  const load = async (): Promise<AuthApp | null> => {
    try {
      const { makeAuthApp } = await import('./listener.ts');
      return (app = await makeAuthApp(parts, { issuer, limits }));
    } catch (cause) {
      parts.log.error('the server could not be loaded; when the console was built anew meanwhile, start it again', { cause });
      loading = null;
      return null;
    }
  };
  server.on('request', (request, response) => {
    if (app !== null) {
      app.handle(request, response);
      return;
    }
    loading ??= load();
    void loading.then((loaded) => (loaded === null ? refuse(response) : loaded.handle(request, response)));
  });
  const address = await listen(server, where);
  const issuer = `http://${where.host}:${String(address.port)}`;
  return {
    issuer,
    warmUp: async () => {
      loading ??= load();
      await loading;
    },
    forgetApp: (clientId) => app?.forgetApp(clientId),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      const limit = setTimeout(() => server.closeAllConnections(), CLOSE_LIMIT_MS);
      await (await loading)?.close();
      await closed;
      clearTimeout(limit);
    },
  };
}
