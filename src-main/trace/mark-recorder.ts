/** Answers for counting in the transaction that records what is counted. */
import { readMarks } from '../../src-preload/contract/marks.ts';
import type { FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from '../storage/database.ts';
import { MarkStore } from '../storage/mark-store.ts';

/** Counts sign-ins, API calls and refusals. */
export class MarkRecorder {
  readonly #marks: MarkStore;

  constructor(db: Database) {
    this.#marks = new MarkStore(db);
  }

  /** Looks at an event that was just recorded, in the same transaction. A flow that names no app counts for none. A granted refresh writes nothing. */
  see({ clientId, number }: FlowSummary, event: TraceEvent): void {
    if (clientId === null) return;
    for (const mark of readMarks(event)) this.#marks.add(mark, clientId, { at: event.at, flowNumber: number, seq: event.seq });
  }
}
