/** Answers for the scene of a fault: a console with a clock to move, apps on four independent libraries, and the turns that they take. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultPreset } from '../../../src-preload/contract/fault-preset-shapes.ts';
import { walk, walkToCallback } from '../../kit/browser-walk.ts';
import type { ClientApp, ClientLogin, ClientSettings, ClientTokens } from '../../kit/client-app.ts';
import { openConsole, type TestConsole } from '../../kit/console.ts';
import { DeveloperApp } from '../../kit/developer-app.ts';
import { FixedClock } from '../../kit/fixed-clock.ts';
import { OpenidApp } from '../../kit/openid-app.ts';
import { PassportApp } from '../../kit/passport-app.ts';
import { SimpleApp } from '../../kit/simple-app.ts';
import { WebApiApp } from '../../kit/web-api-app.ts';

/** Both scopes that a login here asks for. */
export const SCOPES = 'meetings:read notes:read';

/** Everything that a row may use. */
export interface Scene extends AsyncDisposable {
  readonly house: TestConsole;
  readonly clock: FixedClock;
  readonly settings: ClientSettings;
  readonly webApi: ClientApp;
  readonly openid: ClientApp;
  readonly simple: ClientApp;
  readonly passport: ClientApp;
  /** On oauth4webapi too, and hands over all that the token endpoint answered. */
  readonly developer: DeveloperApp;
  /** Requests of the redirect URI, where something listens. */
  readonly callbacks: string[];
  /** Waits until the redirect URI was asked for so often. */
  readonly heard: (count: number) => Promise<void>;
}

/** One preset, and what a client makes of it. */
export interface FaultRow {
  readonly id: string;
  readonly client: 'oauth4webapi' | 'openid-client' | 'simple-oauth2' | 'passport-oauth2' | 'fetch';
  /** Values of the act that are shorter here, so that nobody waits. */
  readonly shorter?: Readonly<Record<string, number>>;
  readonly does: (scene: Scene) => Promise<unknown>;
  /** What the library throws. */
  readonly throws?: object;
  /** What the app holds in the end. */
  readonly gets?: object;
}

/** A preset as the gallery adds it, with a shorter wait where a row says so. */
export function draftOf({ name, when, then, fires }: FaultPreset, { shorter = {} }: Pick<FaultRow, 'shorter'>) {
  return { title: name, when, then: { ...then, ...shorter }, fires };
}

/** What was thrown; null when nothing was. */
export async function thrownBy(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(() => null, (cause: unknown) => cause);
}

/** Walks a login to the callback. */
export async function walkBack({ settings }: Scene, login: Pick<ClientLogin, 'url'>): Promise<URL> {
  return walkToCallback(login.url, { redirectUri: settings.redirectUri, answer: 'authorize' });
}

/** A login up to the callback. */
export async function signOn(scene: Scene, app: ClientApp, scope = SCOPES): Promise<{ login: ClientLogin; callback: URL }> {
  const login = await app.beginLogin(scope);
  return { login, callback: await walkBack(scene, login) };
}

/** A whole login. */
export async function signIn(scene: Scene, app: ClientApp): Promise<ClientTokens> {
  const { login, callback } = await signOn(scene, app);
  return app.exchange(callback, login);
}

/** A whole login, with everything that the token endpoint answered. */
export async function signInFully({ developer }: Scene) {
  const { login, params } = await developer.logIn(SCOPES);
  return developer.exchange(params, login.verifier);
}

/** Visits an authorization URL that must end on a page, as a browser shows it. */
export async function visitPage({ settings }: Scene, url: string): Promise<{ status: number; html: string }> {
  const end = await walk(url, { redirectUri: settings.redirectUri, answer: 'authorize' });
  if ('page' in end) return end.page;
  throw new Error(`The walk came back to the app: ${end.callback.href}`);
}

/** Sets the scene: consent is automatic, and something listens at the redirect URI. */
export async function setScene(): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const callbacks: string[] = [];
  const listener = createServer((request, response) => {
    callbacks.push(request.url ?? '');
    listener.emit('heard');
    response.end('Signed in.');
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  stack.defer(() => {
    listener.closeAllConnections();
    listener.close();
  });
  const redirectUri = `http://127.0.0.1:${String((listener.address() as AddressInfo).port)}/callback`;
  const clock = new FixedClock();
  const house = stack.use(await openConsole({ clock, consent: 'authorize' }));
  const { app, clientSecret } = await house.client.apps.register({ name: 'Clipnote', description: '', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: [redirectUri] });
  const settings: ClientSettings = { issuer: house.issuer, clientId: app.clientId, clientSecret, redirectUri, secretIn: 'post', pkce: true };
  const passport = stack.use(await PassportApp.open(settings));
  const [webApi, openid, developer] = await Promise.all([WebApiApp.open(settings), OpenidApp.open(settings), DeveloperApp.discover(settings)]);
  const owned = stack.move();
  return {
    house, clock, settings, webApi, openid, passport, developer, callbacks,
    simple: new SimpleApp(settings),
    heard: async (count) => {
      while (callbacks.length < count) await once(listener, 'heard');
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
