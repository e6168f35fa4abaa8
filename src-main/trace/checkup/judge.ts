/** Answers for the verdict on a scenario, from what the server saw and from nothing else. Pure. */
import type { Judgement, ScenarioId } from '../../../src-preload/contract/checkups.ts';
import { deliveredTwice, denied, fewerScopes, missingState, wrongIssuer, wrongState } from './callback-judges.ts';
import { accessDead, refreshExpired, refreshRevoked, refreshRotated } from './life-judges.ts';
import type { Judge, Seen } from './seen.ts';
import { failsOnce, limited, malformed, secretReplaced, slow } from './token-judges.ts';

const JUDGES: Readonly<Record<ScenarioId, Judge>> = {
  'state.wrong': wrongState,
  'state.missing': missingState,
  'issuer.wrong': wrongIssuer,
  'consent.denied': denied,
  'scopes.fewer': fewerScopes,
  'code.twice': deliveredTwice,
  'token.slow': slow,
  'token.error': failsOnce,
  'token.limited': limited,
  'token.malformed': malformed,
  'access.dead': accessDead,
  'refresh.rotated': refreshRotated,
  'refresh.revoked': refreshRevoked,
  'refresh.expired': refreshExpired,
  'secret.replaced': secretReplaced,
};

/** Judges what came in while a scenario was armed. */
export function judge(scenario: ScenarioId, seen: Seen): Judgement {
  return JUDGES[scenario](seen);
}
