/** Answers for the fault rules that are on: which one a request meets, and counting that in the transaction of the request. */
import type { FaultAct } from '../../src-preload/contract/fault-acts.ts';
import { isUsedUp } from '../../src-preload/contract/fault-counts.ts';
import { pointOf } from '../../src-preload/contract/fault-fits.ts';
import type { FaultDraft } from '../../src-preload/contract/faults.ts';
import { ARMED_PREFIX, sayAct } from '../../src-preload/contract/fault-words.ts';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import type { Staged } from '../../src-preload/contract/trace.ts';
import { chance } from '../oauth/faults/chance.ts';
import type { FaultRequest } from '../oauth/faults/fault-request.ts';
import { countsRequests, firesFor, waitsFor } from '../oauth/faults/match-fault.ts';
import type { FaultStore } from '../storage/fault-store.ts';

/** What a rule does to one request. */
export interface Injection {
  readonly act: FaultAct;
  readonly staged: Extract<Staged, { kind: 'fault' }>;
  /** From 0 up to 1, the same for the same hit of the same rule: decides jitter. */
  readonly draw: number;
}

/** The pen of the transaction, as far as it is needed here. */
interface Teller {
  tell(message: LiveMessage): void;
}

interface Standing {
  readonly rule: FaultDraft & { readonly ruleId: string };
  readonly number: number;
}

/** Faults that a check-up has armed for one app. While they are, the developer's own rules rest for it. */
export interface ArmedFaults {
  /** The app; null when none is armed. */
  readonly clientId: string | null;
  readonly rules: readonly (FaultDraft & { readonly ruleId: string })[];
  readonly counts: Counts;
  whenChanged(hear: () => void): void;
}

/** Where hits are counted. */
type Counts = Pick<FaultStore, 'loadCounts' | 'saveCounts'>;

/**
 * The rules in memory. What requests count is in the database alone and is read there inside their transaction, because a group of
 * them may be undone and run again.
 */
export class FaultRules {
  readonly #store: FaultStore;
  readonly #armed: ArmedFaults | null;
  #standing: readonly Standing[] = [];
  #armedStanding: readonly Standing[] = [];
  #on = false;

  constructor(store: FaultStore, armed: ArmedFaults | null = null) {
    this.#store = store;
    this.#armed = armed;
    armed?.whenChanged(() => this.reload());
    this.reload();
  }

  /** True while a rule is on. Ask this first: nothing else costs anything then. */
  get on(): boolean {
    return this.#on;
  }

  /** Reads the rules again, after they were changed or one has used itself up. Call outside of a transaction. */
  reload(): void {
    this.#standing = this.#store.list().map((rule, index) => ({ rule, number: index + 1 })).filter(({ rule }) => rule.isOn);
    this.#armedStanding = (this.#armed?.rules ?? []).map((rule, index) => ({ rule, number: index + 1 }));
    this.#on = this.#standing.length > 0 || this.#armedStanding.length > 0;
  }

  /** How many rules are on. */
  get count(): number {
    return this.#standing.length;
  }

  /**
   * Finds the first rule that fires for a request, and counts it. Call inside the transaction of the request, once its facts are
   * loaded and before anything is changed. Out: what to do to it; null when no rule fires. After the commit, call `settle`.
   */
  meet(request: FaultRequest, teller: Teller): Injection | null {
    let met: Injection | null = null;
    for (const standing of this.#standingFor(request)) {
      const { rule } = standing;
      if (!waitsFor(rule, request)) continue;
      const counts = countsRequests(rule);
      if (met !== null && !counts) continue;
      const store = this.#countsOf(rule.ruleId);
      const before = store.loadCounts(rule.ruleId);
      // It used itself up in this very group.
      if (before?.isOn !== true) continue;
      const seen = before.seen + (counts ? 1 : 0);
      const fires = met === null && firesFor({ ...rule, hits: before.hits, seen });
      const hits = before.hits + (fires ? 1 : 0);
      const isOn = !isUsedUp({ ...rule, hits });
      if (fires || counts) store.saveCounts(rule.ruleId, { isOn, hits, seen });
      if (fires) met = injectionOf(standing, hits);
    }
    if (met !== null) teller.tell({ topic: 'faults.changed' });
    return met;
  }

  /** What `meet` would find now. Counts nothing and changes nothing. Call outside of a transaction. */
  foretell(request: FaultRequest): Injection | null {
    for (const standing of this.#standingFor(request)) {
      const { rule } = standing;
      const counts = waitsFor(rule, request) ? this.#countsOf(rule.ruleId).loadCounts(rule.ruleId) : null;
      if (counts?.isOn === true && firesFor({ ...rule, hits: counts.hits, seen: counts.seen + (countsRequests(rule) ? 1 : 0) })) return injectionOf(standing, counts.hits + 1);
    }
    return null;
  }

  /** Takes back the count of a rule that found nothing to act upon after all, inside the same transaction. */
  giveBack({ staged: { ruleId } }: Injection): void {
    const store = this.#countsOf(ruleId);
    const counts = store.loadCounts(ruleId);
    if (counts !== null) store.saveCounts(ruleId, { ...counts, isOn: true, hits: counts.hits - 1 });
  }

  /** Call after the commit of a request that met a rule: one that used itself up is taken out of memory. */
  settle({ staged }: Injection): void {
    const standing = this.#standing.find(({ rule }) => rule.ruleId === staged.ruleId);
    if (standing !== undefined && standing.rule.fires.how !== 'always' && standing.rule.fires.how !== 'chance') this.reload();
  }

  /** While a check-up has armed an app, the developer's own rules rest for it. */
  #standingFor({ clientId }: FaultRequest): readonly Standing[] {
    return this.#armed !== null && clientId !== null && this.#armed.clientId === clientId ? this.#armedStanding : this.#standing;
  }

  #countsOf(ruleId: string): Counts {
    return this.#armed !== null && ruleId.startsWith(ARMED_PREFIX) ? this.#armed.counts : this.#store;
  }
}

function injectionOf({ rule, number }: Standing, hits: number): Injection {
  const { ruleId, when, then } = rule;
  return {
    act: then,
    staged: { kind: 'fault', ruleId, number, title: sayAct(then, when.endpoint), point: pointOf(then) },
    draw: then.kind === 'delay' ? chance(then.seed, hits) : 0,
  };
}
