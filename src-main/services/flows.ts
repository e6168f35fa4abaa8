/** Answers for recorded flows: the list, and one flow with everything that happened in it. */
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Flow, FlowPage, FlowQuery, FlowSearch, FlowsFound, FlowSummary } from '../../src-preload/contract/trace.ts';
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

  /** The newest flows that a text finds; the one whose number or id it is stands first. */
  find({ text, limit }: FlowSearch): FlowsFound {
    const exact = this.#loadNamed(text.trim());
    const flows = this.#flows.find(text, limit);
    return { flows: exact === null ? flows : [exact, ...flows.filter((flow) => flow.number !== exact.number)].slice(0, limit) };
  }

  #loadNamed(name: string): FlowSummary | null {
    if (/^#?[0-9]{1,15}$/.test(name)) return this.#flows.loadByNumber(Number(name.replace('#', '')));
    return name.startsWith('flow_') ? this.#flows.loadSummary(name) : null;
  }

  /** One flow with its events, in order. Errors: NOT_FOUND. */
  get(flowId: FlowId): Flow {
    const summary = this.#flows.loadSummary(flowId);
    if (summary === null) throw new ServiceFailure('NOT_FOUND', { what: 'flow' });
    return { summary, events: this.#flows.loadEvents(flowId) };
  }
}
