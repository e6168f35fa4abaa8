/** Answers for what is counted of an app: sign-ins, API calls and refusals, each read from the event that records it. */
import { firstFailure } from './check-facts.ts';
import type { CheckId, CheckResult } from './checks.ts';
import type { MarkKind } from './mark-kind.ts';
import type { TraceEvent } from './trace.ts';

/** One thing that counts. `checkId` is null unless it is a refusal. */
export interface Mark {
  readonly kind: MarkKind;
  readonly checkId: CheckId | null;
}

function refusalOf(checks: readonly CheckResult[]): Mark[] {
  const failure = firstFailure(checks);
  return failure === null ? [] : [{ kind: 'refusal', checkId: failure.id }];
}

/**
 * What an event counts as; most count as nothing. A person's Deny is an answer and no refusal; the checks of a callback are the app's
 * own; an API answer such as 404 refuses nobody. A refused API call is both a call and a refusal.
 */
export function readMarks(event: TraceEvent): Mark[] {
  // A rule answered: nothing was granted, and this server refused nobody.
  if (event.staged?.some((staged) => staged.kind === 'fault' && staged.point === 'instead') === true) return event.type === 'api.called' ? [{ kind: 'api_call', checkId: null }] : [];
  switch (event.type) {
    case 'token.decided':
      if (event.error !== undefined) return refusalOf(event.checks);
      return event.grant === 'authorization_code' ? [{ kind: 'sign_in', checkId: null }] : [];
    case 'api.called':
      return [{ kind: 'api_call', checkId: null }, ...refusalOf(event.checks)];
    case 'authorization.decided':
    case 'token.revoked':
    case 'introspection.refused':
      return refusalOf(event.checks);
    case 'consent.answered':
      return event.answer === 'refused' ? refusalOf(event.checks) : [];
    default:
      return [];
  }
}
