/** Answers for how often a rule may fire. Apart from the schemas, which a start has no use for. */
import type { FaultRule } from './faults.ts';

/** How often a rule may fire in all; null without end. */
export function mostHits({ fires }: Pick<FaultRule, 'fires'>): number | null {
  if (fires.how === 'once') return 1;
  return fires.how === 'times' ? fires.n : null;
}

/** True when a rule fired as often as it may. */
export function isUsedUp(rule: Pick<FaultRule, 'fires' | 'hits'>): boolean {
  const most = mostHits(rule);
  return most !== null && rule.hits >= most;
}
