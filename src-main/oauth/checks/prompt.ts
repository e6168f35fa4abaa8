/** Answers for the checks on prompt and login_hint (OpenID Connect Core 3.1.2.1): whether the person must, may or must not be asked, and who it is. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationFacts, AuthorizationRequest, ConsentStanding } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, skip } from '../run-checks.ts';
import { ABSENT, plain, shownOf } from '../shown.ts';
import { single } from '../single.ts';
import { scopesOf } from './scope.ts';

/** With these the page is shown even to somebody whose consent is remembered: to be asked again, or to choose who they are. */
const ASKING = ['consent', 'select_account', 'login'];
const KNOWN = ['none', ...ASKING];

/** The values of prompt, in order; none when it was not sent. */
function promptsOf({ params }: AuthorizationRequest): string[] {
  return (single(params, 'prompt')?.text ?? '').split(' ').filter((value) => value !== '');
}

/** Scopes that were asked for and that the person has not granted to this app before. */
function findUngranted(scopes: readonly string[], { remembered }: ConsentStanding): string[] {
  return scopes.filter((scope) => !remembered.includes(scope));
}

/** How a good request is answered: on the page, by what the person granted before, or by the console itself. */
export function chooseInteraction(request: AuthorizationRequest, scopes: readonly string[], standing: ConsentStanding | undefined): 'page' | 'remembered' | 'automatic' {
  if (standing === undefined) return 'page';
  if (standing.mode !== 'ask') return 'automatic';
  const wantsPage = promptsOf(request).some((value) => ASKING.includes(value));
  return standing.remembers && !wantsPage && findUngranted(scopes, standing).length === 0 ? 'remembered' : 'page';
}

type Ids = 'prompt.alone' | 'prompt.silent' | 'login-hint.known';

/** What the checks on prompt and login_hint judge. */
interface Judged {
  readonly request: AuthorizationRequest;
  readonly facts: AuthorizationFacts;
}

const NONE_ALONE = plain('none, or other values without it');
const SOMEBODY_HERE = plain('the email address or id of a person here');
const SILENTLY = plain('an answer without a page');
const THE_PAGE = plain('the consent page');

/** The rungs `prompt.*` and `login-hint.*`. */
export const PROMPT_CHECKS: Rungs<Ids, Judged, OAuthErrorCode> = {
  'prompt.alone': ({ request }) => {
    const sent = single(request.params, 'prompt');
    const prompts = promptsOf(request);
    if (sent === null) return skip(NONE_ALONE, ABSENT, 'No prompt is sent, so the person is asked where that is needed.');
    if (prompts.includes('none') && prompts.length > 1) return fail('invalid_request', { expected: NONE_ALONE, received: sent.shown, note: 'prompt=none is sent together with another value.' });
    const ignored = prompts.filter((value) => !KNOWN.includes(value)).length;
    return pass(NONE_ALONE, sent.shown, ignored === 0 ? null : `${ignored === 1 ? 'One value is' : `${String(ignored)} values are`} not known to this server and ignored.`);
  },
  'login-hint.known': ({ request, facts: { standing } }) => {
    const hint = single(request.params, 'login_hint');
    if (hint === null) return skip(SOMEBODY_HERE, ABSENT, 'No login_hint is sent, so the person who consents next is chosen.');
    if (standing === undefined || standing.hint === 'none') return skip(SOMEBODY_HERE, hint.shown, 'Who it names is looked up when the request is sent.');
    if (standing.hint === 'found') return pass(SOMEBODY_HERE, hint.shown, `It names ${standing.personName}.`);
    return skip(SOMEBODY_HERE, hint.shown, `Nobody here has this address or id. ${standing.personName}, who consents next, is chosen instead.`);
  },
  'prompt.silent': ({ request, facts: { standing } }) => {
    if (!promptsOf(request).includes('none')) return skip(SILENTLY, shownOf(single(request.params, 'prompt')), 'prompt=none is not sent, so the page may be shown.');
    if (standing === undefined) return skip(SILENTLY, plain('none'), 'Whether somebody must be asked is known when the request is sent.');
    if (standing.mode !== 'ask') return pass(SILENTLY, SILENTLY, 'The console answers by itself.');
    if (!standing.remembers) return fail('interaction_required', { expected: SILENTLY, received: THE_PAGE, note: 'The consent of this app is not remembered, so its page is always shown.' });
    const ungranted = findUngranted(scopesOf(request), standing);
    if (ungranted.length === 0) return pass(SILENTLY, SILENTLY, `${standing.personName} granted these scopes before.`);
    return fail('consent_required', { expected: SILENTLY, received: THE_PAGE, note: `The person has not granted ${ungranted.join(' ')} to this app yet.` });
  },
};
