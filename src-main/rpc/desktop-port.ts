/** Answers for carrying the contract over Electron's message port: one port, and only from our own window's own page. */
import { RPCHandler } from '@orpc/server/websocket';
import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import type { Log } from '../host.ts';
import type { Router } from './router.ts';

/** Channel on which the bridge hands over the page's port. */
const CONNECT = 'mavio:connect';

/** What the desktop door hands in. */
export interface DesktopPortParts {
  readonly ipc: Pick<IpcMain, 'on' | 'off'>;
  readonly router: Router;
  /** Contents of our own window; null while there is none. */
  readonly ownContents: () => Pick<WebContents, 'id' | 'mainFrame'> | null;
  /** True for the address of one of the console's own pages. */
  readonly isOwnPage: (address: string) => boolean;
  readonly log: Log;
}

/** True when the message came from the main frame of our window while it shows one of our pages. */
function isOwnSender(event: IpcMainEvent, parts: DesktopPortParts): boolean {
  const own = parts.ownContents();
  const frame = event.senderFrame;
  if (own === null || frame === null || event.sender.id !== own.id) return false;
  return frame.frameTreeNodeId === own.mainFrame.frameTreeNodeId && parts.isOwnPage(frame.url);
}

const makeHandler = (router: Router) => new RPCHandler(router);

/** Serves the contract on a port. Out: ends what runs on it and closes it. */
function servePort(port: MessagePortMain, handler: ReturnType<typeof makeHandler>, log: Log): () => void {
  // The port speaks the same text as the socket. oRPC's own handler for ports would let a malformed message reject unheard.
  const peer = { send: (text: unknown) => port.postMessage(text), addEventListener: () => undefined };
  // Electron says 'close' only to the other end: what still follows on a port that is closed here must be ended here.
  const end = (): void => {
    handler.close(peer);
    port.close();
  };
  port.on('message', ({ data }: { data: unknown }) => {
    const text = typeof data === 'string' ? data : '';
    // The cause is not logged: it quotes the message.
    handler.message(peer, text).catch(() => {
      log.warn('A message on the page’s port could not be read, so the port was closed.');
      end();
    });
  });
  port.on('close', () => handler.close(peer));
  port.start();
  return end;
}

/** Waits for our page to connect. A new port replaces the old one: a reloaded page connects again. Out: closes everything. */
export function serveDesktopPorts(parts: DesktopPortParts): () => void {
  const handler = makeHandler(parts.router);
  let drop: (() => void) | null = null;
  const connect = (event: IpcMainEvent): void => {
    const [port, ...others] = event.ports;
    if (port === undefined || others.length > 0 || !isOwnSender(event, parts)) {
      parts.log.warn('A message port was refused: it did not come from the console’s own page.');
      for (const refused of event.ports) refused.close();
      return;
    }
    drop?.();
    drop = servePort(port, handler, parts.log);
  };
  parts.ipc.on(CONNECT, connect);
  return () => {
    parts.ipc.off(CONNECT, connect);
    drop?.();
    drop = null;
  };
}
