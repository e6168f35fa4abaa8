/** Answers for the guided flow: the request being built, its preflight, and how far a run has come. */
import { z } from 'zod';
import { CheckResult } from './checks.ts';
import { ClientId, FlowId } from './ids.ts';

/** One parameter of the authorization request under construction, as it will travel. The order is kept. */
export const DraftParameter = z.object({ name: z.string().max(200), value: z.string().max(4000) });
export type DraftParameter = z.infer<typeof DraftParameter>;

/** An authorization request under construction. It may hold mistakes: that is what it is for. */
export const GuidedDraft = z.object({ parameters: z.array(DraftParameter).max(40) });
export type GuidedDraft = z.infer<typeof GuidedDraft>;

/** Fresh values for a request. The verifier stays in the main process, filed under the challenge. */
export const GuidedSeed = z.object({ authorizationEndpoint: z.url(), state: z.string(), codeChallenge: z.string() });
export type GuidedSeed = z.infer<typeof GuidedSeed>;

/** What follows an accepted request: the consent page, or the way back at once. */
export const ConsentProspect = z.enum(['page', 'remembered', 'authorize', 'fewer', 'deny']);
export type ConsentProspect = z.infer<typeof ConsentProspect>;

/** What the engine would say to a request, before it is sent. `url` is the exact URL; `next` is null for a request that is refused. */
export const Preflight = z.object({ url: z.string(), checks: z.array(CheckResult), next: ConsentProspect.nullable() });
export type Preflight = z.infer<typeof Preflight>;

/** Whether the console can stand in for the app's server at a redirect URI, and why not. */
export const CallbackProspect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free'), port: z.number().int() }),
  z.object({ kind: z.literal('taken'), port: z.number().int() }),
  z.object({ kind: z.literal('elsewhere'), reason: z.string() }),
]);
export type CallbackProspect = z.infer<typeof CallbackProspect>;

/** What the console, playing the app, can do next. */
export const GuidedAction = z.enum(['exchange', 'call_api', 'refresh']);
export type GuidedAction = z.infer<typeof GuidedAction>;

/** How far a guided run has come. Its code, verifier and tokens live in the main process's memory only. */
export const GuidedRun = z.object({
  flowId: FlowId,
  clientId: ClientId,
  authorizationUrl: z.string(),
  /** `waiting`: the browser has not come back. `ready`: `next` can be done. `stopped`: refused or denied. `forgotten`: the console was restarted. */
  stage: z.enum(['waiting', 'ready', 'stopped', 'forgotten']),
  /** Every action that is possible now. */
  actions: z.array(GuidedAction),
  /** The one that walks the flow on; null when the walk is complete or cannot go on. */
  next: GuidedAction.nullable(),
  /** True when the console listens on the redirect URI for this run. */
  listening: z.boolean(),
  /** True when the exchange needs a secret that this console does not hold. */
  secretMissing: z.boolean(),
});
export type GuidedRun = z.infer<typeof GuidedRun>;
