/** Answers for what a fault rule can do: every act with its values. Where it fits and steps in is in fault-fits.ts. */
import { z } from 'zod';
import { OAuthErrorCode, Scope } from './oauth-shapes.ts';

/** Where a rule listens. `callback` is the redirect that carries a code or an error to the app, wherever it was made. */
export const FaultEndpoint = z.enum(['authorize', 'callback', 'token', 'revoke', 'introspect', 'metadata', 'api']);
export type FaultEndpoint = z.infer<typeof FaultEndpoint>;

/** Longest time that an answer is held back or stretched, in milliseconds. */
export const LONGEST_DELAY_MS = 120_000;

/** True for a text with a value in it that Mavio issues: nothing like it is kept in a rule. */
export function holdsSecret(text: string): boolean {
  return /mavio_(ac|at|rt|secret)_/i.test(text);
}

const free = (text: z.ZodString): z.ZodString => text.refine((value) => !holdsSecret(value), 'Secrets and tokens are not kept in a rule.');

/** Name of a member of an answer, or of a parameter of the redirect. */
const Member = free(z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/, 'A name of 1 to 60 letters, digits, _, . or -.'));

const milliseconds = z.number().int().min(0).max(LONGEST_DELAY_MS);

/** What a rule does. Times are milliseconds unless their name says seconds. */
export const FaultAct = z.discriminatedUnion('kind', [
  /** Answers with an error of the protocol, in the form of its endpoint (RFC 6749 4.1.2.1 and 5.2, RFC 6750 3.1). */
  z.object({
    kind: z.literal('oauth_error'),
    error: OAuthErrorCode,
    description: free(z.string().max(200).regex(/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/, 'ASCII without quotes and backslashes (RFC 6749 5.2).')).optional(),
  }),
  z.object({ kind: z.literal('status'), status: z.number().int().min(400).max(599), retryAfterSeconds: z.number().int().min(0).max(86_400).optional() }),
  /** Answers later: after `ms`, and up to `jitterMs` more, which `seed` decides. */
  z.object({ kind: z.literal('delay'), ms: milliseconds, jitterMs: milliseconds.default(0), seed: z.number().int().min(0).max(0xffff_ffff).default(1) }),
  /** Closes the connection: before anything is decided, after it and before the answer, or with half of the answer sent. */
  z.object({ kind: z.literal('drop'), at: z.enum(['before_decision', 'before_answer', 'in_the_middle']) }),
  /** Sends the answer in small pieces. */
  z.object({ kind: z.literal('trickle'), overMs: milliseconds.min(100) }),
  z.object({ kind: z.literal('malformed_json') }),
  z.object({ kind: z.literal('html'), status: z.number().int().min(200).max(599) }),
  z.object({ kind: z.literal('missing_field'), field: Member }),
  z.object({ kind: z.literal('wrong_type'), field: Member, as: z.enum(['string', 'number', 'boolean', 'null', 'list', 'object']) }),
  z.object({ kind: z.literal('token_type'), value: free(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}$/, 'One word, as mac.')) }),
  /** Lets what is issued live this long and no longer; 0 is dead on arrival. */
  z.object({ kind: z.literal('life'), of: z.enum(['code', 'access_token', 'refresh_token']), seconds: z.number().int().min(0).max(2_592_000) }),
  z.object({ kind: z.literal('state'), how: z.enum(['wrong', 'missing']) }),
  z.object({ kind: z.literal('iss'), how: z.enum(['wrong', 'missing']) }),
  /** Grants all but these; with none named, all but the first. */
  z.object({ kind: z.literal('fewer_scopes'), without: z.array(Scope).max(15) }),
  z.object({ kind: z.literal('no_refresh_token') }),
  /** What a refresh does with the refresh token, whatever is set for the app: a new one, the same again, or none in the answer. */
  z.object({ kind: z.literal('rotation'), how: z.enum(['replaced', 'same', 'left_out']) }),
  z.object({ kind: z.literal('redirect_loop') }),
  /** The console asks for the redirect URI a second time, `afterMs` after the browser was sent there. */
  z.object({ kind: z.literal('callback_twice'), afterMs: milliseconds.max(10_000) }),
]);
export type FaultAct = z.infer<typeof FaultAct>;
export type FaultActKind = FaultAct['kind'];
