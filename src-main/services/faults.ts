/** Answers for fault rules on the screen: what there is, writing one, its place in the order, and switching it. */
import { isUsedUp } from '../../src-preload/contract/fault-counts.ts';
import { FaultId, MOST_RULES, type FaultBoard, type FaultDraft, type FaultRow, type FaultRule, type RemovedFault } from '../../src-preload/contract/faults.ts';
import type { Randomness } from '../host.ts';
import type { FaultRules } from '../lab/fault-rules.ts';
import { whyDraftNever, whyNever, type FaultWorld } from '../oauth/faults/why-never.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { Database } from '../storage/database.ts';
import type { FaultStore } from '../storage/fault-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { Hub } from '../trace/hub.ts';
import { OwnSecrets, SECRET_IN_RULE } from '../trace/own-secrets.ts';
import { newId } from '../trace/secrets.ts';
import { ServiceFailure } from './service-failure.ts';

/** What the use cases work with. */
export interface FaultParts {
  readonly db: Database;
  readonly faultStore: FaultStore;
  readonly faults: FaultRules;
  readonly apps: AppStore;
  readonly people: PeopleStore;
  readonly hub: Hub;
  readonly random: Randomness;
  /** What the API is, for rules that wait for its calls. */
  readonly api: FaultWorld['api'];
}

/** Use cases of `faults.*`. */
export class Faults {
  readonly #parts: FaultParts;
  readonly #secrets: OwnSecrets;

  constructor(parts: FaultParts) {
    this.#parts = parts;
    this.#secrets = new OwnSecrets(parts.apps);
  }

  /** The rules in their order, and who may be waited for. */
  list(): FaultBoard {
    return { rules: this.#rows(), people: this.#parts.people.list().map(({ personId, name }) => ({ personId, name })) };
  }

  /** Why a draft could never match or act in the place of a rule, or behind all of them. */
  judge(draft: FaultDraft, ruleId: FaultId | null): string | null {
    const rules = this.#parts.faultStore.list();
    const place = ruleId === null ? -1 : rules.findIndex((rule) => rule.ruleId === ruleId);
    return whyDraftNever(draft, place < 0 ? rules : rules.slice(0, place), this.#world());
  }

  /** Writes a rule behind the others, switched on. Errors: NOT_NOW when there are too many, or it holds a secret. */
  add(draft: FaultDraft): FaultRow {
    const rule: FaultRule = { ...draft, ruleId: FaultId.parse(newId('flt_', this.#parts.random, 12)), isOn: true, hits: 0, seen: 0, revision: 1 };
    return this.#insert({ rule, at: MOST_RULES });
  }

  /** Writes a rule anew; it counts from the start then. Errors: NOT_FOUND; FAULT_CHANGED when somebody else was quicker; NOT_NOW when it holds a secret. */
  change(ruleId: FaultId, basedOn: number, draft: FaultDraft): FaultRow {
    this.#refuseSecrets(draft);
    return this.#write(ruleId, (rule, store) => {
      if (rule.revision !== basedOn) throw new ServiceFailure('FAULT_CHANGED', { rule: this.#row(ruleId) });
      store.rewrite(ruleId, draft);
      store.saveCounts(ruleId, { isOn: rule.isOn, hits: 0, seen: 0 });
    });
  }

  /** Switches a rule. One that used itself up is armed again. Errors: NOT_FOUND. */
  setOn(ruleId: FaultId, on: boolean): FaultRow {
    return this.#write(ruleId, (rule, store) => store.saveCounts(ruleId, on && isUsedUp(rule) ? { isOn: true, hits: 0, seen: 0 } : { ...rule, isOn: on }));
  }

  /** Counts from the start. Errors: NOT_FOUND. */
  resetHits(ruleId: FaultId): FaultRow {
    return this.#write(ruleId, (rule, store) => store.saveCounts(ruleId, { isOn: rule.isOn, hits: 0, seen: 0 }));
  }

  /** Puts a rule into another place. In: the place from 1; one behind the last is the last. Errors: NOT_FOUND. */
  move(ruleId: FaultId, to: number): FaultRow {
    return this.#write(ruleId, (_rule, store) => {
      const others = store.list().map((rule) => rule.ruleId).filter((id) => id !== ruleId);
      store.arrange(others.toSpliced(to - 1, 0, ruleId));
    });
  }

  /** Takes a rule away. Out: what brings it back. Errors: NOT_FOUND. */
  remove(ruleId: FaultId): RemovedFault {
    const { db, faultStore } = this.#parts;
    const removed = db.transact(() => {
      const rules = faultStore.list();
      const at = rules.findIndex((rule) => rule.ruleId === ruleId);
      const rule = rules[at];
      if (rule === undefined) throw new ServiceFailure('NOT_FOUND', { what: 'rule' });
      faultStore.remove(ruleId);
      return { rule, at };
    });
    this.#announce();
    return removed;
  }

  /** Brings a rule back to its place, as it was. Errors: NOT_NOW when there are too many, or it is there. */
  putBack(removed: RemovedFault): FaultRow {
    return this.#insert(removed);
  }

  #refuseSecrets(draft: FaultDraft): void {
    if (this.#secrets.isIn(draft)) throw new ServiceFailure('NOT_NOW', { reason: SECRET_IN_RULE });
  }

  #insert({ rule, at }: RemovedFault): FaultRow {
    this.#refuseSecrets(rule);
    const { db, faultStore } = this.#parts;
    db.transact(() => {
      const ruleIds = faultStore.list().map(({ ruleId }) => ruleId);
      if (ruleIds.includes(rule.ruleId)) throw new ServiceFailure('NOT_NOW', { reason: 'This rule is there.' });
      if (ruleIds.length >= MOST_RULES) throw new ServiceFailure('NOT_NOW', { reason: `There are ${String(MOST_RULES)} rules. Delete one first.` });
      faultStore.insert(rule);
      faultStore.arrange(ruleIds.toSpliced(at, 0, rule.ruleId));
    });
    this.#announce();
    return this.#row(rule.ruleId);
  }

  #write(ruleId: FaultId, work: (rule: FaultRule, store: FaultStore) => void): FaultRow {
    const { db, faultStore } = this.#parts;
    db.transact(() => {
      const rule = faultStore.list().find((one) => one.ruleId === ruleId);
      if (rule === undefined) throw new ServiceFailure('NOT_FOUND', { what: 'rule' });
      work(rule, faultStore);
    });
    this.#announce();
    return this.#row(ruleId);
  }

  #announce(): void {
    this.#parts.faults.reload();
    this.#parts.hub.publish([{ topic: 'faults.changed' }]);
  }

  #row(ruleId: FaultId): FaultRow {
    const row = this.#rows().find((one) => one.ruleId === ruleId);
    if (row === undefined) throw new ServiceFailure('NOT_FOUND', { what: 'rule' });
    return row;
  }

  #rows(): FaultRow[] {
    const { faultStore, people } = this.#parts;
    const world = this.#world();
    const rules = faultStore.list();
    return rules.map((rule, index) => ({
      ...rule,
      number: index + 1,
      usedUp: isUsedUp(rule),
      appName: rule.when.clientId === undefined ? null : (world.apps.get(rule.when.clientId)?.name ?? null),
      personName: rule.when.personId === undefined ? null : (people.load(rule.when.personId)?.name ?? null),
      whyNever: whyNever(rule, rules.slice(0, index), world),
    }));
  }

  #world(): FaultWorld {
    const { api, apps, people } = this.#parts;
    return { api, apps: new Map(apps.list().map((app) => [app.clientId, app])), personIds: new Set(people.list().map(({ personId }) => personId)) };
  }
}
