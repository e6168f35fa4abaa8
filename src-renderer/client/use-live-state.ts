/** Answers for showing how the connection stands. */
import { useSyncExternalStore } from 'react';
import { transport } from './client.ts';
import type { ConnectionState } from './connection.ts';

/** The state of the connection, for the top bar and the banner. */
export function useLiveState(): ConnectionState {
  return useSyncExternalStore(transport.connection.watch, transport.connection.read);
}
