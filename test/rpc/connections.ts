/** Answers for the three ways to carry the contract in tests: nothing, a pair of message ports, a real WebSocket. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { WebSocketServer } from 'ws';
import type { Contract } from '../../src-preload/contract/contract.ts';
import type { RunningConsole } from '../../src-main/compose.ts';
import { serveSocket } from '../../src-main/rpc/web-socket.ts';
import { makeLog } from '../../src-main/system-host.ts';

/** A page that is connected. `drop` breaks the connection as a crash would. */
export interface Connection {
  readonly client: ContractRouterClient<Contract>;
  drop(): Promise<void>;
}

/** Connects a new page to a running console. */
export type Connect = (console: RunningConsole) => Promise<Connection>;

/** No transport at all. */
export const connectDirectly: Connect = async ({ router }) => ({ client: createRouterClient(await router()), drop: () => Promise.resolve() });

/** As the desktop does it. */
export const connectByPort: Connect = async ({ router }) => {
  const { port1, port2 } = new MessageChannel();
  new PortHandler(await router()).upgrade(port1);
  port1.start();
  port2.start();
  const client: Connection['client'] = createORPCClient(new PortLink({ port: port2 }));
  const drop = async (): Promise<void> => {
    const closed = once(port1, 'close');
    port2.close();
    await closed;
  };
  return { client, drop };
};

/** As the served door does it, without its admission. */
export const connectBySocket: Connect = async ({ router }) => {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const loaded = await router();
  const server = new WebSocketServer({ server: http });
  server.on('connection', (socket) => {
    serveSocket(loaded, socket, makeLog());
  });
  const websocket = new WebSocket(`ws://127.0.0.1:${String((http.address() as AddressInfo).port)}`);
  await once(websocket, 'open');
  const client: Connection['client'] = createORPCClient(new SocketLink({ websocket }));
  const drop = async (): Promise<void> => {
    const closed = once(websocket, 'close');
    for (const socket of server.clients) socket.terminate();
    await closed;
    server.close();
    http.close();
    await once(http, 'close');
  };
  return { client, drop };
};
