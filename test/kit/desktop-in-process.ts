/** Answers for the built desktop in this process, with the stand-in for Electron and a page that connects through the built bridge. */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { DesktopBuild } from './desktop-build.ts';
import { STAND_IN, standInForElectron } from './electron-hooks.ts';
import type * as StandIn from './electron-stand-in.ts';
import type { ContractClient } from './served-client.ts';

const require = createRequire(import.meta.url);

/** The window object that the built bridge sees. */
interface PageWindow {
  addEventListener(type: string, listener: (event: PageMessage) => void): void;
}

interface PageMessage {
  readonly source: unknown;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** A running desktop. It can be started once in a process, as in life. */
export interface InProcessDesktop {
  readonly electron: typeof StandIn;
  /** Posts a message to the page's window, as the page or somebody else; the bridge hears it. */
  post(message: Partial<PageMessage>): void;
  /** Connects as our page does. Out: the typed client, and the page's end of the port. */
  connect(): { readonly client: ContractClient; readonly port: MessagePort };
}

/** Starts the built desktop with these flags and waits for its window. */
export async function startDesktop(build: DesktopBuild, flags: readonly string[]): Promise<InProcessDesktop> {
  standInForElectron();
  const electron = require(fileURLToPath(STAND_IN)) as typeof StandIn;
  const argv = process.argv;
  process.argv = [process.execPath, '.', ...flags];
  const opened = once(electron.app, 'stand-in:window-ready');
  require(build.desktop);
  process.argv = argv;
  await opened;

  const listeners: ((event: PageMessage) => void)[] = [];
  const window: PageWindow = { addEventListener: (type, listener) => (type === 'message' ? void listeners.push(listener) : undefined) };
  Object.assign(globalThis, { window });
  require(build.bridge);
  const post = (message: Partial<PageMessage>): void => {
    for (const listener of listeners) listener({ source: window, data: { type: 'mavio:connect' }, ports: [], ...message });
  };
  return {
    electron,
    post,
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      post({ ports: [port2] });
      return { port: port1, client: createORPCClient(new RPCLink({ port: port1 })) };
    },
  };
}
