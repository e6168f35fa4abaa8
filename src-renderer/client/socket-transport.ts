/** Answers for the loopback WebSocket of the served door: opens it, and opens it again with back-off when it closes. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { Connection, ConnectionLost } from './connection.ts';
import { readDoorKey, watchDoorKey } from './door-key.ts';
import type { Transport } from './transport.ts';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;

/** True when something answers HTTP at the console's address: then a closed socket means that it refused us. */
async function answersAt(at: string): Promise<boolean> {
  try {
    await fetch(`http://${at}/`, { method: 'HEAD', mode: 'no-cors', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}

/** Opens the socket transport. It never gives up by itself; `retry` tries at once. */
export function openSocketTransport(): Transport {
  const connection = new Connection();
  let link: ClientLink<ClientContext> | null = null;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  const connect = (): void => {
    clearTimeout(timer);
    const key = readDoorKey();
    if (key === null) {
      connection.set('refused');
      return;
    }
    const opening = new WebSocket(`ws://${key.at}/rpc`, ['mavio-console', key.token]);
    let wasOpen = false;
    socket = opening;
    opening.addEventListener('open', () => {
      wasOpen = true;
      wait = FIRST_WAIT_MS;
      link = new RPCLink<ClientContext>({ websocket: opening });
      connection.set('connected');
    });
    opening.addEventListener('close', () => {
      if (socket !== opening) return;
      link = null;
      socket = null;
      void again(key.at, wasOpen);
    });
  };

  const again = async (at: string, wasOpen: boolean): Promise<void> => {
    if (wasOpen) connection.set('reconnecting');
    else if (await answersAt(at)) {
      connection.set('refused');
      return;
    } else connection.set('reconnecting');
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };

  const retry = (): void => {
    if (socket !== null) return;
    wait = FIRST_WAIT_MS;
    connect();
  };

  addEventListener('hashchange', () => {
    if (location.hash.includes('token=')) retry();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && connection.read() === 'reconnecting') retry();
  });
  watchDoorKey(retry);
  connect();

  return {
    connection,
    retry,
    link: {
      call: async (path, input, options) => {
        const used = link;
        if (used === null) throw new ConnectionLost();
        try {
          return await used.call(path, input, options);
        } catch (error) {
          // The socket went away under the call: say so, instead of what the peer says about its queues.
          throw used === link ? error : new ConnectionLost();
        }
      },
    },
  };
}
