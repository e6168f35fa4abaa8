/** Answers for what a check came to: its outcome, and the values it compared. */
import { z } from 'zod';
import { CHECKS, type CheckName } from './check-facts.ts';
import { Fingerprint } from './ids.ts';

/** `family.rule` of a check in the catalogue. */
export const CheckId = z.enum(Object.keys(CHECKS) as [CheckName, ...CheckName[]]);
export type CheckId = CheckName;

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
