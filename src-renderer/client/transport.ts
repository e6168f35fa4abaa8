/** Answers for what a way to the main process is, whichever door the page came through. */
import type { ClientContext, ClientLink } from '@orpc/client';
import type { Connection } from './connection.ts';

/** A way to the main process. Calls carry no context. */
export interface Transport {
  readonly connection: Connection;
  readonly link: ClientLink<ClientContext>;
  /** Tries to connect at once, when it is not connected. */
  readonly retry: () => void;
}
