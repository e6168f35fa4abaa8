/** Answers for guided flows: the console plays an app against its own server, one step at a time. */
import type { z } from 'zod';
import type { CallbackProspect, DraftParameter, GuidedAction, GuidedSeed, Preflight } from '../../src-preload/contract/guided.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { single } from '../oauth/single.ts';
import { announceRun } from './announce.ts';
import { GuidedCallbacks } from './guided-callbacks.ts';
import type { GuidedParts } from './guided-parts.ts';
import { judgeRequest, type PreparedRequest, prepareRequest, viewPreflight } from './guided-request.ts';
import { explainNotNow, REQUESTS } from './guided-requests.ts';
import { beginRun, planRun, type Run, type RunView, viewRun } from './guided-run.ts';
import { GuidedSeeds } from './guided-seeds.ts';
import { loadApp } from './load-app.ts';
import { ServiceFailure } from './service-failure.ts';

/** Runs kept in memory; older ones are forgotten, as after a restart. */
const KEPT_RUNS = 200;

/** Use cases of `guided.*`. */
export class Guided {
  readonly #parts: GuidedParts;
  readonly #seeds: GuidedSeeds;
  readonly #callbacks: GuidedCallbacks;
  readonly #runs = new Map<string, Run>();
  readonly #stopListening: () => void;

  constructor(parts: GuidedParts) {
    this.#parts = parts;
    this.#seeds = new GuidedSeeds(parts.random);
    this.#callbacks = new GuidedCallbacks(parts);
    // Learns from the trace that a request was refused on a page: no redirect will ever tell. Thousands a second of other messages are not even read.
    this.#stopListening = parts.hub.listen((message) => {
      if ('read' in message && message.summary.origin === 'guided') this.#stopWhenRefusedOnPage(message.read().event);
    });
  }

  /** Fresh values for a request; the verifier stays here. */
  seed(): z.input<typeof GuidedSeed> {
    return { authorizationEndpoint: this.#endpoint(), ...this.#seeds.make() };
  }

  /** What the engine would say; changes and records nothing. */
  preflight(parameters: readonly DraftParameter[]): z.input<typeof Preflight> {
    const request = prepareRequest(this.#endpoint(), parameters, this.#parts.redactor);
    return viewPreflight(request, judgeRequest(request, this.#parts, this.#parts.clock.now()));
  }

  /** Whether the console can listen at a redirect URI. A port that an older run holds counts as free: the newer run takes it over. */
  async prospect(redirectUri: string): Promise<CallbackProspect> {
    const found = await this.#parts.player.probe(redirectUri);
    return found.kind === 'taken' && this.#callbacks.holds(found.port) ? { kind: 'free', port: found.port } : found;
  }

  /** Opens a flow for the request and listens for its callback. The request may hold any mistake. Errors: NOT_FOUND for the app. */
  async start(clientId: string, parameters: readonly DraftParameter[]): Promise<RunView> {
    const app = loadApp(this.#parts.apps, clientId);
    const request = prepareRequest(this.#endpoint(), parameters, this.#parts.redactor);
    const expectedQuery = this.#parts.fingerprints.of(request.rawQuery);
    const flowId = this.#parts.recorder.transact((recording) =>
      recording.begin({ origin: 'guided', clientId, appName: app.name, expectedQuery }),
    );
    const run = this.#open(flowId, clientId, request);
    // A request that is answered with a page sends nothing to the redirect URI.
    const { decision } = judgeRequest(request, this.#parts, this.#parts.clock.now());
    if (decision.outcome !== 'refuse_on_page') await this.#callbacks.listenFor(run);
    // It may have been deleted while the port was opened.
    if (this.#parts.apps.load(clientId) === null) this.#end(run);
    announceRun(this.#parts.hub, flowId);
    return await this.#view(run);
  }

  /** The run behind a flow; `forgotten` when its console was restarted. Errors: NOT_FOUND. */
  async get(flowId: FlowId): Promise<RunView> {
    const run = this.#runs.get(flowId);
    return run === undefined ? this.#viewForgotten(flowId) : await this.#view(run);
  }

  /** Trades the code for tokens. Errors: NOT_FOUND, NOT_NOW, SECRET_MISSING. */
  async exchange(flowId: FlowId): Promise<RunView> {
    return await this.#act(flowId, 'exchange');
  }

  /** Calls the API with the access token. Errors: NOT_FOUND, NOT_NOW. */
  async callApi(flowId: FlowId): Promise<RunView> {
    return await this.#act(flowId, 'call_api');
  }

  /** Buys a new access token. Errors: NOT_FOUND, NOT_NOW, SECRET_MISSING. */
  async refresh(flowId: FlowId): Promise<RunView> {
    return await this.#act(flowId, 'refresh');
  }

  /** Takes a redirect that the server just answered; for flows that are not guided nothing happens. */
  deliver(flowId: string, location: string): void {
    const run = this.#runs.get(flowId);
    if (run !== undefined) this.#callbacks.deliver(run, location);
  }

  /** The app was deleted: its runs are over, their ports free, their codes and tokens forgotten. */
  forgetApp(clientId: string): void {
    for (const run of this.#runs.values()) if (run.clientId === clientId) this.#end(run);
  }

  /** Flows were taken away: their runs are over and forgotten. */
  forgetGone(): void {
    for (const run of [...this.#runs.values()]) {
      if (this.#parts.flows.loadSummary(run.flowId) !== null) continue;
      this.#end(run);
      this.#runs.delete(run.flowId);
    }
  }

  /** Stops listening everywhere. */
  async close(): Promise<void> {
    this.#stopListening();
    await this.#callbacks.close();
  }

  #endpoint(): string {
    return `${this.#parts.issuer()}/oauth/authorize`;
  }

  #open(flowId: FlowId, clientId: string, { url, params }: PreparedRequest): Run {
    const challenge = single(params, 'code_challenge');
    const run = beginRun({
      flowId,
      clientId,
      authorizationUrl: url,
      redirectUri: single(params, 'redirect_uri')?.text ?? null,
      state: single(params, 'state'),
      verifier: challenge === null ? null : this.#seeds.verifierOf(challenge.text),
    });
    this.#runs.set(flowId, run);
    const [oldest] = this.#runs.values();
    if (this.#runs.size > KEPT_RUNS && oldest !== undefined) {
      this.#callbacks.release(oldest);
      this.#runs.delete(oldest.flowId);
    }
    return run;
  }

  async #act(flowId: FlowId, action: GuidedAction): Promise<RunView> {
    const run = this.#runs.get(flowId);
    if (run === undefined) {
      this.#viewForgotten(flowId);
      throw new ServiceFailure('NOT_NOW', { reason: 'The console was restarted, and codes and tokens live in its memory only. Start the flow again.' });
    }
    // Two clicks are one request: the second one gets the first one's answer.
    if (run.busy?.action === action) return await run.busy.done;
    if (run.busy !== null) throw new ServiceFailure('NOT_NOW', { reason: 'The step before this one is still under way.' });
    if (!planRun(run).actions.includes(action)) throw new ServiceFailure('NOT_NOW', { reason: explainNotNow(action) });
    const done = REQUESTS[action](run, this.#parts)
      .finally(() => {
        run.busy = null;
        announceRun(this.#parts.hub, flowId);
      })
      .then(() => this.#view(run));
    run.busy = { action, done };
    return await done;
  }

  async #view(run: Run): Promise<RunView> {
    const app = this.#parts.apps.load(run.clientId);
    return viewRun(run, app !== null && (await this.#parts.keeper.where(app)) === 'nowhere');
  }

  #end(run: Run): void {
    this.#callbacks.stop(run);
    run.code = null;
    run.accessToken = null;
    run.refreshToken = null;
  }

  #viewForgotten(flowId: FlowId): RunView {
    const summary = this.#parts.flows.loadSummary(flowId);
    if (summary?.origin !== 'guided' || summary.clientId === null) throw new ServiceFailure('NOT_FOUND', { what: 'guided run' });
    const { clientId } = summary;
    return { flowId, clientId, authorizationUrl: '', stage: 'forgotten', actions: [], next: null, listening: false, secretMissing: false };
  }

  #stopWhenRefusedOnPage(event: TraceEvent): void {
    if (event.type !== 'authorization.decided' || event.outcome !== 'refused_on_page') return;
    const run = this.#runs.get(event.flowId);
    if (run?.stage === 'waiting') this.#callbacks.stop(run);
  }
}
