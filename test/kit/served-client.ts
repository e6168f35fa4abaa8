/** Answers for speaking the contract with a served console, as the page does: its own socket, token and origin. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Contract } from '../../src-preload/contract/contract.ts';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';

/** Every procedure of the contract. */
export type ContractClient = ContractRouterClient<Contract>;

/** A connected page. Disposing closes the socket. */
export interface ServedClient extends AsyncDisposable {
  readonly client: ContractClient;
}

/** Connects to a console. In: the `consoleUrl` of its ready line. */
export async function connectServed(consoleUrl: string): Promise<ServedClient> {
  const page = new URL(consoleUrl);
  const token = new URLSearchParams(page.hash.slice(1)).get('token') ?? '';
  const socket = new WebSocket(`ws://${page.host}/rpc`, ['mavio-console', token], { origin: page.origin });
  await once(socket, 'open');
  const client: ContractClient = createORPCClient(new RPCLink({ websocket: asBrowserSocket(socket) }));
  return {
    client,
    [Symbol.asyncDispose]: async () => {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

type BrowserSocket = ConstructorParameters<typeof RPCLink>[0]['websocket'];

/** The parts of `ws` that the link uses are those of a browser's socket; only their types were written apart. */
function asBrowserSocket(socket: WebSocket): BrowserSocket {
  return socket as unknown as BrowserSocket;
}

/** A message and the moment it came, on the clock of `performance.now()`. */
export interface Arrival {
  readonly at: number;
  readonly message: LiveMessage;
}

/** What a live follower has heard so far. */
export interface Follower extends AsyncDisposable {
  /**
   * The first message from now on, or among those already heard after `since`, that `wanted` accepts.
   * Errors: the console or the follower ended first.
   */
  waitFor(wanted: (message: LiveMessage) => boolean, since?: number): Promise<Arrival>;
}

/** Follows what happens live, from now on. */
export async function follow(client: ContractClient): Promise<Follower> {
  const heard: Arrival[] = [];
  const ended = Promise.withResolvers<never>();
  let more = Promise.withResolvers<undefined>();
  const stop = new AbortController();
  const batches = await client.live.follow(null, { signal: stop.signal });
  // The first batch says where the follower stands: from here on nothing is missed.
  await batches.next();
  const listen = async (): Promise<void> => {
    for await (const batch of batches) {
      const at = performance.now();
      heard.push(...batch.messages.map((message) => ({ at, message })));
      more.resolve(undefined);
      more = Promise.withResolvers();
    }
  };
  const over = listen().then(
    () => ended.reject(new Error('The follower ended.')),
    (cause: unknown) => ended.reject(new Error('The follower was cut off.', { cause })),
  );
  // Heard by whoever waits; when nobody does, the end is no news.
  ended.promise.catch(() => undefined);
  return {
    waitFor: async (wanted, since = -Infinity) => {
      for (;;) {
        const hit = heard.find(({ at, message }) => at > since && wanted(message));
        if (hit !== undefined) return hit;
        await Promise.race([more.promise, ended.promise]);
      }
    },
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await over;
    },
  };
}
