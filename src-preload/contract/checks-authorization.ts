/** Answers for the catalogue's first half: checks on the way through the browser (authorization request, consent, callback). */

const PAGE = 'page';

/** Checks of `/oauth/authorize`, of the consent form, and of the app's own callback, by id. */
export const AUTHORIZATION_CHECKS = {
  'request.method': {
    title: 'The request is a GET',
    clause: 'RFC 6749 §3.1',
    explanation: 'The app sends the browser to the authorization endpoint with a redirect or a link, which is a GET.',
    cure: 'Redirect the browser to the authorization URL instead of posting to it.',
    answer: PAGE,
  },
  'request.no-duplicates': {
    title: 'No parameter is sent twice',
    clause: 'RFC 6749 §3.1',
    explanation: 'With two values for one name, two programs may read two different requests.',
    cure: 'Send each parameter once. Look for a base URL that already carries the parameter your library adds.',
    answer: PAGE,
  },
  'client.present': {
    title: 'A client id is sent',
    clause: 'RFC 6749 §4.1.1',
    explanation: 'Without client_id the server does not know which app is asking.',
    cure: 'Send client_id. It is probably an empty environment variable.',
    answer: PAGE,
  },
  'client.known': {
    title: 'The client id is registered here',
    clause: 'RFC 6749 §4.1.1',
    explanation: 'Apps are registered per server. A client id from production is not known to this local server.',
    cure: 'Use the client id that this console shows for your app, or register the app here.',
    answer: PAGE,
  },
  'redirect.present': {
    title: 'A redirect URI is sent',
    clause: 'RFC 6749 §3.1.2.3',
    ourChoice: true,
    explanation: 'Mavio’s documentation always sends redirect_uri, so this console asks for it even when only one is registered.',
    cure: 'Send redirect_uri, exactly as it is registered.',
    answer: PAGE,
  },
  'redirect.absolute': {
    title: 'The redirect URI is absolute',
    clause: 'RFC 6749 §3.1.2',
    explanation: 'A redirect URI names scheme, host and path, because the browser must find it from anywhere.',
    cure: 'Send the whole URI, from https:// on.',
    answer: PAGE,
  },
  'redirect.no-fragment': {
    title: 'The redirect URI has no fragment',
    clause: 'RFC 6749 §3.1.2',
    explanation: 'What stands behind # never reaches a server, and the answer’s parameters would end up behind it.',
    cure: 'Remove # and what follows it.',
    answer: PAGE,
  },
  'redirect.registered': {
    title: 'The redirect URI equals a registered one',
    clause: 'RFC 6749 §3.1.2.3',
    explanation: 'Mavio compares the two as plain text. A redirect to any other address would hand the answer to a stranger, so it shows a page and sends nothing back.',
    cure: 'Register the URI you send, or send the registered one, character by character.',
    answer: PAGE,
  },
  'response-type.code': {
    title: 'The response type is code',
    clause: 'RFC 6749 §4.1.1',
    explanation: 'Mavio knows the authorization code flow only. The implicit flow (token) is no longer recommended (RFC 9700 §2.1.2).',
    cure: 'Send response_type=code.',
    answer: 'invalid_request, unsupported_response_type',
  },
  'scope.present': {
    title: 'At least one scope is asked for',
    clause: 'RFC 6749 §3.3',
    ourChoice: true,
    explanation: 'Mavio documents no default scope, so a request without one asks for nothing.',
    cure: 'Send scope with the names your app needs, separated by spaces.',
    answer: 'invalid_scope',
  },
  'scope.known': {
    title: 'Every scope exists',
    clause: 'RFC 6749 §3.3',
    explanation: 'A scope that Mavio does not know cannot be granted. Names are compared exactly, with upper and lower case.',
    cure: 'Use the names of Mavio’s scope list, separated by spaces, not commas.',
    answer: 'invalid_scope',
  },
  'state.present': {
    title: 'State is present',
    clause: 'RFC 6749 §10.12',
    explanation: 'state ties the answer to the login your app began. Mavio recommends it and does not refuse a request without it.',
    cure: 'Make a fresh random state for each login, keep it in the person’s session, and compare it in the callback.',
    answer: 'none, recommended',
  },
  'pkce.method': {
    title: 'The PKCE method is S256',
    clause: 'RFC 7636 §4.3',
    ourChoice: true,
    explanation: 'With plain, the challenge is the verifier itself and protects nothing. A missing method means plain.',
    cure: 'Send code_challenge_method=S256 together with code_challenge.',
    answer: 'invalid_request',
  },
  'pkce.challenge': {
    title: 'The PKCE challenge is well formed',
    clause: 'RFC 7636 §4.2',
    explanation: 'An S256 challenge is the base64url SHA-256 of the verifier: 43 characters, without padding.',
    cure: 'Encode the 32 bytes of the hash as base64url without “=”. Not as hex, not as plain base64.',
    answer: 'invalid_request',
  },
  'prompt.alone': {
    title: 'prompt=none stands alone',
    clause: 'OpenID Connect Core §3.1.2.1',
    ourChoice: true,
    explanation: 'prompt=none forbids every page, so it contradicts any other value beside it. Mavio’s documentation does not mention prompt; values that this console does not know are ignored (RFC 6749 §3.1).',
    cure: 'Send prompt=none alone, or prompt=consent to have the person asked again.',
    answer: 'invalid_request',
  },
  'prompt.silent': {
    title: 'With prompt=none, nobody has to be asked',
    clause: 'OpenID Connect Core §3.1.2.6',
    ourChoice: true,
    explanation: 'prompt=none asks for an answer without any page. That works when the person granted these scopes to this app before and the app’s consent is remembered, or when the console answers by itself.',
    cure: 'Send the request again without prompt=none, in a window that the person sees. Or set the app’s consent to be remembered.',
    answer: 'consent_required, interaction_required',
  },
  'login-hint.known': {
    title: 'The login hint names a person',
    clause: 'OpenID Connect Core §3.1.2.1',
    ourChoice: true,
    explanation: 'login_hint selects who consents, by email address or by id. A hint that names nobody here is no fault: then the person whom the console would take anyway is chosen.',
    cure: 'Send the email address or the id of a person in this console’s list.',
    answer: 'none, a hint',
  },
  'consent.known': {
    title: 'The consent form belongs to a waiting request',
    clause: 'RFC 6749 §4.1.1',
    explanation: 'Each consent page belongs to one authorization request.',
    cure: 'Start the login again from the app.',
    answer: PAGE,
  },
  'consent.same-origin': {
    title: 'The form was sent from Mavio’s own page',
    clause: 'RFC 6749 §10.12',
    explanation: 'A form that another site posts could authorize an app behind a person’s back.',
    cure: 'Answer on the consent page itself.',
    answer: PAGE,
  },
  'consent.token': {
    title: 'The anti-forgery token is the page’s own',
    clause: 'RFC 6749 §10.12',
    explanation: 'The token proves that the form was filled in on the page that was shown for this request.',
    cure: 'Answer on the consent page itself; do not build the form yourself.',
    answer: PAGE,
  },
  'consent.unanswered': {
    title: 'The request is not answered yet',
    clause: 'RFC 6749 §4.1.2',
    explanation: 'A consent page is answered once. Two answers would make two codes for one login.',
    cure: 'Start the login again from the app.',
    answer: PAGE,
  },
  'consent.fresh': {
    title: 'The consent page is younger than 10 minutes',
    clause: 'RFC 6749 §10.12',
    ourChoice: true,
    explanation: 'A page left open for long may be answered by somebody else.',
    cure: 'Start the login again from the app.',
    answer: PAGE,
  },
  'consent.redirect-registered': {
    title: 'The redirect URI is still registered',
    clause: 'RFC 6749 §3.1.2.4',
    ourChoice: true,
    explanation: 'The redirect URI was taken off the app, or changed, while the consent page was open. An answer never goes to a URI that is not registered, so it is asked again at the last moment.',
    cure: 'Register the URI again, or send the one that is registered now; then start the login again from the app.',
    answer: PAGE,
  },
  'consent.person': {
    title: 'The person who answers is one of this server’s',
    clause: 'RFC 6749 §3.1',
    explanation: 'What is granted is granted by somebody. The form names the person that its page was shown for; whoever was removed meanwhile can grant nothing.',
    cure: 'Open the consent page again and choose a person on it; do not build the form yourself.',
    answer: PAGE,
  },
  'consent.scopes': {
    title: 'Some of what was asked for is granted, and nothing else',
    clause: 'RFC 6749 §3.3',
    explanation: 'A person may grant fewer scopes than the app asked for, never others, and not none: without any scope an authorization opens nothing.',
    cure: 'Tick at least one permission on the consent page, or choose Deny; do not build the form yourself.',
    answer: PAGE,
  },
  'consent.granted': {
    title: 'The person authorized the app',
    clause: 'RFC 6749 §4.1.2.1',
    explanation: 'The person chose Deny. That is an answer, not a fault: the app receives error=access_denied.',
    cure: 'Handle error=access_denied in your callback: say what does not work without access and offer to try again.',
    answer: 'access_denied',
  },
  'callback.state': {
    title: 'State is the one your app sent',
    clause: 'RFC 6749 §10.12',
    explanation: 'An answer with another state belongs to a login that somebody else began.',
    cure: 'Compare state with the one in the person’s session before anything else; stop when they differ.',
    answer: 'client',
  },
  'callback.issuer': {
    title: 'The issuer is the server your app asked',
    clause: 'RFC 9207 §2.4',
    explanation: 'iss names the server that answers, so that an app with several servers cannot be mixed up.',
    cure: 'Compare iss with the issuer from the metadata, as plain text.',
    answer: 'client',
  },
  'callback.success': {
    title: 'The answer carries no error',
    clause: 'RFC 6749 §4.1.2.1',
    explanation: 'A refusal comes back to the same redirect URI with error instead of code.',
    cure: 'Read error first and show the person what happened.',
    answer: 'client',
  },
  'callback.code': {
    title: 'The answer carries a code',
    clause: 'RFC 6749 §4.1.2',
    explanation: 'The code is what your server trades for tokens.',
    cure: 'Read code from the query of the callback.',
    answer: 'client',
  },
} as const;

/** Checks of an authorization request, in the order in which they are climbed. */
export const AUTHORIZATION_LADDER = [
  'request.method', 'request.no-duplicates', 'client.present', 'client.known', 'redirect.present', 'redirect.absolute',
  'redirect.no-fragment', 'redirect.registered', 'response-type.code', 'scope.present', 'scope.known', 'state.present',
  'pkce.method', 'pkce.challenge', 'prompt.alone', 'login-hint.known', 'prompt.silent',
] as const satisfies readonly (keyof typeof AUTHORIZATION_CHECKS)[];

/** Checks of the consent form. */
export const CONSENT_LADDER = [
  'consent.known', 'consent.same-origin', 'consent.token', 'consent.unanswered', 'consent.fresh',
  'consent.redirect-registered', 'consent.person', 'consent.scopes', 'consent.granted',
] as const satisfies readonly (keyof typeof AUTHORIZATION_CHECKS)[];

/** Checks that the app makes in its callback; the console makes them when it plays the app. */
export const CALLBACK_LADDER = [
  'callback.state', 'callback.issuer', 'callback.success', 'callback.code',
] as const satisfies readonly (keyof typeof AUTHORIZATION_CHECKS)[];
