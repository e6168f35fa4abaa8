/** Answers for how a code or token stands at a moment: how much of its life is used, and the words beside its bar. */
import { formatSpan } from '../format-span.ts';
import type { DrawnLife } from '../picture/picture.ts';
import { sayStepKey } from './words.ts';

/** `over` is drawn hatched. `used` is the part of the life that has passed, from 0 to 1. */
export interface LifeState {
  readonly over: boolean;
  readonly used: number;
  readonly words: string;
}

const REASONS = { spent: 'spent', rotated: 'replaced', revoked: 'revoked', expired: 'expired' } as const;

/** In: a life, and now by the server clock, both in epoch milliseconds. */
export function readLife(life: DrawnLife, now: number): LifeState {
  const used = Math.min(1, Math.max(0, (now - life.issuedAt) / Math.max(1, life.expiresAt - life.issuedAt)));
  if (life.ended !== null) return { over: true, used, words: `${REASONS[life.ended.reason]} in ${sayStepKey(life.ended.step)}` };
  const left = life.expiresAt - now;
  if (left <= 0) return { over: true, used: 1, words: `died ${formatSpan(-left)} ago` };
  if (life.of === 'refresh_token') return { over: false, used, words: `${formatSpan(Math.ceil(left / 1000) * 1000)}, if idle` };
  return { over: false, used, words: `${formatSpan(Math.ceil(left / 1000) * 1000)} left` };
}
