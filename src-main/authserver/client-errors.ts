/** Answers for bytes that never become a request: no HTTP, headers without end, a client that is too slow. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

interface Words {
  readonly status: string;
  readonly message: string;
}

function wordsFor(code: string | undefined): Words {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: '408 Request Timeout', message: 'The request did not arrive in time.' };
  if (code === 'HPE_HEADER_OVERFLOW') return { status: '431 Request Header Fields Too Large', message: 'The headers are larger than 64 KB.' };
  return { status: '400 Bad Request', message: 'This is not HTTP that can be read.' };
}

/** Answers on the bare connection and closes it. Nothing of what was received is repeated. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  speak(socket, wordsFor(error.code));
}

/** Answers CONNECT (RFC 9110 9.3.6), which node hands over with the bare connection: nothing here is a proxy. */
export function answerConnect(_request: unknown, socket: Duplex): void {
  speak(socket, { status: '405 Method Not Allowed', message: 'This server is no proxy.' }, ['allow: GET, HEAD, POST, PATCH, DELETE, OPTIONS']);
}

function speak(socket: Duplex, { status, message }: Words, more: readonly string[] = []): void {
  const body = JSON.stringify({ error: 'invalid_request', error_description: message });
  const head = [
    `HTTP/1.1 ${status}`, 'content-type: application/json; charset=utf-8', `content-length: ${String(Buffer.byteLength(body))}`, 'cache-control: no-store',
    'x-content-type-options: nosniff', 'referrer-policy: no-referrer', 'connection: close', ...more,
  ];
  // What becomes of a connection that its other end has left is nobody's business.
  socket.on('error', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => {
    socket.destroy();
  });
}
