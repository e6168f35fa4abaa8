/** Answers for how often a rule may fire. Apart from the schemas, which a start has no use for. */
import type { FaultRule } from './faults.ts';

/** How often a rule may fire in all; null without end. Of several times, one is left where it waits for a single request. */
export function mostHits({ when, fires }: Pick<FaultRule, 'when' | 'fires'>): number | null {
  if (fires.how === 'times') return when.nth?.how === 'exactly' ? 1 : fires.n;
  return fires.how === 'once' ? 1 : null;
}

/** True when a rule fired as often as it may. */
export function isUsedUp(rule: Pick<FaultRule, 'when' | 'fires' | 'hits'>): boolean {
  const most = mostHits(rule);
  return most !== null && rule.hits >= most;
}
