/** Answers for following what happens in the console, and resuming where it left off after a gap. */
import type { QueryClient } from '@tanstack/react-query';
import { onlineManager } from '@tanstack/react-query';
import type { Client } from './client.ts';
import type { Connection } from './connection.ts';
import { LiveCache } from './live-cache.ts';

const PAUSE_MS = 1000;

interface FollowParts {
  readonly client: Pick<Client, 'live'>;
  readonly connection: Connection;
  readonly queryClient: QueryClient;
  readonly signal: AbortSignal;
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Follows the console until the signal is aborted.
 * Reads wait until the first batch is here: what happens after it is told, what happened before it is in the answers.
 */
export async function followLive({ client, connection, queryClient, signal }: FollowParts): Promise<void> {
  const cache = new LiveCache(queryClient);
  let position: { epoch: string; after: number } | null = null;
  const stop = connection.watch(() => {
    if (connection.read() !== 'connected') onlineManager.setOnline(false);
  });
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    let wasFollowing = false;
    try {
      await connection.untilConnected(signal);
      for await (const batch of await client.live.follow(position, { signal })) {
        wasFollowing = true;
        position = { epoch: batch.epoch, after: batch.position };
        cache.apply(batch.messages);
        onlineManager.setOnline(true);
      }
    } catch {
      // The connection says by itself that it broke; anything else ends the stream, and it is followed again below.
    }
    if (isOver() || wasFollowing || connection.read() !== 'connected') continue;
    // Without live updates the screens still read and act; they are only not told.
    onlineManager.setOnline(true);
    await pause(signal);
  }
  stop();
}
