/** Answers for what a rule changes in what is issued. What it changes is real: the token lives that long and carries those scopes. */
import type { FaultAct } from '../../../src-preload/contract/fault-acts.ts';
import { keepScopes } from '../../oauth/faults/match-fault.ts';
import type { Injection } from '../../lab/fault-rules.ts';

/** Other terms than the usual ones; what is absent is as usual. Times in milliseconds. */
export interface Terms {
  readonly codeMs?: number;
  readonly accessMs?: number;
  readonly refreshMs?: number;
  /** Bends the scopes of what is issued. */
  readonly scopes?: (granted: readonly string[]) => readonly string[];
  /** No refresh token is issued with a code. */
  readonly withoutRefresh?: true;
  /** A refresh: a new token, the one that was sent, or none in the answer. */
  readonly rotation?: Extract<FaultAct, { kind: 'rotation' }>['how'];
}

const LIVES = { code: 'codeMs', access_token: 'accessMs', refresh_token: 'refreshMs' } as const;

/** The terms that a rule sets; null where it sets none. */
export function termsOf(met: Injection | null): Terms | null {
  const act = met?.act;
  if (act?.kind === 'life') return { [LIVES[act.of]]: act.seconds * 1000 };
  if (act?.kind === 'fewer_scopes') return { scopes: (granted) => keepScopes(act, granted) };
  if (act?.kind === 'no_refresh_token') return { withoutRefresh: true };
  return act?.kind === 'rotation' ? { rotation: act.how } : null;
}
