/** Answers for what a check is: its outcome, the values it compared, and the catalogue of all checks. */
import { z } from 'zod';
import { AUTHORIZATION_CHECKS } from './checks-authorization.ts';
import { REVOCATION_CHECKS } from './checks-revocation.ts';
import { TOKEN_CHECKS } from './checks-token.ts';
import { Fingerprint } from './ids.ts';

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
export const CheckId = z.enum(Object.keys(CHECKS) as [CheckName, ...CheckName[]]);
export type CheckName = keyof typeof CHECKS;
export type CheckId = CheckName;

/** Looks up a check in the catalogue. */
export function describeCheck(id: CheckId): CheckFacts {
  return CHECKS[id];
}

/** What a shown value stands for; decides its label and datum letter. */
export const ValueKind = z.enum(['code', 'access_token', 'refresh_token', 'secret', 'verifier', 'state', 'other']);
export type ValueKind = z.infer<typeof ValueKind>;

/** A value as it may be kept and drawn: plain where the allow-list says so, otherwise only a keyed fingerprint. */
export const ShownValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain'), text: z.string() }),
  z.object({ kind: z.literal('fingerprint'), of: ValueKind, fingerprint: Fingerprint, length: z.number().int() }),
  z.object({ kind: z.literal('absent') }),
]);
export type ShownValue = z.infer<typeof ShownValue>;

/** `skip`: does not apply to this request. `not_reached`: an earlier check failed. */
export const CheckOutcome = z.enum(['pass', 'fail', 'skip', 'not_reached']);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** One rung of a ladder as it was climbed. Texts that do not change come from the catalogue. */
export const CheckResult = z.object({
  id: CheckId,
  outcome: CheckOutcome,
  expected: ShownValue.optional(),
  received: ShownValue.optional(),
  /** What is particular about this request, in one sentence. */
  note: z.string().optional(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** Finds the one failing check of a ladder; at most one exists, because the checks after it are not reached. */
export function firstFailure(checks: readonly CheckResult[]): CheckResult | null {
  return checks.find((check) => check.outcome === 'fail') ?? null;
}
