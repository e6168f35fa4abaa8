/** Answers for the checks on a posted consent form. */
import { LIFETIMES } from '../../../src-preload/contract/oauth.ts';
import type { ConsentAnswer, ConsentFacts } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven, skip } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { spellAgo, spellDate, spellDuration } from '../spell-duration.ts';

type Ids = 'consent.known' | 'consent.same-origin' | 'consent.token' | 'consent.unanswered' | 'consent.fresh' | 'consent.redirect-registered' | 'consent.person' | 'consent.scopes' | 'consent.granted';

/** Says which scopes were left out; null when none was (RFC 6749 3.3). */
function sayFewer({ asked, granted }: ConsentFacts): string | null {
  const declined = asked.filter((scope) => !granted.includes(scope));
  return declined.length === 0 ? null : `Fewer scopes than the app asked for: without ${declined.join(' ')}.`;
}

/** What the checks on a consent form judge. */
interface Judged {
  readonly facts: ConsentFacts;
  readonly answer: ConsentAnswer;
  /** Epoch ms. */
  readonly now: number;
}

/** The rungs `consent.*`. Only `consent.granted` with the answer deny has an error that travels to the app. */
export const CONSENT_CHECKS: Rungs<Ids, Judged, 'access_denied' | null> = {
  'consent.known': ({ facts }) => {
    const expected = plain('a request that waits for an answer');
    if (facts.pending !== null) return pass(expected, expected);
    const note = facts.deleted === null || facts.deleted === undefined ? 'No request with this id waits for an answer here.' : `${facts.deleted.name} was deleted ${spellDate(facts.deleted.deletedAt)}, and its requests with it.`;
    return fail(null, { expected, received: ABSENT, note });
  },
  'consent.same-origin': ({ facts }) => {
    const expected = plain('a form of this server');
    if (facts.sameOrigin) return pass(expected, facts.origin);
    return fail(null, { expected, received: facts.origin, note: 'The form was sent from another site, or does not say from where.' });
  },
  'consent.token': ({ facts }) => {
    const expected = plain('the token of this page');
    if (facts.tokenMatches) return pass(expected, expected);
    return fail(null, { expected, received: plain('another token, or none'), note: 'The form does not carry the token of the page that was shown.' });
  },
  'consent.unanswered': ({ facts, now }) => {
    const { answeredAt } = proven(facts.pending, 'consent.known');
    const expected = plain('not answered');
    if (answeredAt === null) return pass(expected, expected);
    const received = `answered ${spellAgo(answeredAt, now)}`;
    return fail(null, { expected, received: plain(received), note: `The request was ${received}.` });
  },
  'consent.fresh': ({ facts, now }) => {
    const { expiresAt } = proven(facts.pending, 'consent.known');
    const expected = plain(`younger than ${spellDuration(LIFETIMES.pendingConsent)}`);
    if (now < expiresAt) return pass(expected, plain(`${spellDuration(expiresAt - now)} left`));
    const received = `expired ${spellAgo(expiresAt, now)}`;
    return fail(null, { expected, received: plain(received), note: `The consent page ${received}.` });
  },
  'consent.redirect-registered': ({ facts }) => {
    // It was registered when the request was accepted, so it may be shown.
    const received = plain(proven(facts.pending, 'consent.known').redirectUri);
    const expected = plain('a redirect URI of the app');
    if (facts.redirectRegistered) return pass(expected, received);
    return fail(null, { expected, received, note: 'It was taken off the app while the person was asked.' });
  },
  'consent.person': ({ facts }) => {
    const expected = plain('a person of this server');
    if (facts.personName !== null) return pass(expected, plain(facts.personName));
    if (facts.personSent === 'one') return fail(null, { expected, received: plain('somebody else'), note: 'The form names a person who is not here, or not any more.' });
    return fail(null, { expected, received: facts.personSent === 'none' ? ABSENT : plain('several people'), note: `The form names ${facts.personSent === 'none' ? 'nobody' : 'more than one person'}.` });
  },
  'consent.scopes': ({ facts, answer }) => {
    const { asked, granted } = facts;
    const expected = plain(asked.join(' '));
    if (answer !== 'authorize') return skip(expected, ABSENT, 'Nothing is granted with this answer.');
    const alien = granted.filter((scope) => !asked.includes(scope)).length;
    if (alien > 0) return fail(null, { expected, received: plain(`${String(alien)} more`), note: `The form grants ${alien === 1 ? 'a scope' : `${String(alien)} scopes`} that the app did not ask for.` });
    if (granted.length === 0) return fail(null, { expected, received: ABSENT, note: 'Authorize was chosen, and no permission is ticked.' });
    return pass(expected, plain(granted.join(' ')));
  },
  'consent.granted': ({ facts, answer }) => {
    const expected = plain('authorize');
    if (answer === 'authorize') return pass(expected, expected, sayFewer(facts));
    if (answer === 'deny') return fail('access_denied', { expected, received: plain('deny'), note: 'The person chose Deny.' });
    return fail(null, { expected, received: ABSENT, note: 'The form names neither Authorize nor Deny.' });
  },
};
