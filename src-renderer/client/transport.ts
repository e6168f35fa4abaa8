/** Answers for which transport this page uses: the message port in the desktop window, the loopback socket in a browser. */
import type { ClientContext, ClientLink } from '@orpc/client';
import type { Connection } from './connection.ts';
import { openPortTransport } from './port-transport.ts';
import { openSocketTransport } from './socket-transport.ts';

/** A way to the main process. */
export interface Transport {
  readonly connection: Connection;
  readonly link: ClientLink<ClientContext>;
  /** Tries to connect at once, when it is not connected. */
  readonly retry: () => void;
}

/** Opens the transport that fits this page. No screen knows which one it is. */
export function openTransport(): Transport {
  const inDesktop = location.protocol === 'app:' || navigator.userAgent.includes(' Electron/');
  return inDesktop ? openPortTransport() : openSocketTransport();
}
