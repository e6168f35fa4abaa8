/** Answers for the verdicts on what an app does with answers of the token endpoint: slow, 500, 429, malformed, invalid_client. Pure. */
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import { eventsOf, isGranted, plainText } from '../findings/read-request.ts';
import { spellTimes } from '../findings/rule.ts';
import { after, authorized, exchanges, isInjected, NO_SIGN_IN, requests, sameCode, say, show, type Judge, type Seen, type TokenRequest } from './seen.ts';

/** So many logins one after the other are a loop, not a person. */
const LOOP = 3;

/** The first exchange that was tampered with; a judgement where there is none. */
function tampered(seen: Seen): { readonly hit: TokenRequest } | { readonly missing: ReturnType<Judge> } {
  const hit = exchanges(seen).find(isInjected);
  if (hit !== undefined) return { hit };
  const [answered] = authorized(seen);
  return { missing: answered === undefined ? NO_SIGN_IN : say('cannot_tell', 'It got a code, and did not send it.', [show(answered, 'The callback went out')]) };
}

/** Waiting is right, and asking again is not: the first request may be answered yet. */
export const slow: Judge = (seen) => {
  const found = tampered(seen);
  if ('missing' in found) return found.missing;
  const all = sameCode(seen, found.hit);
  if (all.length > 1) return say('not_handled', `It did not wait: the same code came ${spellTimes(all.length)}.`, all.map((one) => show(one, isInjected(one) ? 'The exchange that was slow' : 'The same code again')));
  return say('handled', 'It sent the code once, and waited.', [show(found.hit, 'The exchange that was slow')]);
};

/** The exchange that bought tokens after a trouble that passed. */
function recovered(seen: Seen, hit: TokenRequest): TokenRequest | undefined {
  return exchanges(after(seen, hit)).find(isGranted);
}

const GAVE_UP = (status: string): string => `It gave up after one ${status}: the person is not signed in, although the next request would have been answered well.`;

/** A 5xx may be asked again (RFC 9110 15.6); the code was not used. */
export const failsOnce: Judge = (seen) => {
  const found = tampered(seen);
  if ('missing' in found) return found.missing;
  const failed = show(found.hit, 'Answered 500');
  const good = recovered(seen, found.hit);
  if (good === undefined) return say('not_handled', GAVE_UP('500'), [failed]);
  const [replay] = sameCode(after(seen, good), good);
  if (replay !== good && replay !== undefined) return say('not_handled', 'It went on sending the code after it was answered well.', [failed, show(good, 'Answered well'), show(replay, 'The same code again')]);
  return say('handled', 'It asked again after the 500, and got its tokens.', [failed, show(good, 'Answered well')]);
};

/** How long a 429 asked to wait, in milliseconds of the server clock; null when it does not say. */
function waitOf({ exchange }: TokenRequest): number | null {
  const seconds = plainText(exchange.responseHeaders, 'retry-after');
  return seconds === null || !/^[0-9]{1,6}$/.test(seconds) ? null : Number(seconds) * 1000;
}

/** An app that waits as it was asked to can only come later than that, however slow the machine is. */
export const limited: Judge = (seen) => {
  const found = tampered(seen);
  if ('missing' in found) return found.missing;
  const { hit } = found;
  const wait = waitOf(hit);
  const failed = show(hit, `Answered 429${wait === null ? '' : `, wait ${String(wait / 1000)} s`}`);
  const early = exchanges(after(seen, hit)).filter((one) => one.at - hit.at < (wait ?? 0));
  if (early.length > 0) {
    const count = early.length === 1 ? 'A request' : `${String(early.length)} requests`;
    return say('not_handled', `${count} came before the time was over that Retry-After asked for.`, [failed, ...early.map((one) => show(one, 'Too early'))]);
  }
  const good = recovered(seen, hit);
  if (good === undefined) return say('not_handled', GAVE_UP('429'), [failed]);
  return say('handled', 'It waited as long as Retry-After asked for, and got its tokens.', [failed, show(good, 'Answered well')]);
};

/** The code is spent at Mavio, and there is no token in what arrived. */
export const malformed: Judge = (seen) => {
  const found = tampered(seen);
  if ('missing' in found) return found.missing;
  const { hit } = found;
  const broken = show(hit, 'The answer broke off');
  const [, again] = sameCode(seen, hit);
  if (again !== undefined) return say('not_handled', 'It sent the code again, which was spent by then.', [broken, show(again, 'The same code again')]);
  const invented = eventsOf(after(seen, hit), 'api.called').find((call) => ['bearer.known', 'bearer.present'].includes(firstFailure(call.checks)?.id ?? ''));
  if (invented !== undefined) return say('not_handled', 'It called the API with a token that Mavio never issued: it used the answer without looking at it.', [broken, show(invented, 'The call')]);
  return say('handled', 'It stopped: no call without a token, and the code did not come again.', [broken]);
};

/** RFC 6749 5.2: invalid_client does not pass by itself. */
export const secretReplaced: Judge = (seen) => {
  const found = tampered(seen);
  if ('missing' in found) return found.missing;
  const refused = exchanges(seen).filter(isInjected);
  const [, again] = sameCode(refused, found.hit);
  if (again !== undefined) {
    const all = sameCode(refused, found.hit);
    return say('not_handled', `It sent the same request ${spellTimes(all.length)} with a secret that was refused.`, all.map((one) => show(one, 'Answered invalid_client')));
  }
  const begun = requests(seen);
  const last = begun.at(-1);
  if (begun.length >= LOOP && last !== undefined) return say('not_handled', `It sent the person to Mavio ${spellTimes(begun.length)}, although no login can work with that secret.`, [show(found.hit, 'Answered invalid_client'), show(last, 'The last request')]);
  return say('handled', 'It was refused once, and stopped.', [show(found.hit, 'Answered invalid_client')]);
};
