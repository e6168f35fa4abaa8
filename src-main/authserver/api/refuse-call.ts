/** Answers for refused calls: 401 and 403 in Mavio's shape, with the challenge of RFC 6750 and what would get the scope. */
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { ScopeName } from '../../../src-preload/contract/oauth.ts';
import type { ApiDecision } from '../../oauth/decision.ts';
import type { TokenFamily } from '../../storage/token-store.ts';
import type { FieldProblem } from '../api-answer.ts';
import { addToRedirect } from '../forms.ts';
import type { ServerContext } from '../parts.ts';
import type { Problem } from './route.ts';

/** Stands in the URL where the app puts its own random value. */
const STATE_PLACE = 'YOUR_STATE';

/** A decision against a call. */
export type Refused = Extract<ApiDecision, { outcome: 'refuse' }>;

/** What is known about a call that is refused. */
export interface RefusedCall {
  readonly needed: ScopeName;
  readonly scopes: readonly string[];
  readonly family: TokenFamily | null;
}

/** Challenge of a refused call (RFC 6750 3): without an error code when no token was sent. */
export function challengeOf({ error, description }: Refused, needed: ScopeName): string {
  const attributes = error === null ? [] : [`error="${error}"`, `error_description="${description}"`];
  return ['Bearer realm="Mavio"', ...attributes, ...(error === 'invalid_token' || error === 'invalid_request' ? [] : [`scope="${needed}"`])].join(', ');
}

/** The authorization URL that would get the scope: the app's first redirect URI, what the token has, and what it needs. Null when the app is gone. */
function urlFor({ apps, issuer }: ServerContext, { needed, scopes, family }: RefusedCall): string | null {
  const app = family === null ? null : apps.load(family.clientId);
  const redirectUri = app?.redirectUris[0];
  if (app === null || redirectUri === undefined) return null;
  return addToRedirect(`${issuer()}/oauth/authorize`, [
    ['response_type', 'code'],
    ['client_id', app.clientId],
    ['redirect_uri', redirectUri],
    ['scope', [...scopes, needed].join(' ')],
    ['state', STATE_PLACE],
  ]);
}

/** Adds the way out to the rung that failed, so that the flow shows it too. */
function noteOn(checks: readonly CheckResult[], url: string | null): CheckResult[] {
  if (url === null) return [...checks];
  return checks.map((check) => (check.outcome === 'fail' ? { ...check, note: `${check.note ?? ''} To get it, send the person to ${url}`.trim() } : check));
}

/** Says no. Out: the answer, and the ladder as it is recorded. */
export function refuseCall(server: ServerContext, decision: Refused, call: RefusedCall): { readonly problem: Problem; readonly checks: CheckResult[] } {
  const { status, description } = decision;
  if (status !== 403) {
    const code = status === 401 ? 'unauthorized' : 'bad_request';
    return { problem: { kind: 'problem', status, code, message: description, words: status === 401 ? 'not authorized' : 'token in the address' }, checks: [...decision.checks] };
  }
  const url = urlFor(server, call);
  const has = call.scopes.length === 0 ? 'no scope' : call.scopes.join(' ');
  const details: FieldProblem[] = [
    { field: 'required_scope', message: call.needed },
    { field: 'token_scopes', message: has },
    ...(url === null ? [] : [{ field: 'authorization_url', message: url }]),
  ];
  const way = url === null ? '' : ' Send the person through the authorization URL in the details, with a state of your own.';
  const message = `This endpoint needs ${call.needed}; the token has ${has}.${way}`;
  return { problem: { kind: 'problem', status, code: 'forbidden', message, details, words: 'scope missing' }, checks: noteOn(decision.checks, url) };
}
