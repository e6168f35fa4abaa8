/** Answers for the catalogue's third part: checks of the endpoints that end a token or tell about one. */
import { CLIENT_LADDER } from './checks-token.ts';

/** Checks of `/oauth/revoke` (RFC 7009) and `/oauth/introspect` (RFC 7662), by id. */
export const REVOCATION_CHECKS = {
  'revocation.token-present': {
    title: 'A token to revoke is sent',
    clause: 'RFC 7009 §2.1',
    explanation: 'The endpoint revokes the one token that the request names.',
    cure: 'Send the access or refresh token as token, not as access_token or refresh_token.',
    answer: 'invalid_request',
  },
  'revocation.same-client': {
    title: 'The token was issued to this app',
    clause: 'RFC 7009 §2.1',
    explanation: 'Only the app that received a token may end it. The RFC has such a request refused, with the errors of RFC 6749 §5.2.',
    cure: 'Revoke with the client id and secret of the app that holds the token. Look for mixed-up environments.',
    answer: 'invalid_grant',
  },
  'introspection.token-present': {
    title: 'A token to ask about is sent',
    clause: 'RFC 7662 §2.1',
    explanation: 'The endpoint tells about the one token that the request names.',
    cure: 'Send the access or refresh token as token, not as access_token or refresh_token.',
    answer: 'invalid_request',
  },
} as const;

/** Checks of a revocation, in order. A token that nobody knows passes: there is nothing to revoke (RFC 7009 2.2). */
export const REVOCATION_LADDER = [...CLIENT_LADDER, 'revocation.token-present', 'revocation.same-client'] as const;

/** Checks of an introspection, in order. What is wrong with the token is the answer, not a refusal (RFC 7662 2.2). */
export const INTROSPECTION_LADDER = [...CLIENT_LADDER, 'introspection.token-present'] as const;
