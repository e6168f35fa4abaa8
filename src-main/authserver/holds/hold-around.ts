/** Answers for a request on its way past the breakpoints: it may wait before the decision, and its answer before it is sent. */
import type { HandAnswer, HeldEdit, HoldEndpoint } from '../../../src-preload/contract/holds.ts';
import type { FlowId } from '../../../src-preload/contract/ids.ts';
import type { HoldPoint } from '../../../src-preload/contract/hold-point.ts';
import type { HeldChange, Staged } from '../../../src-preload/contract/trace.ts';
import type { HeldThing, Verdict, Wait } from '../../lab/hold-desk.ts';
import { recordExchange } from '../exchange-record.ts';
import type { Foreseen } from '../foreseen.ts';
import type { ServerContext } from '../parts.ts';
import { completeNow, type Received } from '../receive.ts';
import type { Answer } from '../respond.ts';
import { describeAnswer, membersOf } from './answer-parts.ts';
import { editAnswer } from './edit-answer.ts';
import { editRequest } from './edit-request.ts';
import { makeHandAnswer } from './hand-answer.ts';
import { foresee, holdEndpointOf } from './hold-points.ts';
import { MarkingRecorder } from './marking-recorder.ts';
import { describeRequest, takeApart } from './request-parts.ts';
import { foretellFaults } from './say-faults.ts';
import { sayFate } from './say-fate.ts';
import { sayAnswer, sayDecision } from './say-release.ts';

/** Decides a request and makes its answer. */
export type Run = (server: ServerContext, received: Received) => Answer | Promise<Answer>;

/** The client's end, as far as a wait needs it. */
export interface Client {
  /** Keeps the connection while its request waits. Out: ends that. `left` is called when the client hangs up meanwhile. */
  keep(left: () => void): () => void;
}

/** What was decided, and how the wait for it went. */
interface Released {
  readonly received: Received;
  readonly staged: readonly Staged[];
}

/** An answer; null when the connection is cut without one. */
export type Held = Answer | null;

/** A request or answer that is changed, with nothing in it when nothing was changed. */
const NO_CHANGES: readonly HeldChange[] = [];

async function wait(wait: Wait, client: Client): Promise<Verdict> {
  const letGo = client.keep(() => wait.leave());
  try {
    return await wait.verdict;
  } finally {
    letGo();
  }
}

/** A request between two breakpoints. */
class Passage {
  readonly #server: ServerContext;
  readonly #endpoint: HoldEndpoint;
  readonly #client: Client;

  constructor(server: ServerContext, endpoint: HoldEndpoint, client: Client) {
    this.#server = server;
    this.#endpoint = endpoint;
    this.#client = client;
  }

  async walk(received: Received, run: Run): Promise<Held> {
    const released = await this.#holdRequest(received);
    if (!('received' in released)) return released.answer;
    const held = released.received;
    const marking = new MarkingRecorder(this.#server.recorder, released.staged);
    const toDeliver: { flowId: string; location: string }[] = [];
    const answer = await run({ ...this.#server, recorder: marking, deliver: (flowId, location) => toDeliver.push({ flowId, location }) }, held);
    if (marking.event === null && released.staged.length > 0) this.#record(held, { answer, staged: released.staged, foreseen: foresee(this.#server, this.#endpoint, held) });
    const sent = await this.#holdAnswer(held, answer, marking);
    const location = sent?.headers['location'];
    if (location !== undefined) for (const { flowId } of toDeliver) this.#server.deliver(flowId, location);
    return sent;
  }

  #about(point: HoldPoint, { method, path }: Received, { clientId, appName, flowId, step }: Foreseen): HeldThing['about'] {
    return { point, endpoint: this.#endpoint, step, method, path, clientId, appName, flowId };
  }

  #begin(thing: HeldThing): Wait | null {
    const { desk } = this.#server;
    const breakpoint = desk.breakpoints.find(thing.about.point, thing.about);
    return breakpoint === null ? null : desk.hold(thing, breakpoint);
  }

  async #holdRequest(received: Received): Promise<Released | { readonly answer: Held }> {
    const { redactor } = this.#server;
    const foreseen = foresee(this.#server, this.#endpoint, received);
    const edited = (edits: readonly HeldEdit[]): Received => editRequest(redactor, received, edits).result;
    const byHand = (answer: HandAnswer): Answer => makeHandAnswer(this.#server, { endpoint: this.#endpoint, foreseen }, answer);
    const begun = this.#begin({
      about: this.#about('before_decision', received, foreseen),
      describe: () => ({
        parts: describeRequest(redactor, received),
        adds: ['query', ...(takeApart(received).form === null ? [] : (['form'] as const)), 'header'],
        checks: [],
        canGoBack: foreseen.back !== null,
      }),
      preview: (edits) => {
        const now = foresee(this.#server, this.#endpoint, edited(edits));
        return sayDecision(now, foretellFaults(this.#server.faults, now.asks));
      },
      tryAnswer: (answer) => void byHand(answer),
    });
    if (begun === null) return { received, staged: [] };
    const verdict = await wait(begun, this.#client);
    const { result, changes } = verdict.release === 'edited' ? editRequest(redactor, received, verdict.edits) : { result: received, changes: [...NO_CHANGES] };
    const staged: Staged[] = [{ kind: 'held', point: 'before_decision', heldMs: verdict.heldMs, release: verdict.release, changes }];
    if (verdict.release === 'answered') {
      const answer = byHand(verdict.answer);
      this.#record(received, { answer, staged, foreseen });
      return { answer };
    }
    if (verdict.release === 'dropped' || verdict.release === 'client_left') {
      this.#record(received, { answer: null, staged, foreseen });
      return { answer: null };
    }
    return { received: completeNow(result), staged };
  }

  async #holdAnswer(received: Received, answer: Answer, marking: MarkingRecorder): Promise<Held> {
    const { redactor } = this.#server;
    const foreseen = foresee(this.#server, this.#endpoint, received);
    const ofApi = this.#endpoint === 'api';
    const event = marking.event;
    const adds = [...(answer.headers['location'] === undefined ? [] : (['query'] as const)), ...(membersOf(answer, ofApi) === null ? [] : (['member'] as const)), 'header' as const];
    const begun = this.#begin({
      about: { ...this.#about('before_answer', received, foreseen), flowId: event?.flowId ?? foreseen.flowId },
      describe: () => ({ parts: describeAnswer(redactor, answer, ofApi), adds, checks: event !== null && 'checks' in event ? [...event.checks] : [], canGoBack: false }),
      preview: (edits) => {
        const { result, changes } = editAnswer(redactor, { answer, ofApi }, edits);
        return sayAnswer(result, changes, { event, fate: sayFate(this.#server, result, event) });
      },
      tryAnswer: (given) => void makeHandAnswer(this.#server, { endpoint: this.#endpoint, foreseen: { back: null } }, given),
    });
    if (begun === null) return answer;
    const verdict = await wait(begun, this.#client);
    const { result, changes } = verdict.release === 'edited' ? editAnswer(redactor, { answer, ofApi }, verdict.edits) : { result: answer, changes: [...NO_CHANGES] };
    const sent = verdict.release === 'answered' ? makeHandAnswer(this.#server, { endpoint: this.#endpoint, foreseen: { back: null } }, verdict.answer) : result;
    const isCut = verdict.release === 'dropped' || verdict.release === 'client_left';
    const staged: Staged[] = [{ kind: 'held', point: 'before_answer', heldMs: verdict.heldMs, release: verdict.release, changes }];
    if (event === null) this.#record(received, { answer: isCut ? null : sent, staged, foreseen });
    // The flow may have been removed while its answer waited; then nothing is left to be marked.
    else if (this.#server.flows.loadSummary(event.flowId) !== null) this.#server.recorder.transact((recording) => void recording.record(event.flowId, { type: 'request.held', of: event.seq, staged }));
    return isCut ? null : sent;
  }

  /** Records a wait that no other event can carry, on the flow that the request belongs to, or would have begun. */
  #record(received: Received, { answer, staged, foreseen }: { readonly answer: Held; readonly staged: readonly Staged[]; readonly foreseen: Foreseen }): void {
    const { redactor, recorder } = this.#server;
    recorder.transact((recording) => {
      const { clientId, appName } = foreseen;
      const flowId: FlowId = foreseen.flowId ?? recording.begin({ origin: this.#endpoint === 'authorize' ? 'app' : 'stray', clientId, appName });
      const exchange = recordExchange(redactor, received, answer ?? { status: 0, headers: {}, body: { kind: 'none' } });
      recording.record(flowId, { type: 'request.held', of: null, exchange: { ...exchange, tookMs: 0 }, staged: [...staged] });
    });
  }
}

/** Takes a request past the breakpoints. Out: the answer, after everything was committed; null when the connection is to be cut. */
export async function holdAround(server: ServerContext, { received, run, client }: { readonly received: Received; readonly run: Run; readonly client: Client }): Promise<Held> {
  const endpoint = holdEndpointOf(received);
  return endpoint === null || !server.desk.breakpoints.watch(endpoint) ? await run(server, received) : await new Passage(server, endpoint, client).walk(received, run);
}
