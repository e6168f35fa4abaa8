/** Answers for the catalogue's second half: checks between servers (token endpoint, API). */

/** Checks of `/oauth/token` and of `/v1`, by id. */
export const TOKEN_CHECKS = {
  'token.method': {
    title: 'The request is a POST',
    clause: 'RFC 6749 §3.2',
    explanation: 'Secrets and codes in a GET would end up in logs and histories.',
    cure: 'Send a POST with the parameters in the body.',
    answer: 'invalid_request',
  },
  'token.form': {
    title: 'The body is a form',
    clause: 'RFC 6749 §4.1.3',
    explanation: 'The endpoints for tokens read application/x-www-form-urlencoded, not JSON.',
    cure: 'Send Content-Type: application/x-www-form-urlencoded and encode the body as a form.',
    answer: 'invalid_request',
  },
  'token.no-duplicates': {
    title: 'No parameter is sent twice',
    clause: 'RFC 6749 §3.2',
    explanation: 'With two values for one name, two programs may read two different requests.',
    cure: 'Send each parameter once.',
    answer: 'invalid_request',
  },
  'client-auth.not-in-query': {
    title: 'No credential stands in the address',
    clause: 'RFC 6749 §2.3.1',
    explanation: 'Addresses end up in logs of servers and proxies, so secrets, codes and tokens travel in the body or a header only.',
    cure: 'Move the parameters from the query string into the form body; in many libraries that is data or body instead of params. Then make a new secret.',
    answer: 'invalid_request',
  },
  'client-auth.one-method': {
    title: 'The app authenticates in one way',
    clause: 'RFC 6749 §2.3',
    explanation: 'An app sends its secret in the Authorization header or in the body, never in both.',
    cure: 'Choose client_secret_basic or client_secret_post in your library, and send the secret only there.',
    answer: 'invalid_request',
  },
  'client-auth.same-id': {
    title: 'Header and body name the same app',
    clause: 'RFC 6749 §2.3',
    ourChoice: true,
    explanation: 'With two client ids, nobody can say which app is asking. The RFC leaves the answer open, and guessing would be worse.',
    cure: 'Leave client_id out of the body when you use Basic, or send the same one in both.',
    answer: 'invalid_request',
  },
  'client-auth.present': {
    title: 'The app sends its client id and secret',
    clause: 'RFC 6749 §2.3.1',
    explanation: 'Mavio’s apps are confidential, so a client id alone proves nothing: the server needs to know that it is your server that asks.',
    cure: 'Send client_id and client_secret, in Basic or in the body. Look for an empty environment variable.',
    answer: 'invalid_client',
  },
  'client-auth.known': {
    title: 'The client id is registered here',
    clause: 'RFC 6749 §2.3.1',
    explanation: 'Apps are registered per server. A client id from production is not known to this local server.',
    cure: 'Use the client id that this console shows for your app.',
    answer: 'invalid_client',
  },
  'client-auth.secret': {
    title: 'The client secret is the current one',
    clause: 'RFC 6749 §2.3.1',
    explanation: 'A regenerated secret ends the old one at once. In Basic, id and secret are form-encoded before base64.',
    cure: 'Put the current secret into your server’s environment and restart it. If it is lost, make a new one.',
    answer: 'invalid_client',
  },
  'grant.supported': {
    title: 'The grant type is supported',
    clause: 'RFC 6749 §5.2',
    explanation: 'Mavio’s token endpoint knows authorization_code and refresh_token.',
    cure: 'Send grant_type=authorization_code after a callback, or grant_type=refresh_token later.',
    answer: 'invalid_request, unsupported_grant_type',
  },
  'code.present': {
    title: 'A code is sent',
    clause: 'RFC 6749 §4.1.3',
    explanation: 'The code from the callback is what is traded for tokens.',
    cure: 'Send code as it came in the callback’s query.',
    answer: 'invalid_request',
  },
  'code.known': {
    title: 'The code was issued here',
    clause: 'RFC 6749 §5.2',
    explanation: 'The server keeps a digest of every code it issued and found none that matches.',
    cure: 'Send the code unchanged: decode it from the query once, not twice, and do not cut it.',
    answer: 'invalid_grant',
  },
  'code.same-client': {
    title: 'The code was issued to this app',
    clause: 'RFC 6749 §4.1.3',
    explanation: 'A code is bound to the app that asked for it, so that a stolen one is worth nothing to another.',
    cure: 'Exchange the code with the client id that stood in the authorization request.',
    answer: 'invalid_grant',
  },
  'code.unused': {
    title: 'The code is unused',
    clause: 'RFC 6749 §4.1.2',
    explanation: 'A code works once. A second use may be a thief’s, so everything the first use issued is revoked.',
    cure: 'Exchange each code once. Look for a callback that runs twice: a reload, a prefetch, or two effects on mount.',
    answer: 'invalid_grant',
  },
  'code.alive': {
    title: 'The code is not revoked',
    clause: 'RFC 6749 §5.2',
    explanation: 'Whoever revokes an authorization also ends the code that was issued for it and not yet exchanged.',
    cure: 'Send the person through the login again.',
    answer: 'invalid_grant',
  },
  'code.fresh': {
    title: 'The code is younger than 10 minutes',
    clause: 'RFC 6749 §4.1.2',
    ourChoice: true,
    explanation: 'Codes live briefly, because they travel through the browser. RFC 6749 recommends ten minutes at most.',
    cure: 'Exchange the code in the callback itself, not later.',
    answer: 'invalid_grant',
  },
  'code.redirect-same': {
    title: 'The redirect URI equals that of step 1',
    clause: 'RFC 6749 §4.1.3',
    explanation: 'The exchange repeats the redirect URI, so that a code caught at another address cannot be used.',
    cure: 'Send the same redirect_uri as in the authorization request; keep it in one constant.',
    answer: 'invalid_request, invalid_grant',
  },
  'code.verifier': {
    title: 'The verifier matches the challenge',
    clause: 'RFC 7636 §4.6',
    explanation: 'Only the app that made the challenge in step 1 knows the verifier whose SHA-256 it is.',
    cure: 'Send the verifier of this very login. Keep it in the person’s session, not in a variable that all logins share.',
    answer: 'invalid_grant',
  },
  'refresh.present': {
    title: 'A refresh token is sent',
    clause: 'RFC 6749 §6',
    explanation: 'The refresh token is what buys a new access token.',
    cure: 'Send refresh_token as the token endpoint gave it.',
    answer: 'invalid_request',
  },
  'refresh.known': {
    title: 'The refresh token was issued here',
    clause: 'RFC 6749 §5.2',
    explanation: 'The server keeps a digest of every refresh token it issued and found none that matches.',
    cure: 'Store the token unchanged and whole. An access token does not work here.',
    answer: 'invalid_grant',
  },
  'refresh.same-client': {
    title: 'The refresh token was issued to this app',
    clause: 'RFC 6749 §6',
    explanation: 'A refresh token is bound to the app that received it.',
    cure: 'Refresh with the client id that exchanged the code.',
    answer: 'invalid_grant',
  },
  'refresh.current': {
    title: 'The refresh token is the newest of its family',
    clause: 'RFC 9700 §4.14.2',
    ourChoice: true,
    explanation: 'Each refresh hands out a new refresh token. An old one that comes back may be stolen, so the whole family is revoked.',
    cure: 'Store the new refresh token before you use the new access token, and let only one process refresh at a time.',
    answer: 'invalid_grant',
  },
  'refresh.alive': {
    title: 'The authorization is not revoked',
    clause: 'RFC 6749 §5.2',
    explanation: 'Once an authorization is revoked, all its tokens stop working together.',
    cure: 'Send the person through the login again.',
    answer: 'invalid_grant',
  },
  'refresh.fresh': {
    title: 'The refresh token was used within 30 days',
    clause: 'RFC 6749 §6',
    explanation: 'Mavio’s refresh tokens die after 30 days without use.',
    cure: 'Send the person through the login again.',
    answer: 'invalid_grant',
  },
  'scope.not-wider': {
    title: 'The scope is not wider than granted',
    clause: 'RFC 6749 §6',
    explanation: 'A refresh may narrow the scope, never widen it.',
    cure: 'Leave scope out, or ask only for what the person granted.',
    answer: 'invalid_scope',
  },
  'bearer.not-in-query': {
    title: 'No token stands in the address',
    clause: 'RFC 6750 §2.3',
    ourChoice: true,
    explanation: 'RFC 6750 allows access_token in the query and advises against it: addresses are logged. Mavio reads the Authorization header only.',
    cure: 'Send Authorization: Bearer and the access token, and take access_token out of the address.',
    answer: '400 invalid_request',
  },
  'bearer.present': {
    title: 'A bearer token is sent',
    clause: 'RFC 6750 §2.1',
    explanation: 'The API reads the access token from the Authorization header.',
    cure: 'Send Authorization: Bearer and the access token.',
    answer: '401 unauthorized',
  },
  'bearer.known': {
    title: 'The access token was issued here',
    clause: 'RFC 6750 §3.1',
    explanation: 'The server keeps a digest of every access token it issued and found none that matches.',
    cure: 'Send the access token unchanged. A refresh token does not work here.',
    answer: '401 invalid_token',
  },
  'bearer.alive': {
    title: 'The access token is not revoked',
    clause: 'RFC 6750 §3.1',
    explanation: 'An access token ends when it is revoked, and together with its authorization.',
    cure: 'Send the person through the login again.',
    answer: '401 invalid_token',
  },
  'bearer.fresh': {
    title: 'The access token is younger than 1 hour',
    clause: 'RFC 6750 §3.1',
    explanation: 'Mavio’s access tokens live one hour.',
    cure: 'Refresh on a 401, or a little before expires_in runs out, and repeat the call once.',
    answer: '401 invalid_token',
  },
  'bearer.scope': {
    title: 'The token has the scope this endpoint needs',
    clause: 'RFC 6750 §3.1',
    explanation: 'Each endpoint is guarded by one scope, which the person must have granted.',
    cure: 'Add the scope to your authorization request and send the person through consent again.',
    answer: '403 insufficient_scope',
  },
} as const;

/** Checks that every endpoint between servers begins with: the shape of the request, and who sends it. */
export const CLIENT_LADDER = [
  'token.method', 'client-auth.not-in-query', 'token.form', 'token.no-duplicates', 'client-auth.one-method', 'client-auth.same-id', 'client-auth.present',
  'client-auth.known', 'client-auth.secret',
] as const satisfies readonly (keyof typeof TOKEN_CHECKS)[];

/** Checks of a code exchange, in order. Also climbed when the grant type is missing or unknown. */
export const CODE_LADDER = [
  ...CLIENT_LADDER, 'grant.supported', 'code.present', 'code.known', 'code.same-client', 'code.unused', 'code.alive', 'code.fresh', 'code.redirect-same', 'code.verifier',
] as const satisfies readonly (keyof typeof TOKEN_CHECKS)[];

/** Checks of a refresh, in order. */
export const REFRESH_LADDER = [
  ...CLIENT_LADDER, 'grant.supported', 'refresh.present', 'refresh.known', 'refresh.same-client', 'refresh.current', 'refresh.alive', 'refresh.fresh', 'scope.not-wider',
] as const satisfies readonly (keyof typeof TOKEN_CHECKS)[];

/** Checks of an API call, in order. */
export const API_LADDER = [
  'bearer.not-in-query', 'bearer.present', 'bearer.known', 'bearer.alive', 'bearer.fresh', 'bearer.scope',
] as const satisfies readonly (keyof typeof TOKEN_CHECKS)[];
