/** Answers for the checks on who is asking for authorization. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationFacts, AuthorizationRequest } from '../decision.ts';
import { explainUnknownClient } from '../guess-mistake.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

/** Builds the rungs `client.*`. An unknown client is answered on a page, so the error code never travels to a redirect URI. */
export function clientChecks(request: AuthorizationRequest, facts: AuthorizationFacts): Rungs<'client.present' | 'client.known', OAuthErrorCode> {
  const sent = single(request.params, 'client_id');
  const expected = plain('a client id that is registered here');
  return {
    'client.present': () => {
      if (sent !== null) return pass(plain('a client id'), sent.shown);
      return fail('invalid_request', { expected: plain('a client id'), received: ABSENT, note: 'client_id is missing or empty.' });
    },
    'client.known': () => {
      const { text, shown } = proven(sent, 'client.present');
      if (facts.client?.clientId === text) return pass(expected, shown, `It belongs to ${facts.client.name}.`);
      return fail('invalid_client', { expected, received: shown, note: explainUnknownClient(text, shown, facts.deleted) });
    },
  };
}
