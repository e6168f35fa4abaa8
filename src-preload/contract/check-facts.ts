/** Answers for the catalogue of all checks, apart from the schemas of what a check came to: the server asks for it at its start, and builds no schema for that. */
import { AUTHORIZATION_CHECKS } from './checks-authorization.ts';
import { REVOCATION_CHECKS } from './checks-revocation.ts';
import { TOKEN_CHECKS } from './checks-token.ts';

/** What the catalogue says about a check, whoever is asking. `title` states the truth that is tested. */
export interface CheckFacts {
  readonly title: string;
  /** The clause that asks for it, such as `RFC 6749 §4.1.3`. */
  readonly clause: string;
  /** True where Mavio's documentation is silent and this console chose. */
  readonly ourChoice?: true;
  /** Why the rule exists, in one or two sentences. */
  readonly explanation: string;
  /** What to change in the app when it fails. */
  readonly cure: string;
  /** OAuth error code that a failure is answered with, `page` when it is answered by a page, or `client` when the app itself makes this check. */
  readonly answer: string;
}

/** Every check that this server, or a well-behaved app, makes. Generated into README's reference table. */
export const CHECKS = { ...AUTHORIZATION_CHECKS, ...TOKEN_CHECKS, ...REVOCATION_CHECKS } as const satisfies Record<string, CheckFacts>;

/** `family.rule` of a check in the catalogue. */
export type CheckName = keyof typeof CHECKS;

/** Looks up a check in the catalogue. */
export function describeCheck(id: CheckName): CheckFacts {
  return CHECKS[id];
}

/** Finds the one failing check of a ladder; at most one exists, because the checks after it are not reached. */
export function firstFailure<Check extends { readonly outcome: string }>(checks: readonly Check[]): Check | null {
  return checks.find((check) => check.outcome === 'fail') ?? null;
}
