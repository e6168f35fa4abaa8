/** Answers for what answers on the server's port: which endpoint gets which request, and how bodies are read. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { makeApiEndpoints } from './api/endpoints.ts';
import { RateLimiter } from './api/rate-limiter.ts';
import { fits } from './api/routes.ts';
import { loadAssets } from './assets.ts';
import { handleAuthorize } from './authorize.ts';
import { CHECKS_PATH, handleCheck } from './check-explained.ts';
import { handleConsentAnswer } from './consent-answer.ts';
import { handleConsentPage } from './consent-show.ts';
import { answerOptions, ForeignPages } from './cors.ts';
import { answerFailure } from './failures.ts';
import { Deliveries } from './faults/deliveries.ts';
import { GivenAnswers } from './given-answers.ts';
import { holdAround } from './holds/hold-around.ts';
import { handleIntrospect } from './introspect.ts';
import type { Limits } from './limits.ts';
import { handleLogo, LOGOS_PATH } from './logo.ts';
import { handleMetadata } from './metadata.ts';
import { answerNotFound, answerWrongMethod } from './not-found.ts';
import type { AuthServerParts, ServerContext } from './parts.ts';
import { receive, type Received } from './receive.ts';
import { respond, type Answer } from './respond.ts';
import { handleRevoke } from './revoke.ts';
import { handleToken } from './token.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

type Handle = (server: ServerContext, received: Received) => Answer | Promise<Answer>;

/** An endpoint: who handles which method. `*` takes every method, for endpoints whose ladder judges it. */
interface Endpoint {
  readonly path: string;
  readonly handlers: Readonly<Partial<Record<(typeof METHODS)[number] | '*', Handle>>>;
}

/** A HEAD is a look, not a login: it creates and records nothing, and says only that the endpoint is there. */
const lookAtAuthorize: Handle = () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }, body: { kind: 'none' } });

const ENDPOINTS: readonly Endpoint[] = [
  { path: '/oauth/authorize', handlers: { '*': handleAuthorize, HEAD: lookAtAuthorize } },
  { path: '/oauth/consent', handlers: { GET: handleConsentPage, HEAD: handleConsentPage, POST: handleConsentAnswer } },
  { path: '/oauth/token', handlers: { '*': handleToken } },
  { path: '/oauth/revoke', handlers: { '*': handleRevoke } },
  { path: '/oauth/introspect', handlers: { '*': handleIntrospect } },
  { path: `${CHECKS_PATH}:checkId`, handlers: { GET: handleCheck, HEAD: handleCheck } },
  { path: `${LOGOS_PATH}:name`, handlers: { GET: handleLogo, HEAD: handleLogo } },
  { path: '/.well-known/oauth-authorization-server', handlers: { GET: handleMetadata, HEAD: handleMetadata } },
];

/** The methods of an endpoint, for `Allow`. A ladder that judges the method lets a GET pass where a HEAD is answered too, else a POST. */
function allowOf({ handlers }: Endpoint): string {
  const judged = handlers['*'] === undefined ? [] : [handlers.HEAD === undefined ? 'POST' : 'GET'];
  return [...judged, ...Object.keys(handlers).filter((name) => name !== '*'), 'OPTIONS'].join(', ');
}

/** Endpoints that only servers may ask; pages of a browser get no answer that they can read. */
const FOR_SERVERS: readonly string[] = ['/oauth/token', '/oauth/revoke', '/oauth/introspect'];

/** Finds who handles a method; a path answers for its methods itself, so that no method of it is ever unknown. */
function handlerFor(endpoint: Endpoint, method: string): Handle {
  const { handlers } = endpoint;
  if (method === 'OPTIONS') return () => answerOptions(allowOf(endpoint), endpoint.path.startsWith('/.well-known/'));
  const own = METHODS.find((name) => name === method);
  const found = (own === undefined ? undefined : handlers[own]) ?? handlers['*'];
  return found ?? ((server, received) => answerWrongMethod(server, received, allowOf(endpoint)));
}

/** The endpoint of a path, for methods that the router does not know. */
function endpointAt(path: string): Endpoint | undefined {
  const family = [CHECKS_PATH, LOGOS_PATH].find((start) => path.startsWith(start));
  return ENDPOINTS.find((endpoint) => endpoint.path === path || (family !== undefined && endpoint.path.startsWith(family)));
}

function addAssets(app: FastifyInstance, { assets }: ServerContext, more: () => readonly string[]): void {
  for (const [path, { type, bytes }] of assets.files) {
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };
    app.get(path, (_request, reply) => {
      respond(reply, { status: 200, headers, body: { kind: 'picture', bytes } }, more());
    });
  }
}

/** How often a request names its host. Node keeps the first of them only, or makes lists of all headers to tell. In: names and values in turn. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = rawHeaders[place] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

/** What is wrong with a request before its body is read; node’s own answer to a missing Host (RFC 9112 3.2) would lack our headers. */
function judgeHead({ url = '', headers, rawHeaders, httpVersion }: IncomingMessage, limits: Limits): Error | undefined {
  if (url.length > limits.target) return Object.assign(new Error('The request target is too long.'), { statusCode: 414 });
  if (countHosts(rawHeaders) > 1) return Object.assign(new Error('More than one Host header.'), { statusCode: 400 });
  // A packed body would be read as a form with strange names (RFC 9110 8.4).
  const packed = headers['content-encoding'];
  if (packed !== undefined && !/^(identity)?$/i.test(packed)) return Object.assign(new Error('A body that is packed.'), { statusCode: 415 });
  if (headers.host === undefined && httpVersion === '1.1') return Object.assign(new Error('No Host header.'), { statusCode: 400 });
  return undefined;
}

/** Every body is read as text by one parser: what the Content-Type says, and whether it can be read at all, is for the endpoints to judge. */
function addBodyParser(app: FastifyInstance, limits: Limits): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.addHook('onRequest', (request, _reply, done) => {
    // Not deleted: an object that loses a member is slow from then on.
    request.raw.headers['content-type'] = undefined;
    done(judgeHead(request.raw, limits));
  });
}

/** What sends answers: what every answer carries besides its own headers, and how a staged one travels. */
interface Sending {
  readonly more: () => readonly string[];
  readonly deliveries: Deliveries;
}

/**
 * Sends what was found. Neither this nor a handler returns a promise or the reply: for those, Fastify watches the end of every answer once
 * more. What a handler throws, or a promise is rejected with, goes to the error handler all the same.
 */
function send(reply: FastifyReply, found: Answer | Promise<Answer>, sending: Sending): void {
  if (found instanceof Promise) found.then((answer) => say(reply, answer, sending), (cause: unknown) => reply.send(cause));
  else say(reply, found, sending);
}

function say(reply: FastifyReply, answer: Answer, { more, deliveries }: Sending): void {
  try {
    if (answer.staging === undefined) respond(reply, answer, more());
    else deliveries.send(reply, answer, answer.staging);
  } catch (cause) {
    void reply.send(cause);
  }
}

interface Surroundings {
  readonly limits: Limits;
  readonly limiter: RateLimiter;
  readonly sending: Sending;
}

const NO_MORE: readonly string[] = [];

/** What every answer carries now: nothing on most days. */
function carriedBy({ clock }: ServerContext, closing: { readonly now: boolean }): readonly string[] {
  const isShifted = (clock.aheadMs ?? 0) !== 0;
  if (!isShifted && !closing.now) return NO_MORE;
  // Node writes the machine's time (RFC 9110 6.6.1), which is the server's own while its clock is not shifted.
  // A connection that is kept alive after its last answer would hold close() back.
  return [...(isShifted ? ['date', new Date(clock.now()).toUTCString()] : []), ...(closing.now ? ['connection', 'close'] : [])];
}

/** Keeps a connection while its request waits at a breakpoint: that nothing moves on it is no reason to close it then. */
function keepOpen(reply: FastifyReply, idleMs: number) {
  return (left: () => void): (() => void) => {
    const { socket } = reply.request.raw;
    socket.setTimeout(0);
    reply.raw.once('close', left);
    return () => {
      reply.raw.off('close', left);
      socket.setTimeout(idleMs);
    };
  };
}

/** Sends what comes past the breakpoints, or nothing: then the connection is cut. */
async function sendPast(reply: FastifyReply, found: Promise<Answer | null>, sending: Sending): Promise<void> {
  try {
    const answer = await found;
    if (answer !== null) {
      say(reply, answer, sending);
      return;
    }
    void reply.hijack();
    reply.request.raw.socket.destroy();
  } catch (cause) {
    void reply.send(cause);
  }
}

function makeApp(server: ServerContext, { limits, limiter, sending }: Surroundings): FastifyInstance {
  const foreign = new ForeignPages(server.log);
  const app = fastify({
    bodyLimit: limits.body,
    exposeHeadRoutes: false,
    // An id in a path may be as long as an address; what it names is simply not there.
    routerOptions: { maxParamLength: limits.target },
    logger: false,
    frameworkErrors: (error, request, reply) => {
      respond(reply, answerFailure(server, receive(request), error), sending.more());
    },
  });
  addBodyParser(app, limits);
  addAssets(app, server, sending.more);
  const handle = (endpoint: Endpoint, received: Received, context = server): Answer | Promise<Answer> => {
    if (FOR_SERVERS.includes(endpoint.path)) foreign.notice(received, server.issuer());
    return handlerFor(endpoint, received.method)(context, received);
  };
  const route = (path: string, run: Handle): void => {
    app.route({
      method: [...METHODS],
      url: path,
      handler: (request, reply) => {
        if (server.desk.isOn) void sendPast(reply, holdAround(server, { received: receive(request), run, client: { keep: keepOpen(reply, limits.idleMs) } }), sending);
        else send(reply, run(server, receive(request)), sending);
      },
    });
  };
  for (const endpoint of ENDPOINTS) route(endpoint.path, (context, received) => handle(endpoint, received, context));
  const api = makeApiEndpoints(limiter);
  for (const endpoint of api) route(endpoint.path, (context, received) => endpoint.handle(context, received));
  app.setNotFoundHandler(async (request, reply) => {
    const received = receive(request);
    const endpoint = endpointAt(received.path);
    if (endpoint !== undefined) {
      respond(reply, await handle(endpoint, received), sending.more());
      return;
    }
    // A method that the router does not know at all is still a wrong method of a path of the API.
    const ofApi = METHODS.some((name) => name === received.method) ? undefined : api.find(({ path }) => fits(path, received.path));
    respond(reply, ofApi === undefined ? answerNotFound(server, received) : await ofApi.handle(server, received), sending.more());
  });
  app.setErrorHandler((error: Error, request, reply) => {
    const more = sending.more();
    // Where a body is not read to its end, Fastify says that the connection ends: what still comes on it is no request.
    const ends = reply.getHeader('connection') === 'close' && !more.includes('connection');
    respond(reply, answerFailure(server, receive(request), error), ends ? [...more, 'connection', 'close'] : more);
  });
  return app;
}

/** What answers on the server's port. */
export interface AuthApp {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Forgets what is in memory of an app that was deleted. */
  forgetApp(clientId: string): void;
  /** From now on every answer ends its connection. */
  close(): Promise<void>;
}

/** Makes what answers. In: the parts; the issuer, and how much and how slowly may be sent. It does not listen itself. */
export async function makeAuthApp(parts: AuthServerParts, { issuer, limits }: { readonly issuer: string; readonly limits: Limits }): Promise<AuthApp> {
  const closing = { now: false };
  const server: ServerContext = {
    ...parts,
    issuer: () => issuer,
    assets: loadAssets(parts.log),
    forgeryKey: parts.random.bytes(32),
    given: new GivenAnswers(parts.clock),
  };
  const limiter = new RateLimiter();
  const more = (): readonly string[] => carriedBy(server, closing);
  const deliveries = new Deliveries({ faults: parts.faults, closing, more, idleMs: limits.idleMs });
  const app = makeApp(server, { limits, limiter, sending: { more, deliveries } });
  await app.ready();
  return {
    handle: (request, response) => app.routing(request, response),
    forgetApp: (clientId) => {
      server.given.forgetApp(clientId);
      limiter.forgetApp(clientId);
    },
    close: async () => {
      closing.now = true;
      server.desk.close();
      deliveries.close();
      await app.close();
    },
  };
}
