/** Answers for a developer's app on passport-oauth2: a small express app with express-session, visited as a browser would. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { Passport } from 'passport';
import type { AuthenticateOptions } from 'passport';
import { basicHeader } from './client-app.ts';
import type { ApiAnswer, ClientApp, ClientLogin, ClientSettings, ClientTokens } from './client-app.ts';
import { MavioStrategy } from './mavio-strategy.ts';
import { withArity } from './with-arity.ts';

/** How a visit of the callback ended inside the express app. */
type Ending = { readonly user: ClientTokens } | { readonly thrown: unknown };

/** Header by which a visit and its ending inside the app find each other. */
const VISIT = 'x-visit';

/** Library calls this a failure of the person, not an error: with `failWithError` it becomes an AuthenticationError. */
const CHECKS = { session: false, failWithError: true, failureMessage: true } as const;

/** The words passport keeps in the session when a login fails. */
function failureWords(request: Request): readonly unknown[] {
  const messages: unknown = Reflect.get(request.session, 'messages');
  return Array.isArray(messages) ? messages : [];
}

/** An app on passport-oauth2. Disposing it closes its listener. */
export class PassportApp implements ClientApp, AsyncDisposable {
  readonly settings: ClientSettings;
  readonly #strategy: MavioStrategy;
  readonly #endings = new Map<string, Ending>();
  readonly #server = createServer();
  #visits = 0;

  constructor(settings: ClientSettings) {
    this.settings = settings;
    const { issuer, clientId, secretIn, pkce, redirectUri } = settings;
    this.#strategy = new MavioStrategy(
      {
        authorizationURL: `${issuer}/oauth/authorize`,
        tokenURL: `${issuer}/oauth/token`,
        clientID: clientId,
        // The library always posts the secret; an empty one leaves the header as the only place (RFC 6749 3.1: empty is omitted).
        clientSecret: secretIn === 'basic' ? '' : settings.clientSecret,
        callbackURL: redirectUri,
        state: true,
        pkce,
        ...(secretIn === 'post' ? {} : { customHeaders: { Authorization: basicHeader(settings) } }),
      },
      `${issuer}/v1/meetings`,
    );
  }

  /** Starts the express app on a free port. */
  static async open(settings: ClientSettings): Promise<PassportApp> {
    const app = new PassportApp(settings);
    app.#server.on('request', app.#makeExpress());
    app.#server.listen(0, '127.0.0.1');
    await once(app.#server, 'listening');
    return app;
  }

  #makeExpress(): express.Express {
    const passport = new Passport();
    passport.use('mavio', this.#strategy);
    const authenticate = (options: AuthenticateOptions): RequestHandler => passport.authenticate('mavio', options) as RequestHandler;
    const { redirectUri } = this.settings;
    const app = express();
    app.use(session({ secret: 'a-developer-types-this', resave: false, saveUninitialized: false }));
    app.use(passport.initialize());
    app.get('/login', (request: Request, response: Response, next: NextFunction) => {
      const { searchParams } = new URL(request.url, redirectUri);
      authenticate({ ...CHECKS, scope: searchParams.get('scope') ?? '' })(request, response, next);
    });
    app.get('/callback', authenticate(CHECKS), (request: Request, response: Response) => {
      this.#endings.set(request.get(VISIT) ?? '', { user: request.user as unknown as ClientTokens });
      response.sendStatus(200);
    });
    const hear = (...[thrown, request, response]: Parameters<ErrorRequestHandler>): void => {
      if (thrown instanceof Error && thrown.name === 'AuthenticationError') Object.assign(thrown, { words: failureWords(request) });
      this.#endings.set(request.get(VISIT) ?? '', { thrown });
      response.sendStatus(500);
    };
    // Express knows an error handler by its four parameters.
    app.use(withArity(4, hear));
    return app;
  }

  async #visit(target: string, cookie: string): Promise<{ readonly response: globalThis.Response; readonly ending: Ending | null }> {
    this.#visits += 1;
    const visit = String(this.#visits);
    const origin = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
    const response = await fetch(origin + target, { redirect: 'manual', headers: { [VISIT]: visit, ...(cookie === '' ? {} : { Cookie: cookie }) } });
    await response.arrayBuffer();
    return { response, ending: this.#endings.get(visit) ?? null };
  }

  async beginLogin(scope = 'meetings:read'): Promise<ClientLogin> {
    const { response } = await this.#visit(`/login?${new URLSearchParams({ scope }).toString()}`, '');
    const url = response.headers.get('location') ?? '';
    const cookie = (response.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? '';
    // The verifier stays in the session of the app.
    return { url, state: new URL(url).searchParams.get('state') ?? '', verifier: null, cookie };
  }

  /** Brings the browser back to the app, with its cookie. */
  async exchange(callback: URL, { cookie }: ClientLogin): Promise<ClientTokens> {
    const { ending } = await this.#visit(`/callback${callback.search}`, cookie);
    if (ending === null) throw new Error('The express app did not end the login.');
    if ('thrown' in ending) throw ending.thrown;
    return ending.user;
  }

  refresh(refreshToken: string, scope?: string): Promise<ClientTokens> {
    return this.#strategy.refresh(refreshToken, scope);
  }

  callMeetings(accessToken: string): Promise<ApiAnswer> {
    return this.#strategy.callMeetings(accessToken);
  }

  readonly revoke = null;
  readonly introspect = null;

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
