/** Answers for what the console's own port says: the built page to everybody on this machine, the socket to the page of this run. */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Log } from '../host.ts';
import { cacheControl, consoleHeaders } from '../rpc/console-headers.ts';
import { callByHttp } from '../rpc/http-calls.ts';
import type { Router } from '../rpc/router.ts';
import { judgeCall, judgeUpgrade, serveSocket, SUBPROTOCOL } from '../rpc/web-socket.ts';

/** A message from the page is never larger than this many bytes: a workspace file at its limit, written as JSON. */
const MESSAGE_LIMIT = 1 << 24;
const SOCKET_PATH = '/rpc';

/** What the served door hands in. */
export interface ConsoleAppParts {
  readonly router: () => Promise<Router>;
  /** Who knows it is the page of this run. */
  readonly token: string;
  readonly log: Log;
  /** Origin of the development server that serves the page instead of this listener; null otherwise. */
  readonly devServer: string | null;
}

/** What answers. `server` takes the events `request` and `upgrade` of the listener; it does not listen itself. */
export interface ConsoleApp {
  readonly server: Server;
  /** Ends every socket. */
  close(): Promise<void>;
}

/** The built page: beside this file's bundle, or where the build puts it when this file runs as it is. */
function findRenderer(): string | null {
  const folders = ['../../renderer', '../../out/renderer'].map((path) => join(import.meta.dirname, path));
  return folders.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

function portOf(request: FastifyRequest): number {
  return request.socket.localPort ?? 0;
}

function say(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  // Nobody reads from a connection whose upgrade was refused: a second request on it would wait for ever.
  if (reply.request.ws) reply.header('connection', 'close');
  return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(`${sentence}\n`);
}

async function servePages(app: FastifyInstance, log: Log): Promise<void> {
  const root = findRenderer();
  if (root === null) {
    log.warn('The console’s page is not built, so only its socket works. Run npm run build, then start again.');
    app.setNotFoundHandler((_request, reply) => say(reply, 503, 'The console’s page is not built. Run npm run build, then start again.'));
    return;
  }
  await app.register(fastifyStatic, {
    root,
    cacheControl: false,
    setHeaders: (answer, path) => {
      void answer.header('cache-control', cacheControl(path));
    },
  });
  // Routes of the page have no file and no dot; a missing asset must not be answered with a page.
  app.setNotFoundHandler((request, reply) => {
    const isRoute = (request.method === 'GET' || request.method === 'HEAD') && !/\.[^/]*$|^\/(assets|rpc)(\/|$)/.test(request.url.split('?', 1)[0] ?? '');
    return isRoute ? reply.sendFile('index.html') : say(reply, 404, 'Nothing is here.');
  });
}

function guard(app: FastifyInstance, log: Log): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(consoleHeaders(portOf(request)));
    const host = `127.0.0.1:${String(portOf(request))}`;
    const [given, ...others] = request.raw.headersDistinct['host'] ?? [];
    if (given !== host || others.length > 0) return say(reply, 403, `The console answers only at http://${host}/.`);
    // Elsewhere the plugin would open the socket, for anybody, and only then close it.
    if (request.ws && request.routeOptions.url !== SOCKET_PATH) return say(reply, 404, 'Nothing is here.');
    return undefined;
  });
  app.setErrorHandler((cause: Error & { statusCode?: number }, _request, reply) => {
    const status = cause.statusCode ?? 500;
    if (status >= 500) log.error('the console page could not be served', { cause });
    return say(reply, status, status >= 500 ? 'Something went wrong in the console. Its log has more.' : 'The console does not understand this request.');
  });
}

async function serveRpc(app: FastifyInstance, { router, token, log, devServer }: ConsoleAppParts): Promise<void> {
  await app.register(fastifyWebsocket, {
    options: { maxPayload: MESSAGE_LIMIT, handleProtocols: () => SUBPROTOCOL },
    preClose: (done) => {
      for (const client of app.websocketServer.clients) client.terminate();
      app.websocketServer.close(() => {
        done();
      });
    },
  });
  // Its hook comes after the plugin's, which marks upgrades: the plugin closes the sockets of those that are refused here.
  guard(app, log);
  const loaded = await router();
  const judge = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const host = `127.0.0.1:${String(portOf(request))}`;
    const origins = [`http://${host}`, ...(devServer === null ? [] : [devServer])];
    const refusal = judgeUpgrade(request.headers, { host, origins, token });
    if (refusal === null) return undefined;
    const why = refusal === 401 ? 'The token is not the one of this run. Open the address that the console printed.' : 'Only the console’s own page may connect.';
    return say(reply, refusal, why);
  };
  // For scripts: one call a request. A page of a browser cannot send this header without being asked first, and is never answered when it asks.
  app.post<{ Params: { noun: string; verb: string } }>(`${SOCKET_PATH}/:noun/:verb`, { bodyLimit: MESSAGE_LIMIT }, async (request, reply) => {
    const host = `127.0.0.1:${String(portOf(request))}`;
    const refusal = judgeCall(request.headers, { host, origins: [`http://${host}`], token });
    if (refusal !== null) {
      if (refusal === 401) void reply.header('www-authenticate', 'Bearer');
      return say(reply, refusal, refusal === 401 ? 'Send the token of this run: Authorization: Bearer TOKEN. The ready line holds it.' : 'Pages of other origins may not call the console.');
    }
    const { status, body } = await callByHttp(loaded, [request.params.noun, request.params.verb], request.body ?? undefined);
    return reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(body));
  });
  app.get(SOCKET_PATH, { websocket: true, preValidation: judge }, (socket) => {
    serveSocket(loaded, socket, log);
  });
}

/** Makes what answers on the console's own port. */
export async function makeConsoleApp(parts: ConsoleAppParts): Promise<ConsoleApp> {
  const app = fastify({
    // An address that cannot be decoded reaches no hook: without this it would be answered with its own text, and without our headers.
    frameworkErrors: (_cause, request, reply) => {
      void say(reply.headers(consoleHeaders(portOf(request))), 400, `The console does not understand this address. It may have been cut off: begin at http://127.0.0.1:${String(portOf(request))}/.`);
    },
  });
  await serveRpc(app, parts);
  await servePages(app, parts.log);
  await app.ready();
  return { server: app.server, close: () => app.close() };
}
