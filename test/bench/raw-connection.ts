/** Answers for one keep-alive connection that sends ready-made bytes: the load must cost less than what it loads. */
import { connect, type Socket } from 'node:net';

/** One connection; a request at a time. */
export class RawConnection {
  readonly #socket: Socket;
  #received = '';
  #waiting: { resolve: (answer: string) => void; reject: (cause: Error) => void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#read(text));
    socket.on('error', (cause) => this.#waiting?.reject(cause));
    socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
  }

  /** Connects to a port of 127.0.0.1. */
  static async open(port: number): Promise<RawConnection> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const socket = connect(port, '127.0.0.1', () => resolve(undefined)).once('error', reject);
    await promise;
    return new RawConnection(socket);
  }

  /** Sends a whole request. Out: the whole answer, head and body, as latin1. */
  send(request: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.#waiting = { resolve, reject };
    this.#socket.write(request, 'latin1');
    return promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#received += text;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received.slice(0, head))?.[1] ?? '0';
    if (this.#received.length < head + 4 + Number(length)) return;
    const answer = this.#received;
    this.#received = '';
    this.#waiting?.resolve(answer);
  }
}
