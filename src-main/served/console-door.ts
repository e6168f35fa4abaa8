/** Answers for the console's own port: it is open at once, and what answers on it is loaded when somebody first asks. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { consoleHeaders } from '../rpc/console-headers.ts';
import type { ConsoleApp, ConsoleAppParts } from './console-app.ts';

/** The open port. */
export interface ConsoleDoor {
  readonly port: number;
  /** Ends every connection and gives the port free. */
  close(): Promise<void>;
}

/** Opens the console's own port on 127.0.0.1; 0 takes a free one. Rejects with code EADDRINUSE when it is taken. */
export async function openConsoleDoor(wish: number, parts: ConsoleAppParts): Promise<ConsoleDoor> {
  let app: Promise<ConsoleApp> | null = null;
  let closing = false;
  const load = async (): Promise<ConsoleApp> => {
    const { makeConsoleApp } = await import('./console-app.ts');
    return await makeConsoleApp(parts);
  };
  /** Hands one on once there is somebody to take it; `refuse` when there is nobody. */
  const handOn = (take: (app: ConsoleApp) => void, refuse: () => void): void => {
    app ??= load();
    app.then(
      (loaded) => (closing ? refuse() : take(loaded)),
      (cause: unknown) => {
        parts.log.error('what the console’s page needs could not be loaded; when the console was built anew meanwhile, start it again', { cause });
        refuse();
      },
    );
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    handOn(
      ({ server: inner }) => inner.emit('request', request, response),
      () => response.writeHead(500, { ...consoleHeaders(port), connection: 'close', 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' }).end('Something went wrong in the console. Its log has more.\n'),
    );
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until somebody takes it, nobody else hears that the other side is gone.
    socket.on('error', () => socket.destroy());
    handOn(
      ({ server: inner }) => inner.emit('upgrade', request, socket, head),
      () => socket.destroy(),
    );
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject).listen({ host: '127.0.0.1', port: wish }, () => resolve(undefined));
  await listening;
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: async () => {
      closing = true;
      const closed = new Promise((done) => server.close(done));
      await (await app?.catch(() => null))?.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
