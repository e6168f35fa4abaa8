/** Answers for what an app must make of the answer to its authorization request (RFC 6749 4.1.2, RFC 9207 2.4). */
import { CALLBACK_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { CALLBACK_CHECKS } from './checks/callback.ts';
import type { CallbackDecision, CallbackRequest } from './decision.ts';
import { makeLadder, runChecks } from './run-checks.ts';

const LADDER = makeLadder(CALLBACK_LADDER, CALLBACK_CHECKS);

/** Decides, in the role of the app, whether the code in a callback may be exchanged. */
export function decideCallback(request: CallbackRequest): CallbackDecision {
  const { checks, failure } = runChecks(LADDER, request);
  return { checks, ok: failure === null };
}
