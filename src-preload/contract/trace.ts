/** Answers for what is recorded of a flow: its events, the HTTP exchanges in them, and the summary row of the list. */
import { z } from 'zod';
import { CheckResult, ShownValue, ValueKind } from './checks.ts';
import { HoldPoint } from './hold-point.ts';
import { ClientId, Fingerprint, FlowId, Moment, PersonId } from './ids.ts';
import { OAuthErrorCode } from './oauth-shapes.ts';

/** A parameter or header as it may be shown. */
export const Field = z.object({ name: z.string(), value: ShownValue });
export type Field = z.infer<typeof Field>;

/** A body as it may be shown: JSON members or form fields in order, longer text cut, or a page by its title. */
export const ShownBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('fields'), fields: z.array(Field) }),
  z.object({ kind: z.literal('json'), text: z.string(), cut: z.boolean() }),
  z.object({ kind: z.literal('page'), title: z.string() }),
]);
export type ShownBody = z.infer<typeof ShownBody>;

/** One HTTP request and its answer, redacted. `path` has no query; `query` and `form` keep the order of arrival. */
export const Exchange = z.object({
  method: z.string(),
  path: z.string(),
  query: z.array(Field),
  headers: z.array(Field),
  form: z.array(Field),
  /** A body that is no form. Absent when there was none. */
  sent: ShownBody.optional(),
  status: z.number().int(),
  responseHeaders: z.array(Field),
  /** Parameters of a `Location` answer, taken apart. */
  location: z.object({ target: z.string(), query: z.array(Field) }).optional(),
  body: ShownBody,
  /** Milliseconds from the request's last byte to the decision. */
  tookMs: z.number().nonnegative(),
});
export type Exchange = z.infer<typeof Exchange>;

/** A code or token that began to live in this event. */
export const Life = z.object({ of: ValueKind, fingerprint: Fingerprint, issuedAt: Moment, expiresAt: Moment, scopes: z.array(z.string()) });
export type Life = z.infer<typeof Life>;

/** A code or token that ended in this event, and why. */
export const Ending = z.object({ of: ValueKind, fingerprint: Fingerprint, reason: z.enum(['spent', 'rotated', 'revoked', 'expired']) });
export type Ending = z.infer<typeof Ending>;

/** Who began the flow: a developer's app, the console playing an app, or a request that belongs to no login. */
export const FlowOrigin = z.enum(['app', 'guided', 'stray']);
export type FlowOrigin = z.infer<typeof FlowOrigin>;

/** One thing that a held request or answer was changed in. */
export const HeldChange = z.object({
  /** What was changed: a parameter, a header, the status, the body. */
  where: z.enum(['parameter', 'header', 'status', 'body']),
  name: z.string(),
  was: ShownValue,
  became: ShownValue,
});
export type HeldChange = z.infer<typeof HeldChange>;

/** How a wait ended: as it came, changed, answered by the developer, cut off, by itself, or because the client hung up. */
export const HoldRelease = z.enum(['released', 'edited', 'answered', 'dropped', 'ran_out', 'client_left']);
export type HoldRelease = z.infer<typeof HoldRelease>;

/** Something the developer staged: it did not come from the app, and not from Mavio's rules. */
export const Staged = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fault'),
    ruleId: z.string(),
    /** Place of the rule in the order when it fired, from 1. */
    number: z.number().int().positive(),
    /** What it did, in a few words: `Answer 400 invalid_grant`. */
    title: z.string(),
    /** Where it stepped in: it answered instead of a decision, changed what was decided, changed the answer, or only how the answer travelled. */
    point: z.enum(['instead', 'decision', 'answer', 'delivery']),
  }),
  z.object({
    kind: z.literal('held'),
    point: HoldPoint,
    heldMs: z.number().nonnegative(),
    release: HoldRelease,
    changes: z.array(HeldChange),
  }),
]);
export type Staged = z.infer<typeof Staged>;

const base = {
  flowId: FlowId,
  seq: z.number().int().positive(),
  at: Moment,
  /** What was staged in this event, in order; absent when nothing was. */
  staged: z.array(Staged).min(1).optional(),
  /** How far the server clock was ahead of real time, in ms; below 0 when it was behind; absent in real time. */
  aheadMs: z.number().int().optional(),
};
const lives = { issued: z.array(Life), ended: z.array(Ending) };

/** Everything that can be recorded. `seq` counts from 1 in each flow without gaps; `at` is the server clock. */
export const TraceEvent = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('flow.started'), origin: FlowOrigin, clientId: z.string().nullable(), appName: z.string().nullable() }),
  z.object({
    ...base,
    type: z.literal('authorization.decided'),
    exchange: Exchange,
    checks: z.array(CheckResult),
    /** Asked the person, refused with a page, or refused back to the app. */
    outcome: z.enum(['asked', 'refused_on_page', 'refused_to_app']),
    error: OAuthErrorCode.optional(),
    scopes: z.array(z.string()),
  }),
  z.object({ ...base, type: z.literal('consent.shown'), exchange: Exchange, personId: PersonId, personName: z.string() }),
  z.object({
    ...base,
    type: z.literal('consent.answered'),
    /** Absent when nobody was asked: no form was sent. */
    exchange: Exchange.optional(),
    checks: z.array(CheckResult),
    answer: z.enum(['authorize', 'deny', 'refused']),
    /** `automatic`: by what is set in the console or its flag. `remembered`: the person granted these scopes to the app before. */
    by: z.enum(['person', 'automatic', 'remembered']),
    personName: z.string(),
    /** Scopes that were asked for and not granted. Absent where all were, or nothing was. */
    declined: z.array(z.string()).min(1).optional(),
    ...lives,
  }),
  z.object({
    ...base,
    type: z.literal('callback.received'),
    /** `listener`: the console listened on the redirect URI. `shown`: nobody listened; this is what the app's server would receive. */
    by: z.enum(['listener', 'shown']),
    exchange: Exchange,
    checks: z.array(CheckResult),
  }),
  z.object({
    ...base,
    type: z.literal('token.decided'),
    grant: z.enum(['authorization_code', 'refresh_token', 'unknown']),
    exchange: Exchange,
    checks: z.array(CheckResult),
    error: OAuthErrorCode.optional(),
    ...lives,
  }),
  z.object({
    ...base,
    type: z.literal('token.revoked'),
    /** What the token was that the request named; null for one that is not known here. */
    kind: z.enum(['access_token', 'refresh_token']).nullable(),
    exchange: Exchange,
    checks: z.array(CheckResult),
    error: OAuthErrorCode.optional(),
    ...lives,
  }),
  /** The developer revoked the authorization in this console: nothing was sent, and its tokens ended. */
  z.object({ ...base, type: z.literal('authorization.revoked'), by: z.literal('developer'), personName: z.string(), ...lives }),
  z.object({
    ...base,
    /** The developer ended what the app held, or what a person had granted, in this console: nothing was sent. */
    type: z.literal('authorization.ended'),
    by: z.enum(['all_revoked', 'app_deleted', 'person_removed', 'checkup']),
    /** A check-up made the tokens this much older, in ms; absent where they were revoked. */
    olderMs: z.number().int().positive().optional(),
    ...lives,
  }),
  z.object({
    ...base,
    /** One that is answered is not recorded: an app that asks before each call would bury its own login. */
    type: z.literal('introspection.refused'),
    exchange: Exchange,
    checks: z.array(CheckResult),
    error: OAuthErrorCode,
  }),
  z.object({
    ...base,
    /** An exchange that is recorded only because something was staged in it: an introspection that was answered, or the metadata. */
    type: z.literal('exchange.staged'),
    of: z.enum(['introspection', 'metadata']),
    exchange: Exchange,
    checks: z.array(CheckResult),
  }),
  z.object({
    ...base,
    type: z.literal('api.called'),
    exchange: Exchange,
    checks: z.array(CheckResult),
    error: z.string().optional(),
    /** The answer in two or three words: `5 meetings`. */
    answer: z.string(),
  }),
  z.object({
    ...base,
    /** A request that a breakpoint held, where no other event can carry the mark: Mavio decided nothing, or had decided when it waited. */
    type: z.literal('request.held'),
    /** Number of the event whose answer waited; null when there is none. */
    of: z.number().int().positive().nullable(),
    /** The request and what it was answered with, status 0 for nothing. Absent when event `of` has it. */
    exchange: Exchange.optional(),
    error: z.string().optional(),
  }),
]);
export type TraceEvent = z.infer<typeof TraceEvent>;

/** Names of the event types. */
export type TraceEventType = TraceEvent['type'];

/** One kind of event, by its type. */
export type TraceEventOf<T extends TraceEventType> = Extract<TraceEvent, { type: T }>;

/** An event before the recorder gives it its flow, number and time. */
export type EventDraft = TraceEvent extends infer E ? (E extends TraceEvent ? Omit<E, 'flowId' | 'seq' | 'at'> : never) : never;

/** The seven steps of a flow, in order; step n has index n - 1. */
export const STEPS = ['Authorization request', 'Consent', 'Callback', 'Code exchange', 'Tokens', 'API call', 'Refresh'] as const;

/** State of one step in the seven-tick track. */
export const StepState = z.enum(['none', 'live', 'done', 'failed', 'denied']);
export type StepState = z.infer<typeof StepState>;

/** How a flow stands after its latest event. `live`: it waits for the next request. */
export const FlowOutcome = z.enum(['live', 'completed', 'refused', 'denied']);
export type FlowOutcome = z.infer<typeof FlowOutcome>;

/** The row of a flow in the list; folded from its events, kept beside them in the same transaction. */
export const FlowSummary = z.object({
  flowId: FlowId,
  number: z.number().int().positive(),
  origin: FlowOrigin,
  clientId: z.string().nullable(),
  appName: z.string().nullable(),
  personName: z.string().nullable(),
  startedAt: Moment,
  lastAt: Moment,
  lastSeq: z.number().int(),
  outcome: FlowOutcome,
  /** What happened last, in a few words: `Waiting for consent`, `Redirect URI differs`. */
  headline: z.string(),
  steps: z.array(StepState).length(7),
  /** Something was staged in it. */
  staged: z.literal(true).optional(),
});
export type FlowSummary = z.infer<typeof FlowSummary>;

/** A flow with everything that was recorded of it. */
export const Flow = z.object({ summary: FlowSummary, events: z.array(TraceEvent) });
export type Flow = z.infer<typeof Flow>;

/** The longest text that flows can be searched for, in UTF-16 units. */
export const SEARCH_LENGTH = 200;

/** Which flows to list: newest first, below `beforeNumber`. */
export const FlowQuery = z.object({
  beforeNumber: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(200).default(60),
  outcome: FlowOutcome.optional(),
  clientId: ClientId.optional(),
  /** Words that the flow must hold, or their beginnings: app, person, headline, client id, number, outcome, flow id, failed check, error code, fingerprint. */
  text: z.string().max(SEARCH_LENGTH).optional(),
});
export type FlowQuery = z.infer<typeof FlowQuery>;

/** Words to find flows by, as `FlowQuery.text` has them; none finds the newest. */
export const FlowSearch = z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) });
export type FlowSearch = z.infer<typeof FlowSearch>;

/** What was found, newest first; before them the flow whose number or id was typed. */
export const FlowsFound = z.object({ flows: z.array(FlowSummary) });
export type FlowsFound = z.infer<typeof FlowsFound>;

/** A page of flows, with totals for the chips. */
export const FlowPage = z.object({
  flows: z.array(FlowSummary),
  hasMore: z.boolean(),
  totals: z.object({ all: z.number(), live: z.number(), completed: z.number(), refused: z.number(), denied: z.number() }),
});
export type FlowPage = z.infer<typeof FlowPage>;
