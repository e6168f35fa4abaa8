/** Answers for the words of the protocol as Mavio speaks it: scopes, lifetimes, token shapes, error codes, people. Without a schema: the server asks for them at its start. */
import type { PersonId } from './ids.ts';

/** One scope: what a developer reads, and what a person reads on the consent page. Source: reference, "Scopes". */
export interface ScopeFacts {
  readonly access: string;
  readonly consent: string;
}

/** Every scope that Mavio knows, in the order of its reference. */
export const SCOPES = {
  'meetings:read': { access: 'list and read meetings', consent: 'See your meetings, transcripts and summaries' },
  'meetings:write': { access: 'create, update, delete meetings', consent: 'Create, change and delete meetings' },
  'recordings:read': { access: 'download recording audio', consent: 'Download the audio of your recordings' },
  'transcripts:read': { access: 'read transcript content', consent: 'Read the transcripts of your meetings' },
  'transcripts:write': { access: 'edit transcripts and speaker labels', consent: 'Edit transcripts and who said what' },
  'notes:read': { access: 'read notes and minutes', consent: 'Read your notes and minutes' },
  'notes:write': { access: 'create and edit notes and minutes', consent: 'Create and edit notes and minutes' },
  'action-items:read': { access: 'list action items', consent: 'See your action items' },
  'action-items:write': { access: 'create, change, complete', consent: 'Create, change and complete action items' },
  'channels:read': { access: 'list channels and their meetings', consent: 'See your channels and what is in them' },
  'channels:write': { access: 'create channels, manage members', consent: 'Create channels, add meetings and manage members' },
  'speakers:read': { access: 'list speaker profiles', consent: 'See speaker profiles' },
  'speakers:write': { access: 'create and manage speakers', consent: 'Create and manage speaker profiles' },
  'team:read': { access: 'read team membership and settings', consent: 'See your team and its settings' },
  'webhooks:manage': { access: 'create and manage webhooks', consent: 'Send events from your account to other servers' },
} as const satisfies Record<string, ScopeFacts>;

/** A scope that Mavio knows. Its schema is in oauth-shapes.ts. */
export type ScopeName = keyof typeof SCOPES;
export type Scope = ScopeName;

/** All scope names, in reference order. */
export const SCOPE_NAMES = Object.keys(SCOPES) as readonly ScopeName[];

/** Names from the second page of the documentation, with the scope to use instead. Source: reference, "known aliases to explain". */
export const SCOPE_ALIASES: Readonly<Record<string, ScopeName>> = {
  'summaries:read': 'meetings:read',
  'summaries:write': 'meetings:write',
  'action_items:read': 'action-items:read',
  'action_items:write': 'action-items:write',
  'webhooks:read': 'webhooks:manage',
  'webhooks:write': 'webhooks:manage',
};

/** Lifetimes in milliseconds. Access 1 h and refresh 30 days idle are Mavio's; the others are this console's choice. */
export const LIFETIMES = {
  code: 10 * 60_000,
  accessToken: 60 * 60_000,
  refreshTokenIdle: 30 * 24 * 60 * 60_000,
  pendingConsent: 10 * 60_000,
} as const;

/** Prefixes of everything the server issues; behind each, 256 random bits (reference, "token shapes"). */
export const PREFIXES = {
  code: 'mavio_ac_',
  accessToken: 'mavio_at_',
  refreshToken: 'mavio_rt_',
  secret: 'mavio_secret_',
  client: 'mavio_client_',
} as const;

/** OAuth error codes this server can answer with: RFC 6749 4.1.2.1 and 5.2, RFC 6750 3.1, OpenID Connect Core 3.1.2.6. */
export const OAUTH_ERROR_CODES = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  'invalid_scope',
  'access_denied',
  'server_error',
  'temporarily_unavailable',
  'invalid_token',
  'insufficient_scope',
  // OpenID Connect Core 3.1.2.6, for prompt=none.
  'consent_required',
  'interaction_required',
] as const;

/** One of them. Its schema is in oauth-shapes.ts. */
export type OAuthErrorCode = (typeof OAUTH_ERROR_CODES)[number];

/** Someone who can consent on the local server. */
export interface Person {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
}

/** Splits a scope parameter at spaces (RFC 6749 3.3). In: the raw text. Out: the names, repeated ones once, empty ones left out. */
export function splitScopes(text: string): string[] {
  return [...new Set(text.split(' ').filter((name) => name !== ''))];
}
