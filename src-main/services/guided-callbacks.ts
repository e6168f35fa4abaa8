/** Answers for how a guided run's callback arrives: by a listener on the redirect URI, or as the redirect that nobody listened for. */
import type { Exchange, TraceEventOf } from '../../src-preload/contract/trace.ts';
import { splitUri } from '../../src-preload/contract/uri.ts';
import { decideCallback } from '../oauth/decide-callback.ts';
import { single } from '../oauth/single.ts';
import { announceRun } from './announce.ts';
import type { ArrivedCallback, CallbackAnswer, GuidedParts } from './guided-parts.ts';
import type { Run } from './guided-run.ts';
import { Turns } from './turns.ts';

/** A listener that hears nothing for this long lets the port go: the app's own server may want it. */
const PATIENCE_MS = 15 * 60_000;

const WORDS = {
  good: { title: 'The code has arrived', text: 'Go back to the console. It holds the code and waits for you to exchange it.' },
  late: { title: 'This login was answered before', text: 'The console took the first callback and ignores this one.' },
  bad: { title: 'The console stops here', text: 'Go back to the console. The flow shows what came back and which check stopped it.' },
} as const;

interface Holding {
  readonly run: Run;
  readonly timer: NodeJS.Timeout;
}

/** The port that a browser will use for an http redirect URI. */
export function callbackPort(redirectUri: string): number {
  const { port } = splitUri(redirectUri);
  return port === null || port === '' ? 80 : Number(port);
}

/** Every callback of guided runs goes through here, whoever heard it. */
export class GuidedCallbacks {
  readonly #parts: GuidedParts;
  readonly #turns = new Turns();
  readonly #holdings = new Map<number, Holding>();
  readonly #closing = new Set<Promise<void>>();

  constructor(parts: GuidedParts) {
    this.#parts = parts;
  }

  /** True while a run of this console listens on the port; a newer run may take it over. */
  holds(port: number): boolean {
    return this.#holdings.has(port);
  }

  /** Listens for the run's callback where that is possible. An older run on the same port stops listening and is told. */
  async listenFor(run: Run): Promise<void> {
    const { redirectUri } = run;
    if (redirectUri === null) return;
    const port = callbackPort(redirectUri);
    await this.#turns.take(String(port), async () => {
      const older = this.#holdings.get(port)?.run;
      if (older !== undefined) {
        this.release(older);
        announceRun(this.#parts.hub, older.flowId);
      }
      run.listener = await this.#parts.player.listen(redirectUri, (arrived) => this.#arrive(run, 'listener', arrived));
      if (run.listener === null) return;
      const timer = setTimeout(() => {
        this.release(run);
        announceRun(this.#parts.hub, run.flowId);
      }, PATIENCE_MS);
      this.#holdings.set(port, { run, timer: timer.unref() });
    });
  }

  /** Lets go of the run's port. The page that is being answered is finished. */
  release(run: Run): void {
    for (const [port, holding] of this.#holdings) {
      if (holding.run !== run) continue;
      clearTimeout(holding.timer);
      this.#holdings.delete(port);
    }
    const closing = run.listener?.close().catch((cause: unknown) => {
      this.#parts.log.warn('a callback listener did not close', { flowId: run.flowId, cause });
    });
    run.listener = null;
    if (closing === undefined) return;
    this.#closing.add(closing);
    void closing.then(() => this.#closing.delete(closing));
  }

  /** Takes the redirect that the server answered. A run with a listener waits for the browser to bring it. */
  deliver(run: Run, location: string): void {
    if (run.stage !== 'waiting' || run.listener !== null) return;
    const { path, query } = splitUri(location);
    this.#arrive(run, 'shown', { method: 'GET', url: query === null ? path : `${path}?${query}`, headers: {} });
  }

  /** Ends a run that will get no callback. */
  stop(run: Run): void {
    run.stage = 'stopped';
    this.release(run);
    announceRun(this.#parts.hub, run.flowId);
  }

  /** Closes every listener. */
  async close(): Promise<void> {
    for (const { run } of [...this.#holdings.values()]) this.release(run);
    await Promise.all(this.#closing);
  }

  #arrive(run: Run, by: TraceEventOf<'callback.received'>['by'], arrived: ArrivedCallback): CallbackAnswer {
    const link = this.#parts.consoleLink(`/flows/${run.flowId}`);
    if (run.stage !== 'waiting') return { ...WORDS.late, link };
    const begun = performance.now();
    const { path, query } = splitUri(arrived.url);
    const pairs = [...new URLSearchParams(query ?? '')];
    const params = pairs.map(([name, text]) => ({ name, text, shown: this.#parts.redactor.show(name, text) }));
    const sent = run.state === null ? { sentState: null } : { sentState: run.state.text, sentStateShown: run.state.shown };
    const { checks, ok } = decideCallback({ params, ...sent, issuer: this.#parts.issuer() });
    const words = ok ? WORDS.good : WORDS.bad;
    const exchange: Exchange = {
      method: arrived.method,
      path,
      query: this.#parts.redactor.fields(pairs),
      headers: this.#parts.redactor.headers(Object.entries(arrived.headers)),
      form: [],
      status: 200,
      responseHeaders: [],
      body: by === 'listener' ? { kind: 'page', title: words.title } : { kind: 'none' },
      tookMs: performance.now() - begun,
    };
    this.#parts.recorder.transact((recording) => recording.record(run.flowId, { type: 'callback.received', by, exchange, checks: [...checks] }));
    run.stage = ok ? 'answered' : 'stopped';
    run.code = ok ? (single(params, 'code')?.text ?? null) : null;
    run.facts = { ...run.facts, hasCode: run.code !== null };
    this.release(run);
    announceRun(this.#parts.hub, run.flowId);
    return { ...words, link };
  }
}
