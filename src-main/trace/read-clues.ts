/** Answers for the words by which a flow is found that do not stand in its row: what was refused, and what was issued first. */
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';

/** Codes and tokens of the first exchange. Those of refreshes are not kept: a refresh must not touch the index. */
function readIssued(event: TraceEvent): string[] {
  const isFirst = event.type === 'consent.answered' || (event.type === 'token.decided' && event.grant === 'authorization_code');
  return isFirst ? event.issued.map(({ fingerprint }) => fingerprint) : [];
}

/** In: an event. Out: its words, in order: the failed check, the error code, fingerprints; empty for most events. */
export function readClues(event: TraceEvent): string {
  const failure = 'checks' in event ? firstFailure(event.checks) : null;
  const error = 'error' in event ? event.error : undefined;
  return [...(failure === null ? [] : [failure.id]), ...(error === undefined ? [] : [error]), ...readIssued(event)].join(' ');
}
