/** Answers for which parameter of the request a failed check is about. */
import type { CheckResult } from '../../../src-preload/contract/checks.ts';

const FAMILIES: Record<string, string> = { client: 'client_id', redirect: 'redirect_uri', 'response-type': 'response_type', scope: 'scope', state: 'state' };

/** Name of the parameter, or null for checks on the request as a whole. */
export function stopsAt(failure: CheckResult | null): string | null {
  if (failure === null) return null;
  if (failure.id === 'pkce.method') return 'code_challenge_method';
  if (failure.id === 'pkce.challenge') return 'code_challenge';
  return FAMILIES[failure.id.split('.')[0] ?? ''] ?? null;
}
