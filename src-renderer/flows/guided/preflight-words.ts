/** Answers for a preflight in words: whether Mavio would accept the request, by how many checks, and what would happen next. */
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { ConsentProspect } from '../../../src-preload/contract/guided.ts';

/** Verdict and the line under it. */
export interface PreflightWords {
  readonly accepted: boolean;
  readonly verdict: string;
  readonly under: string;
  readonly next: string;
}

const many = (checks: readonly CheckResult[], outcome: CheckResult['outcome']): number => checks.filter((check) => check.outcome === outcome).length;

const CONSENT: Record<ConsentProspect, string> = {
  page: 'Next: the consent page',
  remembered: 'Next: straight back with a code, because these scopes were granted to this app before',
  fewer: 'Next: straight back with a code for fewer scopes, because the console answers the consent page by itself',
  authorize: 'Next: straight back with a code, because the console answers the consent page by itself',
  deny: 'Next: straight back with access_denied, because the console answers the consent page by itself',
};

function sayRefusalNext(answer: string): string {
  return answer === 'page' ? 'Next: Mavio’s error page, and nothing back to your app' : `Next: back to your app with ${answer.split(', ').join(' or ')}`;
}

/** Reads a preflight. In: the ladder, and what follows it. */
export function readPreflight(checks: readonly CheckResult[], next: ConsentProspect | null): PreflightWords {
  const failure = firstFailure(checks);
  const skipped = many(checks, 'skip');
  const passed = many(checks, 'pass');
  if (failure !== null) {
    const facts = describeCheck(failure.id);
    const place = checks.indexOf(failure) + 1;
    return { accepted: false, verdict: 'Mavio would refuse this request.', under: `Check ${String(place)} of ${String(checks.length)} stops it`, next: sayRefusalNext(facts.answer) };
  }
  const all = skipped === 0 ? `${String(passed)} of ${String(passed)} checks pass` : `${String(passed)} of ${String(checks.length)} checks pass, ${String(skipped)} skipped`;
  return { accepted: true, verdict: 'Mavio would accept this request.', under: `${all}, before it is sent`, next: CONSENT[next ?? 'page'] };
}
