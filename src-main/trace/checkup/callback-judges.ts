/** Answers for the verdicts on what an app does with a callback: state, iss, Deny, fewer scopes, the same one twice. Pure. */
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import { eventsOf } from '../findings/read-request.ts';
import { spellTimes } from '../findings/rule.ts';
import { addressOf, after, authorized, exchanges, inFlow, isInjected, largestGroup, NO_SIGN_IN, refreshes, requests, sameCode, say, show, wire, type Judge, type Seen } from './seen.ts';

/** So many denials one after the other are a loop, not a person. */
const LOOP = 3;
/** The same call so often is a retry, and not two parts of a page that load at once. */
const RETRIED = 3;

/** The consent whose redirect was tampered with. */
function tampered(seen: Seen) {
  return authorized(seen).find(isInjected);
}

/** In: what was wrong with the callback, as in “a callback with …”. */
function refusesCallback(wrong: string): Judge {
  return (seen) => {
    const answered = tampered(seen);
    if (answered === undefined) return NO_SIGN_IN;
    const callback = show(answered, `The callback went out with ${wrong}`);
    const [sent] = exchanges(inFlow(after(seen, answered), answered));
    if (sent === undefined) return say('handled', `It got a callback with ${wrong}, and sent no code.`, [callback]);
    return say('not_handled', `It sent the code after a callback with ${wrong}.`, [callback, show(sent, 'The code came all the same')]);
  };
}

export const wrongState = refusesCallback('a wrong state');
export const missingState = refusesCallback('no state');
export const wrongIssuer = refusesCallback('a wrong iss');

/** RFC 6749 4.1.2.1: access_denied is an answer. */
export const denied: Judge = (seen) => {
  const denials = eventsOf(seen, 'consent.answered').filter(({ answer }) => answer === 'deny');
  const [first] = denials;
  if (first === undefined) return NO_SIGN_IN;
  const no = show(first, 'Deny was chosen');
  const [sent] = exchanges(after(seen, first));
  if (sent !== undefined) return say('not_handled', 'It asked for tokens although the answer was access_denied.', [no, show(sent, 'The token request')]);
  const last = denials.at(-1);
  if (denials.length >= LOOP && last !== undefined) {
    return say('not_handled', `It sent the person back to Mavio by itself: Deny was answered ${spellTimes(denials.length)} in a row.`, [no, show(last, 'The last of them')]);
  }
  return say('handled', 'It sent no token request, and did not ask again by itself.', [no]);
};

/** RFC 6749 5.1: the answer says which scopes were granted. */
export const fewerScopes: Judge = (seen) => {
  const asked = requests(seen).filter(({ outcome }) => outcome === 'asked');
  const narrowed = authorized(seen).find((answered) => {
    const wanted = asked.find(({ flowId }) => flowId === answered.flowId)?.scopes ?? [];
    return answered.issued.some(({ scopes }) => scopes.length < wanted.length);
  });
  if (narrowed === undefined) {
    const [only] = asked;
    if (only !== undefined && only.scopes.length < 2) return say('cannot_tell', `Your app asks for ${only.scopes.join(' ')} only, so nothing can be left out.`, [show(only, 'The request')]);
    return NO_SIGN_IN;
  }
  const granted = show(narrowed, `Granted were ${narrowed.issued.flatMap(({ scopes }) => scopes).join(' ')} only`);
  const flow = after(inFlow(seen, narrowed), narrowed);
  const calls = eventsOf(flow, 'api.called');
  const refused = calls.filter((call) => firstFailure(call.checks)?.id === 'bearer.scope');
  const [first] = refused;
  const again = largestGroup(refused, addressOf);
  if (first !== undefined && again.length >= RETRIED) {
    return say('not_handled', `It called ${wire(first)} ${spellTimes(again.length)} with a token that lacks the scope.`, [granted, ...again.map((call) => show(call, '403, scope missing'))]);
  }
  const [refreshed] = first === undefined ? [] : refreshes(after(flow, first));
  if (first !== undefined && refreshed !== undefined) {
    return say('not_handled', 'It refreshed after a 403. A refresh never adds a scope.', [granted, show(first, '403, scope missing'), show(refreshed, 'The refresh')]);
  }
  if (calls.length === 0) return say('cannot_tell', 'It made no call with the narrower token.', [granted]);
  if (first === undefined) return say('handled', 'It called only what the granted scopes open.', [granted]);
  return say('handled', `It met the 403 of ${wire(first)}, and did not insist.`, [granted, show(first, '403, scope missing')]);
};

/** RFC 6749 4.1.2: a code is used once. */
export const deliveredTwice: Judge = (seen) => {
  const answered = tampered(seen) ?? authorized(seen)[0];
  if (answered === undefined) return NO_SIGN_IN;
  const callback = show(answered, 'The callback was delivered twice');
  const [sent] = exchanges(inFlow(after(seen, answered), answered));
  if (sent === undefined) return say('cannot_tell', 'It did not send the code at all.', [callback]);
  const all = sameCode(seen, sent);
  // The console delivers it a second time by itself, and has not the person's cookies.
  const how = isInjected(answered) ? ', the second time without the person’s session' : '';
  if (all.length === 1) return say('handled', `It sent the code once, although the callback came twice${how}.`, [callback, show(sent, 'The exchange')]);
  return say('not_handled', `It sent the same code ${spellTimes(all.length)}.`, [callback, ...all.map((one) => show(one, 'The code came'))]);
};
