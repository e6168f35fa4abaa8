/** Answers for recording a request that was held: its own event carries the mark, and where it stands is remembered. */
import type { Staged, TraceEvent } from '../../../src-preload/contract/trace.ts';
import type { Recording } from '../../trace/recorder.ts';
import type { AuthServerParts } from '../parts.ts';

type Recorder = AuthServerParts['recorder'];

/** Stands in front of the recorder for one request. */
export class MarkingRecorder implements Recorder {
  readonly #recorder: Recorder;
  readonly #staged: readonly Staged[];
  #event: TraceEvent | null = null;

  /** In: the recorder, and what was staged before the request was decided. */
  constructor(recorder: Recorder, staged: readonly Staged[]) {
    this.#recorder = recorder;
    this.#staged = staged;
  }

  /** The event that holds the request and its answer; null when none was recorded. */
  get event(): TraceEvent | null {
    return this.#event;
  }

  transact<T>(work: (recording: Recording) => T): T {
    return this.#recorder.transact((recording) => work(this.#mark(recording)));
  }

  transactSoon<T>(work: (recording: Recording) => T): Promise<T> {
    return this.#recorder.transactSoon((recording) => work(this.#mark(recording)));
  }

  #mark(recording: Recording): Recording {
    // A group that was undone runs its works again.
    this.#event = null;
    return {
      begin: (start) => recording.begin(start),
      tell: (message) => recording.tell(message),
      record: (flowId, draft) => {
        const isIt = this.#event === null && 'exchange' in draft;
        const marks = isIt ? [...this.#staged, ...(draft.staged ?? [])] : [];
        const event = recording.record(flowId, marks.length === 0 ? draft : { ...draft, staged: marks });
        if (isIt) this.#event = event;
        return event;
      },
    };
  }
}
