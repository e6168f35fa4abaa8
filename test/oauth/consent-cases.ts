/** Answers for the tables of consent forms and callbacks. */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { decideCallback } from '../../src-main/oauth/decide-callback.ts';
import { decideConsent } from '../../src-main/oauth/decide-consent.ts';
import type { CallbackDecision, ConsentAnswer, ConsentDecision, ConsentFacts } from '../../src-main/oauth/decision.ts';
import type { Case, Expectation } from './cases.ts';
import type { Changes } from './make.ts';
import { callbackRequest, consentFacts, fingerprint, ISSUER, NOW, REDIRECT, STATE } from './make.ts';

function refused(fails: CheckId, facts: Partial<ConsentFacts>, said: Expectation & { readonly answer?: ConsentAnswer; readonly skips?: readonly CheckId[] }): Case<ConsentDecision> {
  const { answer = 'authorize', ...rest } = said;
  const more = { outcome: answer === 'deny' ? 'deny' : 'refuse_on_page' };
  return { name: `${fails} fails: ${String(said.note)}`, fails, more, decide: () => decideConsent(consentFacts(facts), answer, NOW), ...rest };
}

export const CONSENT_CASES: readonly Case<ConsentDecision>[] = [
  { name: 'Authorize issues a code', fails: null, decide: () => decideConsent(consentFacts(), 'authorize', NOW), more: { outcome: 'issue_code' } },
  {
    name: 'one millisecond before its end the page still counts', fails: null, more: { outcome: 'issue_code' },
    decide: () => decideConsent(consentFacts({ pending: { expiresAt: NOW + 1, answeredAt: null, redirectUri: REDIRECT } }), 'authorize', NOW),
  },
  refused('consent.known', { pending: null }, { received: 'absent', note: /No request/ }),
  refused('consent.known', { pending: null, deleted: { name: 'Clipnote', deletedAt: NOW - 60_000 } }, { received: 'absent', note: 'Clipnote was deleted on 14 November 2023 at 22:12 UTC, and its requests with it.' }),
  refused('consent.same-origin', { sameOrigin: false, origin: { kind: 'plain', text: 'https://evil.example' } }, { received: 'https://evil.example', note: /another site/ }),
  refused('consent.token', { tokenMatches: false }, { expected: 'the token of this page', note: /token of the page/ }),
  refused('consent.unanswered', { pending: { expiresAt: NOW + 1, answeredAt: NOW - 3200, redirectUri: REDIRECT } }, { expected: 'not answered', received: 'answered 3.2 s ago', note: /3\.2 s ago/ }),
  refused('consent.fresh', { pending: { expiresAt: NOW, answeredAt: null, redirectUri: REDIRECT } }, { expected: 'younger than 10 min', received: 'expired just now', note: /expired just now/ }),
  refused('consent.fresh', { pending: { expiresAt: NOW - 120_000, answeredAt: null, redirectUri: REDIRECT } }, { received: 'expired 2 min ago', note: /2 min ago/ }),
  refused('consent.redirect-registered', { redirectRegistered: false }, { expected: 'a redirect URI of the app', received: REDIRECT, note: /taken off the app/ }),
  {
    name: 'Deny goes nowhere either when the redirect URI is gone', fails: 'consent.redirect-registered', more: { outcome: 'refuse_on_page' },
    decide: () => decideConsent(consentFacts({ redirectRegistered: false }), 'deny', NOW),
  },
  { name: 'fewer scopes than were asked for issue a code, and it is said', fails: null, decide: () => decideConsent(consentFacts({ granted: ['notes:read'] }), 'authorize', NOW), more: { outcome: 'issue_code' } },
  refused('consent.person', { personName: null }, { expected: 'a person of this server', received: 'somebody else', note: /not here, or not any more/ }),
  refused('consent.person', { personName: null, personSent: 'none' }, { received: 'absent', note: 'The form names nobody.' }),
  refused('consent.person', { personName: null, personSent: 'several' }, { received: 'several people', note: 'The form names more than one person.' }),
  refused('consent.scopes', { granted: ['meetings:read', 'team:read'] }, { expected: 'meetings:read notes:read', received: '1 more', note: /a scope that the app did not ask for/ }),
  refused('consent.scopes', { granted: ['a', 'b'] }, { received: '2 more', note: /2 scopes/ }),
  refused('consent.scopes', { granted: [] }, { received: 'absent', note: /no permission is ticked/ }),
  refused('consent.granted', { granted: [] }, { answer: 'deny', skips: ['consent.scopes'], expected: 'authorize', received: 'deny', note: 'The person chose Deny.' }),
  refused('consent.granted', {}, { answer: null, skips: ['consent.scopes'], expected: 'authorize', received: 'absent', note: /neither/ }),
];

function stopped(fails: CheckId, changes: Changes, said: Expectation & { readonly sent?: string | null }): Case<CallbackDecision> {
  const { sent = STATE, ...rest } = said;
  return { name: `${fails} fails: ${String(said.note)}`, fails, more: { ok: false }, decide: () => decideCallback(callbackRequest(changes, sent)), ...rest };
}

export const CALLBACK_CASES: readonly Case<CallbackDecision>[] = [
  { name: 'a good callback holds', fails: null, decide: () => decideCallback(callbackRequest()), more: { ok: true } },
  { name: 'no state sent and none received is fine', fails: null, skips: ['callback.state'], decide: () => decideCallback(callbackRequest({ state: null }, null)), more: { ok: true } },
  stopped('callback.state', { state: 'somebody elses' }, { expected: 'the state your app sent', received: /^state /, note: /another state/ }),
  stopped('callback.state', { state: null }, { received: 'absent', note: /carries none/ }),
  stopped('callback.state', {}, { sent: null, expected: 'absent', note: /carries one/ }),
  stopped('callback.state', { state: [STATE, STATE] }, { received: 'state 2 times', note: /more than once/ }),
  {
    name: 'a different state stands beside the redacted one that was sent', fails: 'callback.state', expected: /^state /, received: /^state /,
    decide: () => decideCallback({ ...callbackRequest({ state: 'other' }), sentStateShown: fingerprint(STATE, 'state') }),
  },
  stopped('callback.issuer', { iss: `${ISSUER}/` }, { expected: ISSUER, received: `${ISSUER}/`, note: /Another issuer/ }),
  stopped('callback.issuer', { iss: null }, { expected: ISSUER, received: 'absent', note: /promises one/ }),
  stopped('callback.issuer', { iss: [ISSUER, ISSUER] }, { note: /more than once/ }),
  stopped('callback.success', { error: 'access_denied', code: null }, { expected: 'absent', received: 'access_denied', note: 'Mavio answered with access_denied.' }),
  stopped('callback.success', { error: 'access_denied' }, { received: 'access_denied', note: /access_denied/ }),
  stopped('callback.success', { error: 'mavio_secret_x' }, { received: /^other /, note: 'Mavio answered with an error.' }),
  stopped('callback.code', { code: null }, { received: 'absent', note: /neither/ }),
  stopped('callback.code', { code: ['a', 'b'] }, { note: /more than once/ }),
];
