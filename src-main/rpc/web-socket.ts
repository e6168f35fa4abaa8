/** Answers for carrying the contract over a WebSocket: admission, and sending no faster than the other side reads. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { RPCHandler } from '@orpc/server/websocket';
import type { WebSocket } from 'ws';
import type { Log } from '../host.ts';
import type { Router } from './router.ts';

/** The subprotocol that is spoken; the second one offered is the run's token. */
export const SUBPROTOCOL = 'mavio-console';

/** Headers of an upgrade request, as they arrived. */
export interface UpgradeHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-websocket-protocol'?: string | undefined;
}

/** Whom to let in. */
export interface Admission {
  /** `127.0.0.1:4410`: anything else is a name that somebody pointed at this machine. */
  readonly host: string;
  /** Origins whose pages may connect: our own, and in development that of the page's server. */
  readonly origins: readonly string[];
  readonly token: string;
}

/** True when both texts are equal; takes the same time wherever they differ. */
function isSameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/** Judges an upgrade. Out: null to let it in, 403 for a wrong Host or Origin, 401 for a wrong or missing token. */
export function judgeUpgrade(headers: UpgradeHeaders, { host, origins, token }: Admission): 401 | 403 | null {
  if (headers.host !== host || headers.origin === undefined || !origins.includes(headers.origin)) return 403;
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const [protocol, given, ...others] = offered;
  return protocol === SUBPROTOCOL && given !== undefined && others.length === 0 && isSameText(given, token) ? null : 401;
}

/** Judges a call by HTTP, which scripts make. Out: as for an upgrade; a script names no origin. */
export function judgeCall(headers: UpgradeHeaders & { readonly authorization?: string | undefined }, { host, origins, token }: Admission): 401 | 403 | null {
  if (headers.host !== host || (headers.origin !== undefined && !origins.includes(headers.origin))) return 403;
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return given !== undefined && isSameText(given, token) ? null : 401;
}

/** As much of a socket as is used here. */
type Socket = Pick<WebSocket, 'addEventListener' | 'close' | 'on' | 'readyState' | 'send'>;

/** A socket whose `send` can be waited for. oRPC does wait, so a page that does not read makes its followers wait, and the hub tells them a gap. */
class PacedSocket {
  readonly addEventListener = (): void => undefined;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Resolves when the system took the message, or when the socket is gone and nobody waits for it any more. */
  send(data: Parameters<WebSocket['send']>[0]): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.send(data, () => {
        resolve();
      });
    });
  }
}

/** Close code for a message that does not make sense (RFC 6455 7.4.1). */
const BAD_MESSAGE = 1007;
const OPEN = 1;

/**
 * Serves the router on an open socket until it closes. Whoever sends what is no message of the contract's transport is cut off:
 * our page never does. Left to itself oRPC would go on, and write a piece of the message to stderr past our log.
 */
export function serveSocket(router: Router, socket: Socket, log: Log): void {
  const handler = new RPCHandler(router);
  const peer = new PacedSocket(socket);
  socket.on('error', (cause) => {
    log.warn('the socket of a console page failed', { cause });
  });
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== OPEN) return;
    // Text arrives as one buffer; the contract has nothing that travels as bytes.
    const text = isBinary || !Buffer.isBuffer(data) ? '' : data.toString('utf8');
    handler.message(peer, text).catch(() => {
      if (socket.readyState !== OPEN) return;
      log.warn('A message on the socket of a console page could not be read, so the socket was closed.');
      socket.close(BAD_MESSAGE);
    });
  });
  socket.on('close', () => {
    handler.close(peer);
  });
}
