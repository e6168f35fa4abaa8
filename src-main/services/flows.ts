/** Answers for recorded flows: the list, and one flow with everything that happened in it. */
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Flow, FlowPage, FlowQuery, FlowSearch, FlowsFound } from '../../src-preload/contract/trace.ts';
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

  /** The newest flows that hold every word of a text. */
  find({ text, limit }: FlowSearch): FlowsFound {
    const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const number = words.length === 1 && /^#?[0-9]{1,15}$/.test(words[0] ?? '') ? Number((words[0] ?? '').replace('#', '')) : null;
    const exact = number === null ? null : this.#flows.loadByNumber(number);
    const { flows, lookedAt } = this.#flows.find(words, limit);
    return { flows: exact === null ? flows : [exact, ...flows.filter((flow) => flow.number !== exact.number)].slice(0, limit), lookedAt };
  }

  /** One flow with its events, in order. Errors: NOT_FOUND. */
  get(flowId: FlowId): Flow {
    const summary = this.#flows.loadSummary(flowId);
    if (summary === null) throw new ServiceFailure('NOT_FOUND', { what: 'flow' });
    return { summary, events: this.#flows.loadEvents(flowId) };
  }
}
