/** Answers for what was noticed about apps by watching them: in one flow, and over an app's newest flows. */
import { FINDINGS, type AppFindings, type Finding, type FindingId } from '../../src-preload/contract/findings.ts';
import type { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import type { FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { Database } from '../storage/database.ts';
import { EvidenceStore } from '../storage/evidence-store.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import { findInFlow } from '../trace/findings/find-in-flow.ts';
import { readLogin } from '../trace/findings/login-rules.ts';
import type { EarlierLogin } from '../trace/findings/rule.ts';
import { loadApp } from './load-app.ts';
import { ServiceFailure } from './service-failure.ts';

/** How many of an app's flows are looked at. */
const NEWEST = 50;
/** How many events of a flow are looked at: when it is opened, and when it is one of fifty. */
const MOST_EVENTS = 2000;
const MOST_EVENTS_OF_MANY = 300;
/** A login shows itself in its first events: request, page, answer. */
const FIRST_EVENTS = 6;

/** What the use cases of findings are made of. */
export interface FindingsParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly flows: FlowStore;
}

/** Use cases of `flows.findings` and `apps.findings`. */
export class Findings {
  readonly #parts: FindingsParts;
  readonly #evidence: EvidenceStore;

  constructor(parts: FindingsParts) {
    this.#parts = parts;
    this.#evidence = new EvidenceStore(parts.db);
  }

  /** What the app did in one flow. Errors: NOT_FOUND. */
  ofFlow(flowId: FlowId): Finding[] {
    const summary = this.#parts.flows.loadSummary(flowId);
    if (summary === null) throw new ServiceFailure('NOT_FOUND', { what: 'flow' });
    const before = summary.clientId === null ? [] : this.#flowsOf(summary.clientId as ClientId, summary.number);
    const earlier = this.#logins(before.map((flow) => ({ flow, events: this.#evidence.load(flow.flowId, FIRST_EVENTS) })));
    return findInFlow(summary, { events: this.#evidence.load(flowId, MOST_EVENTS), earlier });
  }

  /** What an app does, over its newest fifty flows. Errors: NOT_FOUND. */
  ofApp(clientId: ClientId): AppFindings {
    loadApp(this.#parts.apps, clientId);
    const watched = this.#flowsOf(clientId).map((flow) => ({ flow, events: this.#evidence.load(flow.flowId, MOST_EVENTS_OF_MANY) }));
    const logins = this.#logins(watched);
    const found = watched.flatMap(({ flow, events }) => findInFlow(flow, { events, earlier: logins.filter((login) => login.flowNumber < flow.number) }));
    const findings = (Object.keys(FINDINGS) as FindingId[]).flatMap((id) => {
      const same = found.filter((finding) => finding.id === id);
      const [newest] = same;
      return newest === undefined ? [] : [{ times: same.length, newest }];
    });
    return { flows: watched.length, findings };
  }

  /** Flows that the app itself began, the newest first. */
  #flowsOf(clientId: ClientId, beforeNumber?: number): FlowSummary[] {
    const page = this.#parts.flows.list({ clientId, limit: NEWEST, ...(beforeNumber === undefined ? {} : { beforeNumber }) });
    return page.flows.filter((flow) => flow.origin !== 'guided');
  }

  #logins(flows: readonly { readonly flow: FlowSummary; readonly events: readonly TraceEvent[] }[]): EarlierLogin[] {
    return flows.flatMap(({ flow, events }) => readLogin(flow.number, events) ?? []);
  }
}
