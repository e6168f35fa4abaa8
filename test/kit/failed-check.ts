/** Answers for reading a flow's verdict as the screen draws it: the one failing check, its values and its clause. */
import { describeCheck } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import type { ContractClient } from './served-client.ts';

/** A failed check with what the screen shows beside it. */
export interface Verdict {
  readonly id: string;
  readonly clause: string;
  readonly cure: string;
  readonly expected: CheckResult['expected'];
  readonly received: CheckResult['received'];
}

function checksOf(event: TraceEvent): readonly CheckResult[] {
  return 'checks' in event ? event.checks : [];
}

/**
 * The verdict of the newest event with a failed check, in the newest flow.
 * Errors: no check failed, more than one failed, or a check after the failed one was reached.
 */
export async function readVerdict(client: ContractClient, flowId?: FlowId): Promise<Verdict> {
  const newest = flowId ?? (await client.flows.list({ limit: 1 })).flows[0]?.flowId;
  if (newest === undefined) throw new Error('No flow was recorded.');
  const { events } = await client.flows.get({ flowId: newest });
  const checks = events.map(checksOf).findLast((ladder) => ladder.some(({ outcome }) => outcome === 'fail')) ?? [];
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  const [first] = failed;
  if (first === undefined || failed.length > 1) throw new Error(`${String(failed.length)} checks failed: ${failed.map(({ id }) => id).join(', ')}`);
  const late = checks.slice(checks.indexOf(first) + 1).find(({ outcome }) => outcome !== 'not_reached' && outcome !== 'skip');
  if (late !== undefined) throw new Error(`${late.id} was climbed after ${first.id} had failed.`);
  const { clause, cure } = describeCheck(first.id);
  return { id: first.id, clause, cure, expected: first.expected, received: first.received };
}
