/** Answers for the message port of the desktop door: makes a channel and hands one end to the main process. */
import type { ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { Connection } from './connection.ts';
import type { Transport } from './transport.ts';

/** Opens the port transport. The port lives as long as the window: without the main process there is no window. */
export function openPortTransport(): Transport {
  const connection = new Connection();
  const { port1, port2 } = new MessageChannel();
  // Custom schemes may report the origin “null”, which postMessage does not take.
  const origin = location.origin === 'null' ? '*' : location.origin;
  window.postMessage({ type: 'mavio:connect' }, origin, [port2]);
  port1.start();
  connection.set('connected');
  return {
    connection,
    link: new RPCLink<ClientContext>({ port: port1 }),
    retry: () => {
      location.reload();
    },
  };
}
