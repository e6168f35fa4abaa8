/** Answers for which transport this page uses: the message port in the desktop window, the loopback socket in a browser. */
import { isDesktop } from './door.ts';
import { openPortTransport } from './port-transport.ts';
import { openSocketTransport } from './socket-transport.ts';
import type { Transport } from './transport.ts';

/** Opens the transport that fits this page. No screen knows which one it is. */
export function openTransport(): Transport {
  return isDesktop() ? openPortTransport() : openSocketTransport();
}
