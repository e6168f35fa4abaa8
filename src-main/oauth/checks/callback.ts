/** Answers for the checks that a well-behaved app makes in its callback. */
import type { CallbackRequest } from '../decision.ts';
import type { Finding, Rungs } from '../run-checks.ts';
import { fail, pass, skip } from '../run-checks.ts';
import { ABSENT, cut, mayQuote, plain, shownOf } from '../shown.ts';
import { occurrences, single } from '../single.ts';

type Ids = 'callback.state' | 'callback.issuer' | 'callback.success' | 'callback.code';

/** Fails with null: no server answers these, the app itself stops. */
function stop(mismatch: Parameters<typeof fail>[1]): Finding<null> {
  return fail(null, mismatch);
}

function judgeState({ params, sentState, sentStateShown }: CallbackRequest): Finding<null> {
  const came = occurrences(params, 'state');
  const [first] = came;
  const expected = sentState === null ? ABSENT : (sentStateShown ?? plain('the state your app sent'));
  if (came.length > 1) return stop({ expected, received: plain(`state ${String(came.length)} times`), note: 'The answer carries state more than once.' });
  if (first === undefined && sentState === null) return skip(ABSENT, ABSENT, 'The app sent no state, so there is nothing to compare.');
  if (first === undefined) return stop({ expected, received: ABSENT, note: 'The app sent a state, and the answer carries none.' });
  if (sentState === null) return stop({ expected, received: first.shown, note: 'The app sent no state, and the answer carries one.' });
  if (first.text === sentState) return pass(first.shown, first.shown);
  return stop({ expected, received: first.shown, note: 'The answer carries another state than the app sent.' });
}

const A_CODE = plain('a code');

/** The rungs `callback.*`. Response parameters must not be repeated (RFC 6749 3.1). */
export const CALLBACK_CHECKS: Rungs<Ids, CallbackRequest, null> = {
  'callback.state': judgeState,
  'callback.issuer': ({ params, issuer }) => {
    const sent = single(params, 'iss');
    const expected = plain(issuer);
    if (sent?.text === issuer) return pass(expected, sent.shown);
    if (sent !== null) return stop({ expected, received: sent.shown, note: 'Another issuer answered than the one the app asked.' });
    const note = occurrences(params, 'iss').length > 1 ? 'The answer carries iss more than once.' : 'The answer carries no iss, though the metadata promises one.';
    return stop({ expected, received: ABSENT, note });
  },
  'callback.success': ({ params }) => {
    const [error] = occurrences(params, 'error');
    if (error === undefined) return pass(ABSENT, ABSENT);
    const name = mayQuote(error, error.text) ? cut(error.text) : 'an error';
    return stop({ expected: ABSENT, received: error.shown, note: `Mavio answered with ${name}.` });
  },
  'callback.code': ({ params }) => {
    const sent = single(params, 'code');
    if (sent !== null) return pass(A_CODE, sent.shown);
    const note = occurrences(params, 'code').length > 1 ? 'The answer carries code more than once.' : 'The answer carries neither an error nor a code.';
    return stop({ expected: A_CODE, received: shownOf(sent), note });
  },
};
