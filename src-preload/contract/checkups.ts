/** Answers for the check-up of an app: the scenarios, what is staged in each, and a report with its verdicts. */
import { z } from 'zod';
import { CheckupAddresses } from './checkup-addresses.ts';
import { ClientId, FlowId, Moment } from './ids.ts';

/** What the catalogue says about a scenario. */
export interface ScenarioFacts {
  readonly title: string;
  /** What Mavio does in it. */
  readonly staged: string;
  /** What a good app does then. */
  readonly good: string;
  readonly clause: string;
  /** What to change in an app that does not. */
  readonly cure: string;
  /** True when the app has to call the API after it was signed in. */
  readonly needsCalls: boolean;
}

/** Every scenario, in the order in which they are run. */
export const SCENARIOS = {
  'state.wrong': {
    title: 'Wrong state',
    staged: 'The callback carries another state than your app sent.',
    good: 'It refuses the callback, and sends no code.',
    clause: 'RFC 6749 §10.12',
    cure: 'Keep the state of each login in the person’s session, compare it in the callback before anything else, and stop when it differs.',
    needsCalls: false,
  },
  'state.missing': {
    title: 'Missing state',
    staged: 'The callback carries no state at all.',
    good: 'It refuses the callback, and sends no code.',
    clause: 'RFC 6749 §10.12',
    cure: 'Treat a callback without state as one with a wrong state. A check that runs only when a state is there protects nobody.',
    needsCalls: false,
  },
  'issuer.wrong': {
    title: 'Wrong iss',
    staged: 'The callback names another issuer than the one your app asked.',
    good: 'It refuses the callback, and sends no code.',
    clause: 'RFC 9207 §2.4',
    cure: 'Compare iss with the issuer of the metadata before you send the code. Libraries do it once they know the issuer: let them read the metadata.',
    needsCalls: false,
  },
  'consent.denied': {
    title: 'Denied',
    staged: 'The person chooses Deny.',
    good: 'It takes the no for an answer: no token request, and no new request until the person wants one.',
    clause: 'RFC 6749 §4.1.2.1',
    cure: 'Read error before code. After access_denied, show a page that says so, with a button to try again; do not send the person back by yourself.',
    needsCalls: false,
  },
  'scopes.fewer': {
    title: 'Fewer scopes',
    staged: 'The person grants only the first of the scopes that your app asked for.',
    good: 'It reads scope in the token answer, and leaves out what was not granted.',
    clause: 'RFC 6749 §5.1',
    cure: 'Keep the scope of the token answer beside the token. On 403 insufficient_scope ask the person for the scope; a refresh or another try never adds one.',
    needsCalls: true,
  },
  'code.twice': {
    title: 'Code delivered twice',
    staged: 'The same callback reaches your app twice.',
    good: 'It sends the code once.',
    clause: 'RFC 6749 §4.1.2',
    cure: 'Take the state out of the session with the first callback, so that the second finds none. A second use of a code ends the tokens of the first.',
    needsCalls: false,
  },
  'token.slow': {
    title: 'Slow token endpoint',
    staged: 'The answer to the code takes its time.',
    good: 'It waits, and sends the code once.',
    clause: 'RFC 6749 §4.1.2',
    cure: 'Give the exchange 30 seconds, and never send a code again while the first answer may still come: the second use of a code ends the tokens of the first.',
    needsCalls: false,
  },
  'token.error': {
    title: 'Token endpoint fails once',
    staged: 'The token endpoint answers 500 once, then well.',
    good: 'It asks once more, and the person is signed in.',
    clause: 'RFC 9110 §15.6',
    cure: 'After a 5xx wait a moment and send the same request once or twice more. When that fails too, begin a new login.',
    needsCalls: false,
  },
  'token.limited': {
    title: 'Token endpoint answers 429',
    staged: 'The token endpoint answers 429 with Retry-After, once.',
    good: 'It waits as long as it was asked to, then asks again.',
    clause: 'RFC 6585 §4',
    cure: 'Read Retry-After, wait that long, and only then send the request again.',
    needsCalls: false,
  },
  'token.malformed': {
    title: 'Malformed token answer',
    staged: 'The token endpoint answers 200 with JSON that breaks off.',
    good: 'It stops: no call without a token, and the code is not sent again.',
    clause: 'RFC 6749 §5.1',
    cure: 'Check that the answer is JSON with access_token and token_type before you use it. The code is spent by then, so begin a new login.',
    needsCalls: false,
  },
  'access.dead': {
    title: 'Access token dead in the middle',
    staged: 'The access token runs out while your app is in use.',
    good: 'It refreshes once, however many calls wait for it, and goes on with the new token.',
    clause: 'RFC 6750 §3.1',
    cure: 'On a 401 refresh once, and let every other call wait for that one refresh. Then repeat the call with the new token.',
    needsCalls: true,
  },
  'refresh.rotated': {
    title: 'Refresh token rotated',
    staged: 'The access token runs out twice, so that your app needs the refresh token it was given last.',
    good: 'It keeps the new refresh token of each answer, and sends only that.',
    clause: 'RFC 6749 §6',
    cure: 'Store refresh_token of the answer in the same step as access_token. Using a replaced one ends the whole authorization.',
    needsCalls: true,
  },
  'refresh.revoked': {
    title: 'Refresh token revoked',
    staged: 'The authorization is revoked while your app is in use.',
    good: 'It tries one refresh at most, then asks the person to sign in again.',
    clause: 'RFC 6749 §5.2',
    cure: 'After invalid_grant forget both tokens and begin a new login. No other try will work.',
    needsCalls: true,
  },
  'refresh.expired': {
    title: 'Refresh token expired',
    staged: 'The tokens were not used for 30 days.',
    good: 'It tries one refresh at most, then asks the person to sign in again.',
    clause: 'RFC 6749 §5.2',
    cure: 'After invalid_grant forget both tokens and begin a new login. No other try will work.',
    needsCalls: true,
  },
  'secret.replaced': {
    title: 'Secret regenerated',
    staged: 'Mavio answers as if the client secret had been regenerated. Yours is not touched.',
    good: 'It stops after the first invalid_client.',
    clause: 'RFC 6749 §5.2',
    cure: 'invalid_client is for you, not for the person: log it, tell whoever runs the app, and send the request no second time.',
    needsCalls: false,
  },
} as const satisfies Record<string, ScenarioFacts>;

/** `what.how` of a scenario. */
export type ScenarioId = keyof typeof SCENARIOS;
export const SCENARIO_IDS = Object.keys(SCENARIOS) as readonly ScenarioId[];
export const ScenarioId = z.enum(Object.keys(SCENARIOS) as [ScenarioId, ...ScenarioId[]]);

/** Looks up a scenario in the catalogue. */
export function describeScenario(id: ScenarioId): ScenarioFacts {
  return SCENARIOS[id];
}

/** What was found out. Nothing is guessed: where the server saw too little, it says so. */
export const Verdict = z.enum(['handled', 'not_handled', 'cannot_tell']);
export type Verdict = z.infer<typeof Verdict>;

/** An event that shows it. */
export const CheckupEvidence = z.object({ flowId: FlowId, seq: z.number().int().positive(), what: z.string() });
export type CheckupEvidence = z.infer<typeof CheckupEvidence>;

/** A verdict with its reason in one sentence. */
export const Judgement = z.object({ verdict: Verdict, because: z.string(), evidence: z.array(CheckupEvidence) });
export type Judgement = z.infer<typeof Judgement>;

/** What the developer is to do now. */
export const CheckupAsk = z.enum(['sign_in', 'use_app', 'nothing']);
export type CheckupAsk = z.infer<typeof CheckupAsk>;

/** One scenario of a check-up, and how it stands. `armed`: it is its turn. */
export const ScenarioRun = z.discriminatedUnion('state', [
  z.object({ scenario: ScenarioId, state: z.literal('waiting') }),
  z.object({ scenario: ScenarioId, state: z.literal('armed'), ask: CheckupAsk, seen: z.number().int().nonnegative() }),
  Judgement.extend({ scenario: ScenarioId, state: z.literal('judged') }),
  z.object({ scenario: ScenarioId, state: z.literal('skipped'), because: z.string() }),
]);
export type ScenarioRun = z.infer<typeof ScenarioRun>;

/** How a check-up stands. `interrupted`: the console ended in the middle of it. */
export const CheckupState = z.enum(['running', 'finished', 'cancelled', 'interrupted']);
export type CheckupState = z.infer<typeof CheckupState>;

export const CheckupId = z.string().regex(/^chk_[A-Za-z0-9]{12}$/).brand<'CheckupId'>();
export type CheckupId = z.infer<typeof CheckupId>;

/** What is to be checked, and how. Without addresses the developer is asked to sign in. */
export const CheckupWish = z.object({
  clientId: ClientId,
  scenarios: z.array(ScenarioId).min(1).max(SCENARIO_IDS.length),
  addresses: CheckupAddresses.nullable(),
});
export type CheckupWish = z.infer<typeof CheckupWish>;

/** A check-up: what it is about, and each scenario with what came of it. */
export const Checkup = z.object({
  checkupId: CheckupId,
  clientId: ClientId,
  appName: z.string(),
  issuer: z.string(),
  state: CheckupState,
  addresses: CheckupAddresses.nullable(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  runs: z.array(ScenarioRun),
});
export type Checkup = z.infer<typeof Checkup>;

/** What the page of an app shows: its newest check-up, where it is found (as a check-up or a workspace file said last), and which app has the console’s attention now. */
export const CheckupView = z.object({ newest: Checkup.nullable(), addresses: CheckupAddresses.nullable(), busyWith: z.object({ clientId: ClientId, appName: z.string() }).nullable() });
export type CheckupView = z.infer<typeof CheckupView>;

/** Formats of a report. */
export const ReportFormat = z.enum(['markdown', 'junit']);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** How many scenarios came to what. */
export function countVerdicts(runs: readonly ScenarioRun[]): Record<Verdict | 'skipped' | 'open', number> {
  const counts = { handled: 0, not_handled: 0, cannot_tell: 0, skipped: 0, open: 0 };
  for (const run of runs) counts[run.state === 'judged' ? run.verdict : run.state === 'skipped' ? 'skipped' : 'open'] += 1;
  return counts;
}
