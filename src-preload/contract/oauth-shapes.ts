/** Answers for the schemas of what oauth.ts names. */
import { z } from 'zod';
import { OAUTH_ERROR_CODES, SCOPE_NAMES, type ScopeName } from './oauth.ts';

/** A scope that Mavio knows. */
export const Scope = z.enum(SCOPE_NAMES as [ScopeName, ...ScopeName[]]);
export type Scope = z.infer<typeof Scope>;

/** An error code that this server can answer with. */
export const OAuthErrorCode = z.enum(OAUTH_ERROR_CODES);
export type OAuthErrorCode = z.infer<typeof OAuthErrorCode>;
