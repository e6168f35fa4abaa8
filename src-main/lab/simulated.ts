/** Answers for what began in a simulation: reading it, and taking it away again so that the rest stands as it stood before. */
import type { FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from '../storage/database.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import { RetentionStore } from '../storage/retention-store.ts';
import { SimulatedRemovalStore } from '../storage/simulated-removal-store.ts';
import { SimulatedStore, type BegunFlow, type FamilyChain } from '../storage/simulated-store.ts';
import type { Simulation } from '../storage/simulation-store.ts';
import { readClues } from '../trace/read-clues.ts';
import { emptySummary, summariseFlow } from '../trace/summarise-flow.ts';

/** What happened to a flow that is older than the simulation. */
export interface OlderFlow {
  readonly number: number;
  readonly flowId: string;
  readonly fromSeq: number;
  /** Codes that were issued in it. */
  readonly codes: readonly string[];
  readonly asked: boolean;
  readonly revoked: boolean;
  /** Codes from before that were traded. */
  readonly spent: number;
}

/** Everything that began in a simulation. */
export interface Begun {
  readonly flows: readonly BegunFlow[];
  readonly olderFlows: readonly OlderFlow[];
  /** Authorizations that began. */
  readonly families: readonly FamilyChain[];
  /** Older ones that issued something more. */
  readonly olderFamilies: readonly FamilyChain[];
  readonly codes: number;
  readonly accessTokens: number;
  readonly refreshTokens: number;
  /** API calls by client id. */
  readonly calls: ReadonlyMap<string, number>;
  readonly apps: readonly { readonly clientId: string; readonly name: string }[];
}

/** What it is done with. */
export interface SimulatedParts {
  readonly db: Database;
  readonly flows: FlowStore;
}

const fingerprintsOf = (lives: readonly { readonly of: string; readonly fingerprint: string }[]): string[] => lives.filter(({ of }) => of === 'code').map(({ fingerprint }) => fingerprint);

function goOn(before: OlderFlow | undefined, number: number, event: TraceEvent): OlderFlow {
  const known = before ?? { number, flowId: event.flowId, fromSeq: event.seq, codes: [], asked: false, revoked: false, spent: 0 };
  const issued = 'issued' in event ? fingerprintsOf(event.issued) : [];
  const ended = 'ended' in event ? event.ended : [];
  return {
    ...known,
    codes: [...known.codes, ...issued],
    asked: known.asked || (event.type === 'authorization.decided' && event.outcome === 'asked'),
    revoked: known.revoked || ended.some(({ of, reason }) => of === 'refresh_token' && reason === 'revoked'),
    spent: known.spent + ended.filter(({ of, reason, fingerprint }) => of === 'code' && reason === 'spent' && !known.codes.includes(fingerprint)).length,
  };
}

/** Reads and takes away. */
export class Simulated {
  readonly #parts: SimulatedParts;
  readonly #store: SimulatedStore;
  readonly #removal: SimulatedRemovalStore;
  readonly #retention: RetentionStore;

  constructor(parts: SimulatedParts) {
    this.#parts = parts;
    this.#store = new SimulatedStore(parts.db);
    this.#removal = new SimulatedRemovalStore(parts.db);
    this.#retention = new RetentionStore(parts.db);
  }

  /** Everything that began. Reads as much as was recorded in the simulation, and no more. */
  read({ marks, from }: Simulation): Begun {
    const older = new Map<number, OlderFlow>();
    const calls = new Map<string, number>();
    let codes = 0;
    for (const { flowNumber, event } of this.#store.events(marks)) {
      if ('issued' in event) codes += fingerprintsOf(event.issued).length;
      if (event.type === 'api.called') calls.set(event.flowId, (calls.get(event.flowId) ?? 0) + 1);
      if (flowNumber <= marks.flow) older.set(flowNumber, goOn(older.get(flowNumber), flowNumber, event));
    }
    const issues = this.#store.listIssues(marks);
    const chains = [...new Set(issues.map(({ familyId }) => familyId))].map((familyId) => this.#store.loadFamily(familyId)).filter((chain) => chain !== null);
    const began = (chain: FamilyChain): boolean => !chain.hasEarlier && chain.places.every((place) => place > marks.issue);
    return {
      flows: this.#store.listFlows(marks),
      olderFlows: [...older.values()],
      families: chains.filter(began),
      olderFamilies: chains.filter((chain) => !began(chain)),
      codes,
      accessTokens: issues.length,
      refreshTokens: issues.filter(({ hasRefresh }) => hasRefresh === 1).length,
      calls: this.#byApp(calls),
      apps: this.#store.listApps(from),
    };
  }

  /** Takes it all away, inside the transaction of the caller. What is older stands as before, but for what cannot be undone. */
  discard(simulation: Simulation): void {
    const { marks, from } = simulation;
    const begun = this.read(simulation);
    this.#removal.keepKnocks(marks.flow, from);
    for (const flow of begun.flows) {
      this.#removal.forgetOldUses(flow.flowId, -1);
      this.#retention.remove(flow);
    }
    for (const { familyId, flowNumber, places } of begun.families) if (flowNumber <= marks.flow) this.#removal.removeFamily(familyId, places);
    for (const { familyId, places } of begun.olderFamilies) this.#removal.cutFamily(familyId, places, marks.issue);
    for (const flow of begun.olderFlows) this.#cut(flow, from);
    for (const [clientId, count] of begun.calls) this.#removal.uncountCalls(clientId, count, from);
    this.#removal.removeCheckups(marks.checkup);
    for (const { clientId } of this.#store.listApps(-1)) this.#removal.endUses(clientId, from);
  }

  #cut(flow: OlderFlow, from: number): void {
    const { flows } = this.#parts;
    const standing = flows.loadSummary(flow.flowId);
    if (standing === null) return;
    const kept = flows.loadEvents(flow.flowId).filter(({ seq }) => seq < flow.fromSeq);
    const summary = kept.reduce<FlowSummary>(summariseFlow, emptySummary(standing));
    const clues = kept.map(readClues).filter((words) => words !== '');
    this.#removal.forgetOldUses(flow.flowId, from);
    this.#removal.cutFlow({ ...flow, waitingAfter: flow.asked ? from : null }, summary, [...new Set(clues)].join(' '));
  }

  #byApp(byFlow: ReadonlyMap<string, number>): Map<string, number> {
    const calls = new Map<string, number>();
    for (const [flowId, count] of byFlow) {
      const clientId = this.#parts.flows.loadSummary(flowId)?.clientId ?? null;
      if (clientId !== null) calls.set(clientId, (calls.get(clientId) ?? 0) + count);
    }
    return calls;
  }
}
