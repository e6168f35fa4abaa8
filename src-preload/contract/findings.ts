/** Answers for what the console noticed about an app by watching what it really sent: the catalogue of rules, and a finding with its evidence. */
import { z } from 'zod';
import { FlowId, Moment } from './ids.ts';

/** What the catalogue says about a rule. `title` states what the app does; `cure` says what to change. */
export interface FindingFacts {
  readonly title: string;
  /** `fix`: somebody can be harmed, or a login will break. `consider`: it works, and could be better. */
  readonly severity: 'fix' | 'consider';
  readonly clause: string;
  readonly cure: string;
}

/** Every rule, those to fix first. The order is that of the screen. */
export const FINDINGS = {
  'secret.in-url': {
    title: 'The client secret is in an address',
    severity: 'fix',
    clause: 'RFC 6749 §2.3.1',
    cure: 'Send the secret in the body of the POST, or as Basic. Addresses end up in logs and browser histories, so regenerate this one.',
  },
  'token.in-query': {
    title: 'A token is in a query string',
    severity: 'fix',
    clause: 'RFC 6750 §2.3',
    cure: 'Send it as Authorization: Bearer. Query strings end up in logs, histories and Referer headers.',
  },
  'client-auth.twice': {
    title: 'Credentials are sent in two places',
    severity: 'fix',
    clause: 'RFC 6749 §2.3',
    cure: 'Choose one: the Authorization header, or client_id and client_secret in the body. Many libraries do both when both are configured.',
  },
  'state.missing': {
    title: 'No state is sent',
    severity: 'fix',
    clause: 'RFC 6749 §10.12',
    cure: 'Make a random state for each login, keep it in the session, and compare it in the callback. Without it, somebody else’s login can be slipped to your user.',
  },
  'state.reused': {
    title: 'The same state is used for several logins',
    severity: 'fix',
    clause: 'RFC 6749 §10.12',
    cure: 'Make a new random state for each login. One that stays the same can be learnt, and then protects nobody.',
  },
  'pkce.reused': {
    title: 'The same PKCE challenge is used for several logins',
    severity: 'fix',
    clause: 'RFC 7636 §4.1',
    cure: 'Make a new code_verifier for each login. One that stays the same can be learnt, and then proves nothing.',
  },
  'response-type.other': {
    title: 'Another response_type than code is asked for',
    severity: 'fix',
    clause: 'RFC 9700 §2.1.2',
    cure: 'Send response_type=code. The implicit flow hands tokens to the browser and is not offered any more.',
  },
  'token.get': {
    title: 'The token endpoint is called without POST',
    severity: 'fix',
    clause: 'RFC 6749 §3.2',
    cure: 'Send a POST with a form body. In an address, code and secret end up in logs.',
  },
  'redirect-uri.missing': {
    title: 'redirect_uri is missing at the exchange',
    severity: 'fix',
    clause: 'RFC 6749 §4.1.3',
    cure: 'Send the same redirect_uri again with the code, character by character.',
  },
  'code.sent-again': {
    title: 'A code is sent again after it was used',
    severity: 'fix',
    clause: 'RFC 6749 §4.1.2',
    cure: 'Exchange a code once and forget it. Look for a callback that runs twice: a reload, a prefetch, two effects in development. A second use ends the tokens of the first.',
  },
  'refresh.rotated': {
    title: 'A refresh token is used after it was replaced',
    severity: 'fix',
    clause: 'RFC 9700 §4.14.2',
    cure: 'Store the new refresh token in the same step in which you receive it, and let only one refresh run at a time. Using an old one ends the whole authorization.',
  },
  'api.dead-token': {
    title: 'The API is called again with a token that was refused',
    severity: 'fix',
    clause: 'RFC 6750 §3.1',
    cure: 'After a 401 with invalid_token, refresh once or ask the person to log in again. The same token will not work later.',
  },
  'rate-limit.ignored': {
    title: 'The API is called on after a 429',
    severity: 'fix',
    clause: 'RFC 6585 §4',
    cure: 'Wait as long as Retry-After says, for all calls of this authorization.',
  },
  'state.short': {
    title: 'The state is short',
    severity: 'consider',
    clause: 'RFC 6749 §10.10',
    cure: 'Use at least 16 random characters, so that nobody can guess one: 128 random bits as base64url are 22.',
  },
  'pkce.missing': {
    title: 'PKCE is not used',
    severity: 'consider',
    clause: 'RFC 9700 §2.1.1',
    cure: 'Send a code_challenge with S256, and the code_verifier with the code. Then a stolen code is worth nothing. Most libraries do it when asked.',
  },
  'exchange.late': {
    title: 'A code is exchanged late',
    severity: 'consider',
    clause: 'RFC 6749 §4.1.2',
    cure: 'Exchange the code in the callback itself, before anything slow. Codes live for minutes only, and every second is a chance to steal them.',
  },
  'refresh.early': {
    title: 'Tokens are refreshed long before they expire',
    severity: 'consider',
    clause: 'RFC 6749 §1.5',
    cure: 'Keep expires_in beside the token, and refresh shortly before it is over. Refreshing on each start or each call rotates tokens for nothing.',
  },
  'refresh.late': {
    title: 'Tokens are refreshed only after a call failed',
    severity: 'consider',
    clause: 'RFC 6749 §5.1',
    cure: 'Keep expires_in beside the token, and refresh a minute before it is over. Handle the 401 as well, for tokens that end early.',
  },
  'scope.unused': {
    title: 'Scopes are asked for that no call needed',
    severity: 'consider',
    clause: 'RFC 9700 §2.3',
    cure: 'Ask for what you use. People read the list before they authorize, and a token that can do less can lose less.',
  },
} as const satisfies Record<string, FindingFacts>;

/** `what.how` of a rule. */
export type FindingId = keyof typeof FINDINGS;
export const FindingId = z.enum(Object.keys(FINDINGS) as [FindingId, ...FindingId[]]);

/** Looks up a rule in the catalogue. */
export function describeFinding(id: FindingId): FindingFacts {
  return FINDINGS[id];
}

/** One rule that one flow breaks. Texts that do not change come from the catalogue. */
export const Finding = z.object({
  id: FindingId,
  flowId: FlowId,
  /** Number of the flow. */
  flowNumber: z.number().int().positive(),
  /** What was seen, in one sentence, with its figures. */
  sentence: z.string(),
  /** Events that show it, in order; at least one. */
  seqs: z.array(z.number().int().positive()).min(1),
  /** When the last of them happened. */
  at: Moment,
  /** The step of the drawing to look at, as in `/flows/:flowId?step=`: `4`, or `4.2` for its second occurrence. */
  step: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** What an app does, over its newest flows. */
export const AppFindings = z.object({
  /** How many flows were looked at. */
  flows: z.number().int().nonnegative(),
  /** One entry a rule, in the order of the catalogue: in how many flows, and the newest of them. */
  findings: z.array(z.object({ times: z.number().int().positive(), newest: Finding })),
});
export type AppFindings = z.infer<typeof AppFindings>;
