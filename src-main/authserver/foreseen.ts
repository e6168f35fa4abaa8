/** Answers for what a request would come to: decided by the engine on the facts of this moment, with nothing applied and nothing recorded. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import type { HoldStep } from '../../src-preload/contract/holds.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { TokenRefusal } from '../oauth/decision.ts';
import type { FaultRequest } from '../oauth/faults/fault-request.ts';
import type { BackToApp } from './answer-to-app.ts';

/** A decision that was not carried out, and where it would be recorded. */
export interface Foreseen {
  readonly checks: readonly CheckResult[];
  readonly clientId: string | null;
  readonly appName: string | null;
  /** The flow it belongs to; null when it would begin one. */
  readonly flowId: FlowId | null;
  /** The step at the token endpoint, where it can be told. */
  readonly step: HoldStep | null;
  readonly status: number;
  readonly error: string | null;
  /** What Mavio does: `answers 400 invalid_grant`. */
  readonly words: string;
  /** What happens beside the answer, as a sentence. */
  readonly also?: string;
  /** Where the app gets an error through the browser; null where no redirect URI was verified. */
  readonly back: BackToApp | null;
  /** What fault rules would be asked about, in order: the request, and the redirect to the app where one is made at once. */
  readonly asks: readonly FaultRequest[];
}

/** What Mavio does with a request of a server that it refuses. */
export function foreseeRefusal({ status, error }: Pick<TokenRefusal, 'status' | 'error'>): Pick<Foreseen, 'status' | 'error' | 'words'> {
  return { status, error, words: `answers ${String(status)} ${error}` };
}

/** The number of the check that stops a request, counted from 1; null when none does. */
export function stoppedAt(checks: readonly CheckResult[]): { readonly number: number; readonly check: CheckResult } | null {
  const check = firstFailure(checks);
  return check === null ? null : { number: checks.indexOf(check) + 1, check };
}
