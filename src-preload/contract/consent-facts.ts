/** Answers for what is fixed about consent, apart from its schemas: the server asks for it at its start. */
import type { ScopeName } from './oauth.ts';

/** How the consent page is answered where an app chose nothing: by a person, or by the console itself. */
export const CONSENT_MODES = ['ask', 'authorize', 'deny'] as const;

/** An app for which nothing was set. */
export const DEFAULT_APP_CONSENT: { readonly mode: 'default'; readonly scopes: ScopeName[]; readonly remembers: boolean } = { mode: 'default', scopes: [], remembers: false };
