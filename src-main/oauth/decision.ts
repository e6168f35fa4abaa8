/** Answers for the engine's vocabulary: requests and facts that go in, decisions that come out. */
import type { CheckResult, ShownValue } from '../../src-preload/contract/checks.ts';
import type { OAuthErrorCode } from '../../src-preload/contract/oauth.ts';

/** A parameter as it arrived. The engine compares `text`; everything it says about the value uses `shown`. */
export interface Param {
  readonly name: string;
  readonly text: string;
  readonly shown: ShownValue;
}

/** A request to `/oauth/authorize`. `params` keeps order and duplicates. */
export interface AuthorizationRequest {
  readonly method: string;
  readonly params: readonly Param[];
}

/** An app as far as its redirect URIs matter. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
}

/** What is remembered of an app that was deleted. */
export interface DeletedAppFacts {
  readonly name: string;
  readonly deletedAt: number;
}

/** Who would answer the consent page of a request, and whether anybody has to. */
export interface ConsentStanding {
  /** Whoever the hint names, else who consents next. */
  readonly personName: string;
  readonly hint: 'none' | 'found' | 'unknown';
  readonly mode: 'ask' | 'authorize' | 'deny' | 'fewer';
  /** Whether somebody who granted the scopes before is not asked again. */
  readonly remembers: boolean;
  /** What this person granted to this app before, in all. */
  readonly remembered: readonly string[];
}

/** What the storage knows about an authorization request. `client` is null when the id is not registered. */
export interface AuthorizationFacts {
  readonly client: RegisteredApp | null;
  /** The app that had the id; looked up only for one that is not registered. */
  readonly deleted?: DeletedAppFacts | null;
  /** The developer's other apps; looked up only for a redirect URI that is not the app's own. */
  readonly others?: readonly RegisteredApp[];
  /** Left out where it is not known yet, and for a client that is not registered. */
  readonly standing?: ConsentStanding | undefined;
}

/** A refusal in the words of RFC 6749. */
export interface Refusal {
  readonly error: OAuthErrorCode;
  readonly description: string;
}

/** Decision about an authorization request. Only `ask` and `refuse_to_app` may touch the redirect URI: there it was verified. */
export type AuthorizationDecision = { readonly checks: readonly CheckResult[] } & (
  | {
      readonly outcome: 'ask';
      readonly redirectUri: string;
      readonly scopes: readonly string[];
      readonly state: string | null;
      readonly codeChallenge: string | null;
      /** How it goes on: the page is shown, the person granted it before, or the console answers by itself. */
      readonly interaction: 'page' | 'remembered' | 'automatic';
    }
  | ({ readonly outcome: 'refuse_on_page' } & Refusal)
  | ({ readonly outcome: 'refuse_to_app'; readonly redirectUri: string; readonly state: string | null } & Refusal)
);

/** What is known about a posted consent form. Comparisons arrive as facts. */
export interface ConsentFacts {
  readonly pending: { readonly expiresAt: number; readonly answeredAt: number | null; readonly redirectUri: string } | null;
  /** False when the redirect URI was taken off the app since the request was accepted. */
  readonly redirectRegistered: boolean;
  /** The app whose request it was, when it was deleted meanwhile; then nothing waits any more. */
  readonly deleted?: DeletedAppFacts | null;
  readonly sameOrigin: boolean;
  readonly origin: ShownValue;
  readonly tokenMatches: boolean;
  /** Whom the form names; null when it names nobody, or nobody who is here. */
  readonly personName: string | null;
  /** How the form names them; a stranger's id is not repeated. */
  readonly personSent: 'one' | 'none' | 'several';
  /** Scopes that the request asked for, and those that the form grants, in its order. */
  readonly asked: readonly string[];
  readonly granted: readonly string[];
}

/** The button that was pressed; null when the form named neither. */
export type ConsentAnswer = 'authorize' | 'deny' | null;

/** Decision about a consent form. `deny` fails the check `consent.granted` and goes back to the app. */
export interface ConsentDecision {
  readonly checks: readonly CheckResult[];
  readonly outcome: 'issue_code' | 'deny' | 'refuse_on_page';
}

/** What came back to the app's redirect URI, and what the app remembers of its request. */
export interface CallbackRequest {
  readonly params: readonly Param[];
  readonly sentState: string | null;
  /** Redacted form of `sentState`, to be shown beside a different one; without it the ladder only says whose state it is. */
  readonly sentStateShown?: ShownValue;
  readonly issuer: string;
}

/** What a well-behaved app makes of its callback. */
export interface CallbackDecision {
  readonly checks: readonly CheckResult[];
  readonly ok: boolean;
}

/** How the Authorization header reads (RFC 6749 2.3.1). Basic parts are form-decoded. */
export type AuthorizationHeader =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'basic';
      readonly clientId: string;
      readonly secret: string;
      readonly shownSecret: ShownValue;
      /** Redacted form of `clientId`; without it only an id of Mavio's own shape is shown, because id and secret get swapped. */
      readonly shownClientId?: ShownValue;
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A request to `/oauth/token`, `/oauth/revoke` or `/oauth/introspect`. */
export interface TokenRequest {
  readonly method: string;
  readonly contentType: string | null;
  /** What stood behind the `?`: nothing of it is read, and no credential may be in it. */
  readonly query: readonly Param[];
  readonly params: readonly Param[];
  readonly authorization: AuthorizationHeader;
}

/** A code, as far as the decision needs it. */
export interface CodeFacts {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | null;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  readonly familyId: string | null;
  /** When it was revoked before anybody exchanged it, and why. */
  readonly revokedAt: number | null;
  readonly revokedReason: string | null;
}

/** A refresh token with its family. */
export interface RefreshFacts {
  readonly clientId: string;
  readonly familyId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly rotatedAt: number | null;
  readonly familyRevokedAt: number | null;
  /** A reason of explain-revocation.ts. */
  readonly familyRevokedReason: string | null;
}

/** What the storage knows about who asks. `client` is the app of the client id that was sent. */
export interface ClientFacts {
  readonly client: { readonly clientId: string; readonly name: string } | null;
  /** The app that had the client id; looked up only for one that is not registered. */
  readonly deleted?: DeletedAppFacts | null;
  /** When the secret that came was replaced; looked up only for one that is not the current one. Null when it never was one. */
  readonly secretReplacedAt?: number | null;
  /** Constant-time comparison of digests, made outside. */
  readonly secretMatches: boolean;
  /** Fingerprint of the current secret, to be shown beside the received one. */
  readonly secretExpected: ShownValue;
}

/** What the storage knows about a token request. */
export interface TokenFacts extends ClientFacts {
  readonly code: CodeFacts | null;
  /** S256 of the received verifier, base64url (RFC 7636 4.6); null when none was received. */
  readonly challengeOfVerifier: string | null;
  readonly refresh: RefreshFacts | null;
  /** Whether this app's refresh tokens are replaced with each use; true when nothing is said. */
  readonly rotates?: boolean;
}

/** Grant as far as it was recognised. */
export type Grant = 'authorization_code' | 'refresh_token' | 'unknown';

/** Decision about a token request. `revoke` is applied whatever the outcome. */
export type TokenDecision = {
  readonly checks: readonly CheckResult[];
  readonly grant: Grant;
  /** A family that must end because a code or token was replayed. */
  readonly revoke: { readonly familyId: string; readonly reason: 'code_replayed' | 'refresh_replayed' } | null;
} & (
  | {
      readonly outcome: 'issue';
      readonly scopes: readonly string[];
      /** False when the refresh token that was sent stays in use, and the answer holds none (RFC 6749 6). */
      readonly newRefresh: boolean;
    }
  | TokenRefusal
);

/** A refusal of an endpoint between servers (RFC 6749 5.2). */
export interface TokenRefusal extends Refusal {
  readonly outcome: 'refuse';
  /** HTTP status: 400, 401, 405 or 415. */
  readonly status: number;
  /** True when the answer must carry `WWW-Authenticate: Basic` (RFC 6749 5.2). */
  readonly askBasic: boolean;
}

/** A token that somebody wants revoked or told about; null facts stand for one that is not known here. */
export interface NamedToken {
  readonly kind: 'access' | 'refresh';
  readonly clientId: string;
  readonly familyId: string;
  readonly expiresAt: number;
  readonly rotatedAt: number | null;
  /** When this token alone was revoked. */
  readonly revokedAt: number | null;
  readonly familyRevokedAt: number | null;
}

/** What the storage knows about a revocation or introspection. */
export interface NamedTokenFacts extends ClientFacts {
  readonly token: NamedToken | null;
}

/** Decision about a revocation. A refresh token takes its family along; an access token ends alone (RFC 7009 2.1). */
export type RevocationDecision = { readonly checks: readonly CheckResult[] } & (
  | { readonly outcome: 'revoke'; readonly what: 'family' | 'access_token' | 'nothing' }
  | TokenRefusal
);

/** Decision about an introspection. `active` is false for a dead token and for another app's alike (RFC 7662 2.2, 4). */
export type IntrospectionDecision = { readonly checks: readonly CheckResult[] } & ({ readonly outcome: 'tell'; readonly active: boolean } | TokenRefusal);

/** A call to `/v1`. */
export interface ApiRequest {
  /** `access_token` of the query as shown, which is no place for it (RFC 6750 2.3). Absent or null when none was there. */
  readonly queryToken?: ShownValue | null;
  /** The bearer token as shown; null when the header is missing or has another scheme. */
  readonly bearer: ShownValue | null;
  /** What stood in the Authorization header instead, for the ladder. */
  readonly receivedScheme: string | null;
  readonly neededScope: string;
}

/** An access token with its family. */
export interface AccessFacts {
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When this token alone was revoked. */
  readonly revokedAt: number | null;
  readonly familyRevokedAt: number | null;
  /** A reason of explain-revocation.ts. */
  readonly familyRevokedReason: string | null;
}

/** Decision about an API call (RFC 6750 3.1). */
export type ApiDecision = { readonly checks: readonly CheckResult[] } & (
  | { readonly outcome: 'allow' }
  | { readonly outcome: 'refuse'; readonly status: 400 | 401 | 403; readonly error: 'invalid_request' | 'invalid_token' | 'insufficient_scope' | null; readonly description: string }
);
