/** Answers for the kinds of what is counted of an app. */
import { z } from 'zod';

/**
 * `sign_in`: a code was traded for tokens. `api_call`: a call with a token of the app, whatever the answer.
 * `refusal`: a request that this server turned away, with the first check that failed.
 */
export const MarkKind = z.enum(['sign_in', 'api_call', 'refusal']);
export type MarkKind = z.infer<typeof MarkKind>;
