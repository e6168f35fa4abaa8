/** Answers for what comes in from one app while a scenario is armed: whole flows that begin then, and calls with a token nobody knows. */
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';
import type { Hub } from '../../trace/hub.ts';

/** Watches one app until it is closed. */
export class Watch {
  readonly #events: TraceEvent[] = [];
  readonly #flows = new Set<string>();
  readonly #stop: () => void;
  readonly #sleepers = new Set<() => void>();

  constructor(hub: Hub, clientId: string) {
    this.#stop = hub.listen((message) => {
      if (!('read' in message)) return;
      const { summary } = message;
      // A call with a token that was never issued names no app; which app sends such a thing is clear only to the judge.
      const isStray = summary.clientId === null && summary.origin === 'stray';
      if ((summary.clientId !== clientId && !isStray) || summary.origin === 'guided') return;
      const { event } = message.read();
      if (event.type === 'flow.started') this.#flows.add(event.flowId);
      if (!this.#flows.has(event.flowId) || (isStray && event.type !== 'api.called')) return;
      this.#events.push(event);
      this.#wake();
    });
  }

  /** What came so far, in order. */
  get seen(): readonly TraceEvent[] {
    return this.#events;
  }

  /** Flows that began since. */
  get flows(): ReadonlySet<string> {
    return this.#flows;
  }

  /** Waits for the next event, or until the signal is aborted. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => resolve(undefined);
    this.#sleepers.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    await promise;
    signal.removeEventListener('abort', wake);
    this.#sleepers.delete(wake);
  }

  /** Waits until nothing came for `ms` milliseconds, or until the signal is aborted. */
  async quiet(ms: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pause = AbortSignal.timeout(ms);
      await this.next(AbortSignal.any([signal, pause]));
      if (pause.aborted) return;
    }
  }

  /** Stops watching. */
  close(): void {
    this.#stop();
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#sleepers]) wake();
  }
}
