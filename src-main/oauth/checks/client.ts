/** Answers for the checks on who is asking for authorization. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationFacts, AuthorizationRequest } from '../decision.ts';
import { explainUnknownClient } from '../guess-mistake.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

const AN_ID = plain('a client id');
const REGISTERED_ID = plain('a client id that is registered here');

/** The rungs `client.*`. An unknown client is answered on a page, so the error code never travels to a redirect URI. */
export const CLIENT_CHECKS: Rungs<'client.present' | 'client.known', { readonly request: AuthorizationRequest; readonly facts: AuthorizationFacts }, OAuthErrorCode> = {
  'client.present': ({ request: { params } }) => {
    const sent = single(params, 'client_id');
    if (sent !== null) return pass(AN_ID, sent.shown);
    return fail('invalid_request', { expected: AN_ID, received: ABSENT, note: 'client_id is missing or empty.' });
  },
  'client.known': ({ request: { params }, facts }) => {
    const { text, shown } = proven(single(params, 'client_id'), 'client.present');
    if (facts.client?.clientId === text) return pass(REGISTERED_ID, shown, `It belongs to ${facts.client.name}.`);
    return fail('invalid_client', { expected: REGISTERED_ID, received: shown, note: explainUnknownClient(text, shown, facts.deleted) });
  },
};
