/** Answers for counting knocks in the transaction that records them. */
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import type { FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from '../storage/database.ts';
import { KnockStore } from '../storage/knock-store.ts';
import { readKnock } from './findings/read-knock.ts';

/** Longer ids and URIs are cut, in characters. */
const LONGEST_ID = 120;
const LONGEST_URI = 500;

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Counts who knocks. */
export class KnockRecorder {
  readonly #knocks: KnockStore;

  constructor(db: Database) {
    this.#knocks = new KnockStore(db);
  }

  /**
   * Looks at an event that was just recorded, in the same transaction. A secret of an app that came as an id was covered before;
   * its row has the fingerprint for a name. Out: what to publish after the commit.
   */
  see(summary: FlowSummary, event: TraceEvent): LiveMessage[] {
    const read = readKnock(summary, event);
    if (read === null) return [];
    const redirectUri = read.redirectUri === null ? null : cut(read.redirectUri, LONGEST_URI);
    this.#knocks.add({ kind: read.kind, shownId: cut(read.shownId, LONGEST_ID), isSecret: read.covered, redirectUri, flowId: summary.flowId, at: event.at });
    return [{ topic: 'knock.recorded' }];
  }
}
