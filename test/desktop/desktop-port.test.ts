/** Answers for what ends when a page's port ends: whatever still runs on it in the main process. */
import { EventEmitter, once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { expect, test } from 'vitest';
import type { LiveBatch } from '../../src-preload/contract/topics.ts';
import { serveDesktopPorts } from '../../src-main/rpc/desktop-port.ts';
import { createRouter } from '../../src-main/rpc/router.ts';
import type { Services } from '../../src-main/rpc/router.ts';
import { StandInContents, StandInEvent, StandInPort } from '../kit/electron-stand-in.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import type { ContractClient } from '../kit/served-client.ts';

type Parts = Parameters<typeof serveDesktopPorts>[0];

/** A served port with one follower on it. `ended` resolves when the main process has let go of the follower. */
async function openFollower() {
  const signals: AbortSignal[] = [];
  const hub = {
    follow: async function* (_from: unknown, signal: AbortSignal): AsyncGenerator<LiveBatch> {
      signals.push(signal);
      yield { epoch: 'e', position: 0, messages: [] };
      if (!signal.aborted) await once(signal, 'abort');
    },
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const router = createRouter({ hub } as unknown as Services, { log, random: new SeededRandom() });
  const ipc = new EventEmitter();
  const contents = new StandInContents();
  const parts = { ipc, router, ownContents: () => contents, isOwnPage: () => true, log } as unknown as Parts;
  const closeAll = serveDesktopPorts(parts);
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    ipc.emit('mavio:connect', Object.assign(new StandInEvent(), { sender: contents, senderFrame: contents.mainFrame, ports: [new StandInPort(port2)] }));
    const client: ContractClient = createORPCClient(new RPCLink({ port: port1 }));
    return { port: port1, client };
  };
  const { port, client } = connect();
  const batches = await client.live.follow(null);
  await batches.next();
  batches.next().catch(() => undefined);
  const [signal] = signals;
  if (signal === undefined) throw new Error('Nobody follows.');
  return { port, connect, closeAll, signal };
}

test('a follower lives as long as its port', async () => {
  const { port, signal } = await openFollower();
  expect(signal.aborted).toBe(false);
  port.close();
  await once(signal, 'abort');
});

test('a follower ends when another port takes over, although Electron does not say that a port was closed here', async () => {
  const { connect, signal } = await openFollower();
  const { port } = connect();
  expect(signal.aborted).toBe(true);
  port.close();
});

test('a follower ends when the console quits', async () => {
  const { closeAll, signal } = await openFollower();
  closeAll();
  expect(signal.aborted).toBe(true);
});

test('a follower ends when something unreadable comes over its port', async () => {
  const { port, signal } = await openFollower();
  port.postMessage({ not: 'text' });
  await once(signal, 'abort');
});
