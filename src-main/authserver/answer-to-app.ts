/** Answers for what travels back to the app through the browser: a code or an error, always with `iss` (RFC 9207). */
import { LIFETIMES, PREFIXES, type OAuthErrorCode } from '../../src-preload/contract/oauth.ts';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import type { FlowId, PersonId } from '../../src-preload/contract/ids.ts';
import type { Life } from '../../src-preload/contract/trace.ts';
import type { Injection } from '../lab/fault-rules.ts';
import { digest, mint } from '../trace/secrets.ts';
import { termsOf } from './faults/bend-decision.ts';
import { mangleRedirect, type Pairs } from './faults/mangle-redirect.ts';
import { addToRedirect } from './forms.ts';
import type { ServerContext } from './parts.ts';

/** Where an answer goes, and the state it must repeat. */
export interface BackToApp {
  readonly redirectUri: string;
  readonly state: string | null;
  /** The fault rule that the redirect met. */
  readonly met?: Injection | null;
}

/** What a person authorized. */
export interface Granted extends BackToApp {
  readonly flowId: FlowId;
  readonly clientId: string;
  readonly personId: PersonId;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | null;
}

/** Why the app gets no code. `check` is the one that failed; `error_uri` explains it. Null where none did, and a fault says so. */
export interface Refused {
  readonly error: OAuthErrorCode;
  readonly description: string;
  readonly check: CheckId | null;
}

/** Address of the page that explains a check. */
export function explain(server: ServerContext, check: CheckId): string {
  return `${server.issuer()}/oauth/checks/${check}`;
}

/** The redirect with its parameters, as the rule that it met leaves them. */
function sendBack(server: ServerContext, { redirectUri, met }: BackToApp, pairs: Pairs): string {
  return addToRedirect(redirectUri, met === undefined || met === null ? pairs : mangleRedirect(server, pairs, met));
}

/** Redirect for a refusal (RFC 6749 4.1.2.1). */
export function refuseToApp(server: ServerContext, back: BackToApp, { error, description, check }: Refused): string {
  return sendBack(server, back, [
    ['error', error],
    ['error_description', description],
    ['error_uri', check === null ? null : explain(server, check)],
    ['state', back.state],
    ['iss', server.issuer()],
  ]);
}

/**
 * Makes a code and keeps its digest (RFC 6749 4.1.2). Must run inside the transaction that records it.
 * Out: the redirect, which holds the only copy of the code, and the code's life for the trace.
 */
export function applyCode(server: ServerContext, granted: Granted): { location: string; life: Life } {
  const { clock, codes, fingerprints, random } = server;
  const code = mint(PREFIXES.code, random);
  const fingerprint = fingerprints.of(code);
  const issuedAt = clock.now();
  const terms = granted.met === undefined || granted.met === null ? null : termsOf(granted.met);
  const expiresAt = issuedAt + (terms?.codeMs ?? LIFETIMES.code);
  const { flowId, clientId, redirectUri, personId, codeChallenge, state } = granted;
  const scopes = terms?.scopes?.(granted.scopes) ?? granted.scopes;
  codes.insert({ digest: digest(code), fingerprint, flowId, clientId, redirectUri, scopes, personId, codeChallenge, issuedAt, expiresAt, usedAt: null, familyId: null });
  return {
    location: sendBack(server, granted, [['code', code], ['state', state], ['iss', server.issuer()]]),
    life: { of: 'code', fingerprint, issuedAt, expiresAt, scopes: [...scopes] },
  };
}
