/** Answers for a sample app as a check-up meets it: a real server on this machine, with a start page, a callback, and a page that calls the API. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import session from 'express-session';
import type { AppSettings } from '../developer-app.ts';

/** Scopes that both samples ask for. */
export const SAMPLE_SCOPE = 'meetings:read notes:read channels:read';

/** What the page of a sample reads, and the scope that each part needs. */
export const SAMPLE_PARTS = [
  { scope: 'meetings:read', path: '/v1/meetings' },
  { scope: 'channels:read', path: '/v1/channels' },
  { scope: 'notes:read', path: '/v1/notes' },
] as const;

/** A sample app that listens, and is told who it is once it is registered. Disposing it closes its listener. */
export interface SampleApp extends AsyncDisposable {
  readonly redirectUri: string;
  readonly startUrl: string;
  readonly actionUrl: string;
  /** Gives the app what a developer puts into its environment. */
  configure(settings: AppSettings): Promise<void>;
}

/** Puts the routes of an app on an express app. Out: how to give it its settings. */
export type SampleRoutes = (app: express.Express) => (settings: AppSettings) => Promise<void>;

/** Starts a sample on a free port. */
export async function openSample(routes: SampleRoutes): Promise<SampleApp> {
  const app = express();
  app.use(session({ secret: 'a-developer-types-this', resave: false, saveUninitialized: false }));
  const configure = routes(app);
  const server: Server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    redirectUri: `${origin}/callback`,
    startUrl: `${origin}/login`,
    actionUrl: `${origin}/report`,
    configure,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
