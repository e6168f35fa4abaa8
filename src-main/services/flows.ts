/** Answers for recorded flows: the list, and one flow with everything that happened in it. */
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Flow, FlowPage, FlowQuery } from '../../src-preload/contract/trace.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import { ServiceFailure } from './service-failure.ts';

/** Use cases of `flows.*`. */
export class Flows {
  readonly #flows: FlowStore;

  constructor(flows: FlowStore) {
    this.#flows = flows;
  }

  /** A page of flows, newest first, with the totals for the chips. */
  list(query: FlowQuery): FlowPage {
    return this.#flows.list(query);
  }

  /** One flow with its events, in order. Errors: NOT_FOUND. */
  get(flowId: FlowId): Flow {
    const summary = this.#flows.loadSummary(flowId);
    if (summary === null) throw new ServiceFailure('NOT_FOUND', { what: 'flow' });
    return { summary, events: this.#flows.loadEvents(flowId) };
  }
}
