/** Answers for sending bytes to a server as they are, and for reading its answer apart. */
import { connect } from 'node:net';

/** An answer, header names in lower case. Status 0: the connection closed without one. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Everything that came, as Latin-1. */
  readonly text: string;
}

/** Reads an answer apart. */
export function readAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\r\n');
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0), headers, body: end < 0 ? '' : text.slice(end + 4), text };
}

/** Sends bytes (a text is Latin-1) and reads until the server hangs up. A reset connection ends the answer. `half` leaves our side open. */
export async function sendRaw(issuer: string, bytes: string | Uint8Array, half = true): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(Number(new URL(issuer).port), '127.0.0.1', () => {
      const data = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
      if (half) socket.write(data);
      else socket.end(data);
    });
    socket.setEncoding('latin1').on('data', (chunk: string) => (received += chunk));
    socket.on('error', () => undefined).on('close', () => { resolve(readAnswer(received)); });
  });
}
