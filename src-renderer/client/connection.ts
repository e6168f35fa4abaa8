/** Answers for the state of the connection to the console's main process, as something that can be watched. */

/** `connecting` is the first attempt; `refused` means the console answers but does not let this page in. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'refused';

/** The connection could not carry the call. Nothing is known about what became of it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';

  constructor() {
    super('The connection to the console was lost before it answered.');
  }
}

/** Holds the state and tells those who watch it. */
export class Connection {
  #state: ConnectionState = 'connecting';
  readonly #watchers = new Set<() => void>();

  /** The state now. Bound, so that React can call it. */
  readonly read = (): ConnectionState => this.#state;

  /** Calls `watcher` after each change. Out: a function that stops this. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  };

  /** Sets the state; watchers hear of real changes only. */
  set(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }

  /** Resolves as soon as the state is `connected`; rejects with the signal's reason when it is aborted before. */
  async untilConnected(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#state === 'connected') return;
    await new Promise<void>((resolve, reject) => {
      const stop = this.watch(() => {
        if (this.#state !== 'connected') return;
        stop();
        resolve();
      });
      signal.addEventListener(
        'abort',
        () => {
          stop();
          reject(new DOMException('Aborted', 'AbortError'));
        },
        { once: true },
      );
    });
  }
}
