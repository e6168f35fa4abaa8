/** Answers for the served door: the console's page and its socket on a loopback port of their own, until a signal ends it. */
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { composeConsole, isPortTaken, PortTaken, type RunningConsole } from './compose.ts';
import type { Log } from './host.ts';
import { type ConsoleOptions, helpText, parseFlags } from './options.ts';
import { cacheControl, consoleHeaders } from './rpc/console-headers.ts';
import type { Router } from './rpc/router.ts';
import { judgeUpgrade, serveSocket, SUBPROTOCOL } from './rpc/web-socket.ts';
import { ServiceFailure } from './services/service-failure.ts';
import { DataFolderUnusable } from './storage/data-folder-unusable.ts';
import { WorkspaceMistakes } from './services/workspace/workspace-mistakes.ts';
import { writeWorkspaceSchema } from './services/workspace/workspace-schema.ts';
import { DataFolderBusy } from './storage/database.ts';
import { DatabaseFromFuture, DatabaseOfOthers } from './storage/migrate.ts';
import { makeLog, openBrowser, systemRandomness } from './system-host.ts';

/** A message from the page is never larger than this many bytes. */
const MESSAGE_LIMIT = 1 << 20;
const SOCKET_PATH = '/rpc';
/** After a signal the process ends within this many milliseconds, whatever is still open. */
const STOP_LIMIT_MS = 1_800;
/** npm and a terminal may both hand on the same Ctrl-C; a second wish comes later than this many milliseconds. */
const ECHO_MS = 400;

interface ListenerParts {
  readonly router: Router;
  readonly token: string;
  readonly log: Log;
  /** Origin of the development server that serves the page instead of this listener; null otherwise. */
  readonly devServer: string | null;
}

/** The built page: beside this file's bundle, or where the build puts it when this file runs as it is. */
function findRenderer(): string | null {
  const folders = ['../renderer', '../out/renderer'].map((path) => join(import.meta.dirname, path));
  return folders.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

/** Origin of the development server that serves the page instead. Only one on this machine counts: its pages may open the socket. */
function findDevServer(wish: string): string | null {
  const url = URL.canParse(wish) ? new URL(wish) : null;
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? url.origin : null;
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

/** Opens the console's own listener. Out: the listener and its port. Errors: PortTaken. */
async function openListener(wish: number, { router, token, log, devServer }: ListenerParts): Promise<{ app: FastifyInstance; port: number }> {
  const app = fastify({
    forceCloseConnections: true,
    // An address that cannot be decoded reaches no hook: without this it would be answered with its own text, and without our headers.
    frameworkErrors: (_cause, request, reply) => {
      void say(reply.headers(consoleHeaders(portOf(request))), 400, 'The console does not understand this request.');
    },
  });
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
  const judge = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const host = `127.0.0.1:${String(portOf(request))}`;
    const origins = [`http://${host}`, ...(devServer === null ? [] : [devServer])];
    const refusal = judgeUpgrade(request.headers, { host, origins, token });
    if (refusal === null) return undefined;
    const why = refusal === 401 ? 'The token is not the one of this run. Open the address that the console printed.' : 'Only the console’s own page may connect.';
    return say(reply, refusal, why);
  };
  app.get(SOCKET_PATH, { websocket: true, preValidation: judge }, (socket) => {
    serveSocket(router, socket, log);
  });
  await servePages(app, log);
  try {
    await app.listen({ host: '127.0.0.1', port: wish });
  } catch (cause) {
    await app.close();
    throw isPortTaken(cause) ? new PortTaken(wish, '--console-port', { cause }) : cause;
  }
  const address = app.server.address();
  return { app, port: address !== null && typeof address === 'object' ? address.port : wish };
}

/** Resolves at the first SIGTERM or SIGINT. From then on the process ends within the limit, and at a second signal at once. */
async function waitForSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let firstAt: number | null = null;
  const hear = (): void => {
    if (firstAt === null) {
      firstAt = performance.now();
      setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
      resolve(undefined);
    } else if (performance.now() - firstAt > ECHO_MS) process.exit(0);
  };
  process.on('SIGTERM', hear).on('SIGINT', hear);
  await promise;
}

async function serve(options: ConsoleOptions, log: Log): Promise<void> {
  const stopped = waitForSignal();
  const token = Buffer.from(systemRandomness.bytes(32)).toString('base64url');
  const devServer = findDevServer(process.env['ELECTRON_RENDERER_URL'] ?? '');
  let listener: FastifyInstance | null = null;
  let consoleUrl = '';
  let running: RunningConsole | null = null;
  try {
    running = await composeConsole(options, {
      log,
      openDoor: async ({ router, setConsoleLink }) => {
        const { app, port } = await openListener(options.consolePort, { router, token, log, devServer });
        listener = app;
        const page = devServer ?? `http://127.0.0.1:${String(port)}`;
        setConsoleLink((path) => new URL(path, page).href);
        consoleUrl = new URL(`/#token=${token}${devServer === null ? '' : `&at=127.0.0.1:${String(port)}`}`, page).href;
      },
    });
    const { issuer, vault, workspaceApps: apps } = running;
    process.stdout.write(`${JSON.stringify({ event: 'ready', issuer, consoleUrl, vault: vault.kind, apps })}\n`);
    if (options.open && !(await openBrowser(consoleUrl))) process.stderr.write(`No browser could be opened. Open this address in one: ${consoleUrl}\n`);
    await stopped;
  } finally {
    await (listener as FastifyInstance | null)?.close();
    await running?.close();
  }
}

/** In: what kept the console from starting. Out: the exit code; the sentences go to stderr. */
function explainFailure(problem: unknown, log: Log): number {
  const write = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);
  if (problem instanceof WorkspaceMistakes) {
    const count = problem.mistakes.length;
    write(`The workspace file has ${count === 1 ? 'a mistake' : `${String(count)} mistakes`}, so nothing was changed:`);
    for (const mistake of problem.sentences) write(`  ${mistake}`);
    return 2;
  }
  if (problem instanceof PortTaken || problem instanceof DataFolderBusy) {
    write(problem.message);
    return problem instanceof PortTaken ? 3 : 4;
  }
  if (problem instanceof ServiceFailure) write(problem.explain());
  else if (problem instanceof DataFolderUnusable || problem instanceof DatabaseFromFuture || problem instanceof DatabaseOfOthers) write(problem.message);
  else {
    write(`The console could not start. ${problem instanceof Error ? problem.message : ''}`.trim());
    log.error('the console could not start', { cause: problem });
  }
  return 1;
}

/**
 * Runs the served console until a signal ends it. In: the words after the program's name.
 * Out: the exit code: 0 stopped, 2 wrong flags or workspace file, 3 port taken, 4 data folder in use, 1 anything else.
 */
export async function runServed(argv: readonly string[]): Promise<number> {
  const parsed = parseFlags(argv, 'served');
  if ('help' in parsed) {
    process.stdout.write(helpText());
    return 0;
  }
  if ('errors' in parsed) {
    for (const error of parsed.errors) process.stderr.write(`${error}\n`);
    return 2;
  }
  if ('schema' in parsed) {
    process.stdout.write(writeWorkspaceSchema());
    return 0;
  }
  const log = makeLog();
  try {
    await serve(parsed.ok, log);
    return 0;
  } catch (problem) {
    return explainFailure(problem, log);
  }
}

const [, script] = process.argv;
if (script !== undefined && existsSync(script) && realpathSync(script) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runServed(process.argv.slice(2));
}
