/** Answers for carrying the contract over Electron's message port: one port, and only from our own window's own page. */
import { RPCHandler } from '@orpc/server/message-port';
import type { Router } from '@orpc/server';
import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import type { Contract } from '../../src-preload/contract/contract.ts';
import type { Log } from '../host.ts';

/** Channel on which the bridge hands over the page's port. */
const CONNECT = 'mavio:connect';

/** What the desktop door hands in. */
export interface DesktopPortParts {
  readonly ipc: Pick<IpcMain, 'on' | 'off'>;
  readonly router: Router<Contract, Record<never, never>>;
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

/** Serves the contract on a port. Out: ends what runs on it and closes it. */
function servePort(port: MessagePortMain, handler: RPCHandler<Record<never, never>>): () => void {
  const endings: (() => void)[] = [];
  handler.upgrade({
    on: (event, listener) => {
      if (event === 'message') port.on('message', (message) => listener(message));
      if (event === 'close') endings.push(() => listener());
    },
    postMessage: (data: unknown) => port.postMessage(data),
  });
  // Electron says 'close' only to the other end, so a port that is closed here must end its live followers itself.
  const end = (): void => endings.splice(0).forEach((ending) => ending());
  port.on('close', end);
  port.start();
  return () => {
    end();
    port.close();
  };
}

/** Waits for our page to connect. A new port replaces the old one: a reloaded page connects again. Out: closes everything. */
export function serveDesktopPorts(parts: DesktopPortParts): () => void {
  const handler = new RPCHandler(parts.router);
  let drop: (() => void) | null = null;
  const connect = (event: IpcMainEvent): void => {
    const [port, ...others] = event.ports;
    if (port === undefined || others.length > 0 || !isOwnSender(event, parts)) {
      parts.log.warn('A message port was refused: it did not come from the console’s own page.');
      for (const refused of event.ports) refused.close();
      return;
    }
    drop?.();
    drop = servePort(port, handler);
  };
  parts.ipc.on(CONNECT, connect);
  return () => {
    parts.ipc.off(CONNECT, connect);
    drop?.();
    drop = null;
  };
}
