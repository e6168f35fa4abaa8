/** Answers for fault rules: what a rule waits for, how often it fires, and a rule as the screen shows it. What it does is in fault-acts.ts. */
import { z } from 'zod';
import { FaultAct, FaultEndpoint, holdsSecret } from './fault-acts.ts';
import { MOST_COUNTED } from './fault-limits.ts';
import { bodilessOf, isHeaderValue, misfitOf } from './fault-fits.ts';
import { ClientId, PersonId } from './ids.ts';
import { Scope } from './oauth-shapes.ts';
import { readable } from './readable-text.ts';

/** Name of a rule between the floors. */
export const FaultId = z.string().regex(/^flt_[A-Za-z0-9]{12}$/, 'A rule id is flt_ and 12 letters or digits.').brand<'FaultId'>();
export type FaultId = z.infer<typeof FaultId>;

/** At most this many rules. */
export const MOST_RULES = 200;

/** Headers that carry credentials: a rule may ask whether they are there, and never for what stands in them. */
const CREDENTIAL_HEADERS: readonly string[] = ['authorization', 'cookie', 'proxy-authorization'];

/** A header that must be there, and what it must be when that is said: names in any case, values as they are. */
export const FaultHeader = z
  .object({
    name: z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,60}$/, 'A header name, as X-Test.').describe('Its name, in any case.'),
    value: z.string().max(200).refine((text) => !holdsSecret(text), 'Secrets and tokens are not kept in a rule.').optional().describe('Its value, as it is; without one, the header only has to be there.'),
  })
  .refine(({ name, value }) => value === undefined || !CREDENTIAL_HEADERS.includes(name.toLowerCase()), { message: 'This header carries credentials. A rule can only ask whether it is there.', path: ['value'] });

/** What a rule waits for. What is not said is any. */
export const FaultWhen = z.object({
  endpoint: FaultEndpoint,
  /** For the API alone. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** For the API alone; a star stands for anything, also for more than one piece. */
  path: z.string().max(200).regex(/^\/v1\/[A-Za-z0-9_\-/*]*$/, 'A path of the API, as /v1/meetings or /v1/meetings/*.').optional(),
  clientId: ClientId.optional(),
  personId: PersonId.optional(),
  grant: z.enum(['authorization_code', 'refresh_token']).optional(),
  /** The request, or the token it comes with, has this scope. */
  scope: Scope.optional(),
  /** Of the requests that all else fits: only the nth, or all from the nth on. */
  nth: z.object({ n: z.number().int().min(1).max(100_000).describe('Which of them, from 1.'), how: z.enum(['exactly', 'from']).describe('Only this one, or all from it on.') }).optional(),
  header: FaultHeader.optional(),
});
export type FaultWhen = z.infer<typeof FaultWhen>;

/** How often a rule fires. A chance is decided by the seed and the number of the request, so that a run can be repeated. */
export const FaultFires = z.discriminatedUnion('how', [
  z.object({ how: z.literal('once') }),
  z.object({ how: z.literal('times'), n: z.number().int().min(1).max(100_000) }),
  z.object({ how: z.literal('always') }),
  z.object({ how: z.literal('chance'), percent: z.number().min(0.1).max(100), seed: z.number().int().min(0).max(0xffff_ffff).default(1) }),
]);
export type FaultFires = z.infer<typeof FaultFires>;

const Title = readable(z.string(), 'name');

function refuseTitle(title: string, context: z.RefinementCtx, path: readonly string[]): void {
  const message = Title.safeParse(title).error?.issues[0]?.message;
  if (message !== undefined) context.addIssue({ code: 'custom', path: [...path], message });
}

/**
 * Refuses what cannot be read, and what fits no request or answer, at the field where it stands. A rule that an earlier version took is
 * still shown, and says why it never fires.
 */
export function refuseMisfits({ title, when, then }: { readonly title: string; readonly when: FaultWhen; readonly then: FaultAct }, context: z.RefinementCtx): void {
  refuseTitle(title, context, ['title']);
  const misfit = misfitOf(then, when.endpoint);
  if (misfit !== null) context.addIssue({ code: 'custom', path: ['then', misfit === bodilessOf(then) ? 'status' : 'kind'], message: misfit });
  if (!isHeaderValue(when.header?.value ?? '')) context.addIssue({ code: 'custom', path: ['when', 'header', 'value'], message: 'A header value holds no line breaks, control characters or letters beyond Latin-1.' });
}

/** A rule as it is written down. */
export const FaultDraft = z
  .object({
    title: z.string().trim().max(80).refine((text) => !holdsSecret(text), 'Secrets and tokens are not kept in a rule.').default(''),
    when: FaultWhen,
    then: FaultAct,
    fires: FaultFires,
  })
  .superRefine(refuseMisfits);
export type FaultDraft = z.infer<typeof FaultDraft>;

/** A rule with what became of it. */
export const FaultRule = z.object({
  ...FaultDraft.shape,
  ruleId: FaultId,
  isOn: z.boolean(),
  /** How often it fired since it was armed. */
  hits: z.number().int().nonnegative(),
  /** How many requests it was compared with that fit all of it but nth and chance; counted only where one of them is asked. */
  seen: z.number().int().nonnegative(),
  /** Grows with each change of what is written down. */
  revision: z.number().int().positive(),
});
export type FaultRule = z.infer<typeof FaultRule>;

/** A rule in the list. */
export const FaultRow = z.object({
  ...FaultRule.shape,
  /** Place in the order, from 1. */
  number: z.number().int().positive(),
  usedUp: z.boolean(),
  /** Name of the app and person that it waits for; null for any, and for one that is gone. */
  appName: z.string().nullable(),
  personName: z.string().nullable(),
  /** Why it can never match or act, in one or two sentences; null when it can. */
  whyNever: z.string().nullable(),
});
export type FaultRow = z.infer<typeof FaultRow>;

/** A rule that was taken away, with its place: what brings it back. Its counts come from outside then, and must leave room to count on. */
export const RemovedFault = z.object({
  rule: FaultRule.extend({ hits: FaultRule.shape.hits.max(MOST_COUNTED), seen: FaultRule.shape.seen.max(MOST_COUNTED), revision: FaultRule.shape.revision.max(MOST_COUNTED) }),
  at: z.number().int().min(0).max(MOST_RULES),
});
export type RemovedFault = z.infer<typeof RemovedFault>;

/** The same as it comes back. */
export const FaultToPutBack = RemovedFault.superRefine(({ rule }, context) => refuseTitle(rule.title, context, ['rule', 'title']));

/** The rules in their order, and the people that one may wait for. */
export const FaultBoard = z.object({ rules: z.array(FaultRow), people: z.array(z.object({ personId: PersonId, name: z.string() })) });
export type FaultBoard = z.infer<typeof FaultBoard>;
