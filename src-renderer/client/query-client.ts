/** Answers for how this page reads: once, and again only when a live update says that the answer is stale. */
import { ORPCError } from '@orpc/client';
import { onlineManager, QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from './connection.ts';

const ATTEMPTS = 3;

/** True when asking again can help: the connection broke. An answer, whichever, is not asked for twice. */
function worthRetrying(failures: number, error: Error): boolean {
  return failures < ATTEMPTS && (error instanceof ConnectionLost || !(error instanceof ORPCError));
}

/** Makes the query client. Reads wait while the page is not connected; commands fail at once instead of happening later. */
export function createQueryClient(): QueryClient {
  // The network cable does not matter here: only live.ts says when this page is connected.
  onlineManager.setEventListener(() => undefined);
  onlineManager.setOnline(false);
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, gcTime: 10 * 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: worthRetrying, retryDelay: 150 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
