/** Answers for what a developer's own code must do at each step, in one or two exact sentences. */
import type { StepNumber } from '../picture/picture.ts';

const TEXTS: Record<StepNumber, string> = {
  1: 'Make a fresh state and verifier for this login, keep both in the person’s session, then redirect the browser. Never build this URL in the page itself.',
  2: 'Nothing: the page is Mavio’s, and your app never sees it. Expect either answer, and a person who closes the tab.',
  3: 'Compare state with the one in the session, and iss with the issuer, before anything else. Then read error, and only then code.',
  4: 'Send this from your server, once, within 10 minutes of the callback. Keep the secret out of browser and mobile code.',
  5: 'Store both tokens encrypted, with the moment the access token dies: now plus expires_in seconds. Answer the person with your own session, never with a token.',
  6: 'Send the token in the Authorization header. On a 401, refresh once and repeat the call; on a 403, ask for the missing scope.',
  7: 'Store the new refresh token before you use the new access token: the old one no longer works. Let one process refresh at a time.',
};

const DENIED: Partial<Record<StepNumber, string>> = {
  2: 'Nothing: the page is Mavio’s. The answer reaches your callback as error=access_denied.',
  3: 'Handle error=access_denied in your callback: say what does not work without access, and offer to try again. Do not loop back to the consent page.',
};

/** The text for a step. In: its number, and whether the person denied. */
export function whatYourCodeMustDo(step: StepNumber, denied: boolean): string {
  return (denied ? DENIED[step] : undefined) ?? TEXTS[step];
}
