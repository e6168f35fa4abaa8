/** Answers for held requests on the screen: looking, asking what would happen, letting go. */
import type { HandAnswer, HeldDetail, HeldEdit, HeldList, HoldId, HoldPreview } from '../../src-preload/contract/holds.ts';
import { EditRefused } from '../lab/edit-refused.ts';
import type { HoldDesk } from '../lab/hold-desk.ts';
import { ServiceFailure } from './service-failure.ts';

function tryEdit<T>(work: () => T): T {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof EditRefused) throw new ServiceFailure('EDIT_REFUSED', { reason: problem.message }, { cause: problem });
    throw problem;
  }
}

/** Use cases of `holds.*`. */
export class Holds {
  readonly #desk: HoldDesk;

  constructor({ desk }: { readonly desk: HoldDesk }) {
    this.#desk = desk;
  }

  /** Everything that waits, the longest first. */
  list(): HeldList {
    return { held: this.#desk.list(), passed: this.#desk.passed };
  }

  /** One of them. Errors: NOT_FOUND. */
  get(holdId: HoldId): HeldDetail {
    return this.#found(holdId, this.#desk.get(holdId));
  }

  /** What would happen. Errors: NOT_FOUND, EDIT_REFUSED. */
  preview(holdId: HoldId, edits: readonly HeldEdit[]): HoldPreview {
    return tryEdit(() => this.#found(holdId, this.#desk.preview(holdId, edits)));
  }

  /** Lets one go on. Errors: NOT_FOUND, EDIT_REFUSED; then it waits on. */
  release(holdId: HoldId, edits: readonly HeldEdit[]): void {
    tryEdit(() => this.#found(holdId, this.#desk.release(holdId, edits) || null));
  }

  /** Answers one in the place of Mavio. Errors: NOT_FOUND, EDIT_REFUSED; then it waits on. */
  answer(holdId: HoldId, answer: HandAnswer): void {
    tryEdit(() => this.#found(holdId, this.#desk.answer(holdId, answer) || null));
  }

  /** Cuts one off. Errors: NOT_FOUND. */
  drop(holdId: HoldId): void {
    this.#found(holdId, this.#desk.drop(holdId) || null);
  }

  /** Counts anew. In: seconds from now. Errors: NOT_FOUND. */
  extend(holdId: HoldId, seconds: number): void {
    this.#found(holdId, this.#desk.extend(holdId, seconds) || null);
  }

  /** Says NOT_FOUND for what waits no more, and how it went on. */
  #found<T>(holdId: HoldId, thing: T | null): T {
    if (thing !== null) return thing;
    const ended = this.#desk.endOf(holdId);
    throw new ServiceFailure('NOT_FOUND', { what: 'held request', ...(ended === null ? {} : { ended }) });
  }
}
