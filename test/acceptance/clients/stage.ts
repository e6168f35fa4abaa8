/** Answers for the stage of a situation: a console with a clock to move, one library, and a browser that walks. */
import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { walk, walkToCallback } from '../../kit/browser-walk.ts';
import type { Walk } from '../../kit/browser-walk.ts';
import type { ClientApp, ClientLogin, ClientSettings, ClientTokens } from '../../kit/client-app.ts';
import { openConsole } from '../../kit/console.ts';
import { FixedClock } from '../../kit/fixed-clock.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI } from '../../kit/workspace-file.ts';
import type { Dialect, LibraryName } from './dialect.ts';

/** Another app of the same developer. */
export const OTHER_APP = { clientId: 'mavio_client_Otherapp0001', clientSecret: 'mavio_secret_of-the-other-app' } as const;

/** A finished login. */
export interface LoggedIn {
  readonly app: ClientApp;
  readonly callback: URL;
  readonly tokens: ClientTokens;
}

/** One library in front of one console. */
export interface Stage extends AsyncDisposable {
  readonly dialect: Dialect;
  readonly clock: FixedClock;
  /** Starts the app with its settings, some of them changed. */
  readonly open: (changes?: Partial<ClientSettings>) => Promise<ClientApp>;
  /** Walks a login to the callback. */
  readonly walk: (login: Pick<ClientLogin, 'url'>, answer?: Walk['answer']) => Promise<URL>;
  /** Walks a login that must end on a page: fails when the app hears of it. */
  readonly walkToPage: (url: URL) => Promise<{ readonly status: number; readonly html: string }>;
  readonly logIn: (changes?: Partial<ClientSettings>, scope?: string) => Promise<LoggedIn>;
}

/** Something that happens to apps. `cannot` says why a library has no part in it. */
export interface Situation {
  readonly name: string;
  readonly cannot?: Partial<Readonly<Record<LibraryName, string>>>;
  readonly play: (stage: Stage) => Promise<void>;
}

/** Sets the stage. */
export async function setStage(dialect: Dialect): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const folder = await makeTempFolder('clients');
  const clock = new FixedClock();
  const details = { description: '', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: [REDIRECT_URI] };
  const apps = [{ name: 'Clipnote', ...CLIPNOTE, ...details }, { name: 'Other', ...OTHER_APP, ...details }];
  writeFileSync(folder.join('apps.json'), JSON.stringify({ apps }));
  const { issuer } = stack.use(await openConsole({ clock, folder, workspace: folder.join('apps.json') }));
  const usual: ClientSettings = { issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE, secretIn: 'post', pkce: true };
  const owned = stack.move();
  const open: Stage['open'] = async (changes = {}) => {
    const app = await dialect.open({ ...usual, ...changes });
    owned.defer(() => app[Symbol.asyncDispose]?.());
    return app;
  };
  const toCallback: Stage['walk'] = ({ url }, answer = 'authorize') => walkToCallback(url, { redirectUri: REDIRECT_URI, answer });
  return {
    dialect,
    clock,
    open,
    walk: toCallback,
    walkToPage: async (url) => {
      const end = await walk(url.href, { redirectUri: REDIRECT_URI, answer: 'authorize' });
      expect(end).toHaveProperty('page');
      return 'page' in end ? end.page : { status: 0, html: '' };
    },
    logIn: async (changes, scope) => {
      const app = await open(changes);
      const login = await app.beginLogin(scope);
      const callback = await toCallback(login);
      return { app, callback, tokens: await app.exchange(callback, login) };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
