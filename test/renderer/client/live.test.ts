/** Answers for following the console over a connection that breaks. */
import { onlineManager } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import type { LiveBatch } from '../../../src-preload/contract/topics.ts';
import type { Client } from '../../../src-renderer/client/client.ts';
import { Connection } from '../../../src-renderer/client/connection.ts';
import { followLive } from '../../../src-renderer/client/live.ts';
import { createQueryClient } from '../../../src-renderer/client/query-client.ts';

type Follow = Client['live']['follow'];

/** A stream of batches that the test hands out one by one and can break. */
class Stream {
  #give: ((result: IteratorResult<LiveBatch, void>) => void) | null = null;
  #break: ((reason: Error) => void) | null = null;
  readonly batches: AsyncIterable<LiveBatch> = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((resolve, reject) => {
          this.#give = resolve;
          this.#break = reject;
        }),
    }),
  };

  give(batch: LiveBatch): void {
    this.#give?.({ done: false, value: batch });
  }

  breakOff(): void {
    this.#break?.(new Error('The socket closed.'));
  }
}

function setUp() {
  const connection = new Connection();
  const streams: Stream[] = [];
  const asked: unknown[] = [];
  const follow = ((from: unknown) => {
    const stream = new Stream();
    asked.push(from);
    streams.push(stream);
    return Promise.resolve(stream.batches);
  }) as unknown as Follow;
  const abort = new AbortController();
  const queryClient = createQueryClient();
  const done = followLive({ client: { live: { follow } }, connection, queryClient, signal: abort.signal });
  return { connection, streams, asked, queryClient, abort, done };
}

/** A busy machine may be late. */
const PATIENCE = { timeout: 60_000 };

afterEach(() => {
  onlineManager.setOnline(true);
});

it('holds reads back until the first batch is here', async () => {
  const { connection, streams, abort, done } = setUp();
  expect(onlineManager.isOnline()).toBe(false);
  connection.set('connected');
  await vi.waitFor(() => expect(streams).toHaveLength(1), PATIENCE);
  expect(onlineManager.isOnline()).toBe(false);
  streams[0]?.give({ epoch: 'one', position: 7, messages: [] });
  await vi.waitFor(() => expect(onlineManager.isOnline()).toBe(true), PATIENCE);
  abort.abort();
  streams[0]?.breakOff();
  await done;
});

it('resumes after the last position when the connection is back, and reads wait in between', async () => {
  const { connection, streams, asked, queryClient, abort, done } = setUp();
  const read = vi.spyOn(queryClient, 'invalidateQueries');
  connection.set('connected');
  await vi.waitFor(() => expect(streams).toHaveLength(1), PATIENCE);
  streams[0]?.give({ epoch: 'one', position: 7, messages: [] });
  await vi.waitFor(() => expect(onlineManager.isOnline()).toBe(true), PATIENCE);
  connection.set('reconnecting');
  streams[0]?.breakOff();
  expect(onlineManager.isOnline()).toBe(false);
  connection.set('connected');
  await vi.waitFor(() => expect(asked).toEqual([null, { epoch: 'one', after: 7 }]), PATIENCE);
  streams[1]?.give({ epoch: 'two', position: 1, messages: [{ topic: 'gap.found' }] });
  await vi.waitFor(() => expect(read).toHaveBeenCalled(), PATIENCE);
  expect(onlineManager.isOnline()).toBe(true);
  abort.abort();
  streams[1]?.breakOff();
  await done;
});

it('makes a query client whose answers never grow old by themselves', () => {
  const options = createQueryClient().getDefaultOptions().queries;
  expect(options).toMatchObject({ staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false });
});
