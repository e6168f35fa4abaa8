/** Answers for breakpoints and held requests: where a request waits, what of it may be seen and changed, and how it goes on. */
import { z } from 'zod';
import { CheckResult, ShownValue } from './checks.ts';
import { HoldPoint } from './hold-point.ts';
import { ClientId, FlowId } from './ids.ts';

/** What can be held. `api` is any call to /v1; a look ahead (OPTIONS, HEAD) and the consent page itself never wait. */
export const HoldEndpoint = z.enum(['authorize', 'consent', 'token', 'revoke', 'introspect', 'api']);
export type HoldEndpoint = z.infer<typeof HoldEndpoint>;

/** Which of the two steps at the token endpoint. */
export const HoldStep = z.enum(['exchange', 'refresh']);
export type HoldStep = z.infer<typeof HoldStep>;

export const BreakpointId = z.string().regex(/^brk_[A-Za-z0-9]{12}$/, 'A breakpoint id is brk_ and 12 letters or digits.').brand<'BreakpointId'>();
export type BreakpointId = z.infer<typeof BreakpointId>;

export const HoldId = z.string().regex(/^hold_[A-Za-z0-9]{12}$/, 'A hold id is hold_ and 12 letters or digits.').brand<'HoldId'>();
export type HoldId = z.infer<typeof HoldId>;

/** Seconds that a request waits at most. Many HTTP clients give up after 30. */
export const HoldSeconds = z.number().int().min(1).max(120);

const where = {
  endpoint: HoldEndpoint,
  point: HoldPoint,
  /** Only for the token endpoint; null holds both steps. */
  step: HoldStep.nullable(),
  /** Null holds every app. */
  clientId: ClientId.nullable(),
  seconds: HoldSeconds,
};

/** Where requests wait, when it is on. */
export const Breakpoint = z.object({ breakpointId: BreakpointId, on: z.boolean(), ...where });
export type Breakpoint = z.infer<typeof Breakpoint>;

/** A breakpoint as somebody wants it. Without an id it is a new one, and on. */
export const BreakpointWish = z
  .strictObject({ breakpointId: BreakpointId.optional(), ...where })
  .refine(({ endpoint, step }) => step === null || endpoint === 'token', { path: ['step'], message: 'Only the token endpoint has two steps.' });
export type BreakpointWish = z.infer<typeof BreakpointWish>;

/** A breakpoint in the list. */
export const BreakpointView = Breakpoint.extend({
  /** One of the three that are always there. */
  ready: z.boolean(),
  /** Name of its app; null for any app, and for one that is not registered any more. */
  appName: z.string().nullable(),
  /** Why it can never hold anything; null when it can. */
  never: z.string().nullable(),
});
export type BreakpointView = z.infer<typeof BreakpointView>;

/** A request that waits. Times are milliseconds of real time, counted to the moment of the answer. */
export const HeldRequest = z.object({
  holdId: HoldId,
  point: HoldPoint,
  endpoint: HoldEndpoint,
  step: HoldStep.nullable(),
  method: z.string(),
  path: z.string(),
  clientId: z.string().nullable(),
  appName: z.string().nullable(),
  /** The flow it belongs to; null when it will begin one. */
  flowId: FlowId.nullable(),
  heldMs: z.number().nonnegative(),
  leftMs: z.number().nonnegative(),
});
export type HeldRequest = z.infer<typeof HeldRequest>;

/** Who ended a wait: somebody at a screen, its own clock, or the client that hung up. */
export const HoldEnd = z.enum(['let_go', 'ran_out', 'client_left']);
export type HoldEnd = z.infer<typeof HoldEnd>;

/** Everything that waits, the longest first; `passed` counts what went straight through meanwhile, because too many were held. */
export const HeldList = z.object({ held: z.array(HeldRequest), passed: z.number().int().nonnegative() });
export type HeldList = z.infer<typeof HeldList>;

/** One thing in a held request or answer. */
export const HeldPart = z.object({
  /** Names it in an edit. */
  part: z.string(),
  place: z.enum(['query', 'form', 'client', 'header', 'body', 'status', 'location', 'member']),
  name: z.string(),
  value: ShownValue,
  /** True when `value` is all of it, so that it can be changed where it stands; a covered value can only be replaced. */
  whole: z.boolean(),
  /** A body of several lines. */
  long: z.boolean().optional(),
});
export type HeldPart = z.infer<typeof HeldPart>;

/** A held request with what can be changed in it. */
export const HeldDetail = HeldRequest.extend({
  parts: z.array(HeldPart),
  /** What can be added. */
  adds: z.array(z.enum(['query', 'form', 'header', 'member'])),
  /** The ladder so far: of the decision that was made; empty before it. */
  checks: z.array(CheckResult),
  /** True when an error can be sent back to the app, because the redirect URI holds. */
  canGoBack: z.boolean(),
});
export type HeldDetail = z.infer<typeof HeldDetail>;

const Text = z.string().max(65_536);

/** One change. A member of a JSON answer that was no text reads `text` as JSON where it is JSON: `3600` is a number, `"3600"` is not. */
export const HeldEdit = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('replace'), part: z.string().max(300), text: Text }),
  z.strictObject({ act: z.literal('remove'), part: z.string().max(300) }),
  z.strictObject({ act: z.literal('add'), place: z.enum(['query', 'form', 'header', 'member']), name: z.string().min(1).max(200), text: Text }),
]);
export type HeldEdit = z.infer<typeof HeldEdit>;
export const HeldEdits = z.array(HeldEdit).max(100);

/** What is sent in the place of a decision: an error in the shape of the endpoint, or anything at all. */
export const HandAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    // RFC 6749 5.2: error = 1*NQSCHAR
    error: z.string().regex(/^[\x20-\x21\x23-\x5b\x5d-\x7e]{1,60}$/, 'An error code is 1 to 60 printable ASCII characters, without quotes and backslashes.'),
    description: z.string().max(500),
    /** Not used where the error goes back to the app through the browser. */
    status: z.number().int().min(400).max(599),
  }),
  z.strictObject({
    kind: z.literal('raw'),
    status: z.number().int().min(200).max(599),
    contentType: z.string().regex(/^[\x20-\x7e]{0,200}$/, 'A content type is printable ASCII.'),
    body: Text,
  }),
]);
export type HandAnswer = z.infer<typeof HandAnswer>;

/** A fault that steps in: a rule of the developer's, or one that a check-up has armed. */
export const FaultMet = z.object({ by: z.enum(['rule', 'checkup']), number: z.number().int().positive(), /** What it does. */ title: z.string() });
export type FaultMet = z.infer<typeof FaultMet>;

/** What happens if it is released now. Nothing was changed by asking. */
export const HoldPreview = z.object({
  /** What happens, and what your app must do then. */
  sentence: z.string(),
  checks: z.array(CheckResult),
  /** Null where the connection is closed without an answer. */
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  /** The fault rules that step in, in order. They count it only once they do. */
  meets: z.array(FaultMet),
});
export type HoldPreview = z.infer<typeof HoldPreview>;
