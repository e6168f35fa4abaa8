/** Answers for a step in words: its title, and what happened in one or two sentences. */
import { holdsOf } from '../picture/mark-held.ts';
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import { formatSpan } from '../format-span.ts';
import { describeConsent } from './describe-consent.ts';
import { endedTokens } from '../picture/draw-end.ts';
import type { DrawnStep, Picture, StepNumber } from '../picture/picture.ts';

/** Title and sentences of a card. */
export interface StepWords {
  readonly title: string;
  readonly sentence: string;
}

const AHEAD: Record<StepNumber, string> = {
  1: 'Your app will send the browser to Mavio with its request.',
  2: 'Mavio will show the consent page, and the person will authorize or deny.',
  3: 'Mavio will send the browser back to the redirect URI, with a code.',
  4: 'Your server will trade the code for tokens.',
  5: 'Mavio will answer with an access token and a refresh token.',
  6: 'Your server will call the API with the access token.',
  7: 'Your server will trade the refresh token for new tokens.',
};

function describeDelivery(step: DrawnStep, picture: Picture): string {
  const event = step.events.at(-1);
  if (event !== undefined && 'exchange' in event && event.exchange?.status === 0 && event.type !== 'callback.received') return 'The connection was closed without an answer.';
  if (event?.type === 'exchange.staged') return `Mavio answered ${String(event.exchange.status)}.`;
  if (event?.type === 'authorization.decided') {
    return event.outcome === 'refused_on_page' ? 'Mavio showed an error page and sent nothing back to your app.' : `Mavio sent error=${event.error ?? 'invalid_request'} back to your app.`;
  }
  if (event?.type === 'consent.answered') return 'Mavio showed an error page and took no answer.';
  if (event?.type === 'callback.received') return picture.origin === 'guided' ? 'The console, playing your app, stops here.' : 'Your app must stop here.';
  if (event?.type === 'token.decided' || event?.type === 'token.revoked' || event?.type === 'introspection.refused') return `Mavio answered ${String(event.exchange.status)}${event.error === undefined ? '' : ` with ${event.error}`}.`;
  return event?.type === 'api.called' ? `Mavio API answered ${String(event.exchange.status)}${event.error === undefined ? '' : ` with ${event.error}`}.` : '';
}

function describeFailure(step: DrawnStep, picture: Picture): StepWords {
  const failure = firstFailure(step.checks);
  const reason = failure === null ? '' : describeCheck(failure.id).explanation;
  // Its explanation says already what Mavio does then.
  const delivery = failure?.id === 'redirect.registered' ? '' : describeDelivery(step, picture);
  const stray = picture.origin === 'stray' ? 'The request belongs to no login that this console has seen.' : '';
  const newest = picture.steps.findLast((one) => one.at !== null && one.state === 'failed')?.key === step.key;
  const title = picture.outcome === 'refused' && newest ? picture.headline : `${step.name} refused`;
  return { title, sentence: [reason, delivery, stray].filter((part) => part !== '').join(' ') };
}

function describeCallback(step: DrawnStep): string {
  const received = step.events.find((event) => event.type === 'callback.received');
  const what = step.state === 'denied' ? 'error=access_denied and no code' : 'a code';
  const back = `Mavio sent the browser back to your redirect URI with ${what}.`;
  if (received?.type !== 'callback.received') return `${back} The server does not see what arrives there, so the callback is drawn as inferred.`;
  return received.by === 'listener' ? `${back} The console listened there and received it.` : `${back} The console could not listen there, so this is what your server would receive.`;
}

function describeTokens(step: DrawnStep, picture: Picture): string {
  const issued = picture.lives.filter((life) => life.from === step.key);
  const lifetime = (of: string): string | null => {
    const life = issued.find((one) => one.of === of);
    return life === undefined ? null : formatSpan(life.expiresAt - life.issuedAt);
  };
  const refresh = lifetime('refresh_token');
  return `Mavio issued an access token that lives ${lifetime('access_token') ?? '1 h'}${refresh === null ? '.' : `, and a refresh token that dies after ${refresh} without use.`}`;
}

/** A revocation in words; null where step 7 was a refresh. */
function describeRevocation(step: DrawnStep, picture: Picture): StepWords | null {
  const own = step.events.find((one) => one.type === 'authorization.revoked');
  if (own?.type === 'authorization.revoked') {
    return { title: 'You revoked this authorization', sentence: `You did that in the console, so nothing was sent. Every token of it is refused from then on, and ${own.personName} must sign in again.` };
  }
  const event = step.events.find((one) => one.type === 'token.revoked');
  if (event?.type !== 'token.revoked') return null;
  if (step.state === 'failed') return { title: 'Revocation refused', sentence: describeFailure(step, picture).sentence };
  const title = 'Token revoked';
  if (event.ended.length === 0) return { title: 'Nothing to revoke', sentence: 'Your app revoked a token that had ended already, or that this server never issued. Mavio answers 200 all the same, because the token is dead either way.' };
  if (event.kind === 'access_token') return { title, sentence: 'Your app revoked its access token. The refresh token lives on and can buy a new one.' };
  return { title, sentence: 'Your app revoked its refresh token, and with it every token of this authorization. The person must log in again.' };
}

function describeDone(step: DrawnStep, picture: Picture): string {
  const passed = (id: string): boolean => step.checks.some((check) => check.id === id && check.outcome === 'pass');
  const who = picture.personName ?? 'the person';
  switch (step.step) {
    case 1:
      return `${picture.appName} sent the browser to Mavio with its request. Nothing speaks against it, so Mavio asks ${who}.`;
    case 2:
      return describeConsent(step, picture);
    case 3:
      return describeCallback(step);
    case 4:
      return `Your app traded the code from step 3 for tokens. Mavio checked the client secret${passed('code.verifier') ? ' and the PKCE verifier' : ''}, then retired the code.`;
    case 5:
      return describeTokens(step, picture);
    case 6:
      return `Your app called the API with its access token. The answer: ${step.arrows.at(-1)?.label ?? '200'}.`;
    case 7:
      return `Your app traded its refresh token for new tokens. ${describeTokens(step, picture)} The old refresh token is retired.`;
  }
}

function describeAhead(step: DrawnStep, picture: Picture): string {
  const stop = picture.steps.findLast((one) => one.at !== null && (one.state === 'failed' || one.state === 'denied'));
  if ((picture.outcome === 'refused' || picture.outcome === 'denied') && stop !== undefined) {
    return `Not reached: the flow ${stop.state === 'denied' ? 'was denied' : 'stopped'} at step ${String(picture.outcome === 'denied' ? 2 : stop.step)}.`;
  }
  return `Not yet. ${AHEAD[step.step]}`;
}

const ENDS = {
  all_revoked: { title: 'All tokens revoked', deed: (app: string) => `You revoked all tokens of ${app} in this console.` },
  app_deleted: { title: 'App was deleted', deed: (app: string) => `You deleted ${app} in this console, and everything that was issued to it ended with it.` },
  person_removed: { title: 'Person was removed', deed: (app: string, person: string) => `You removed ${person} from this console, and what they had authorized ${app} to do ended with them.` },
} as const;

/** The end that the developer made of an authorization; null where it was not that. */
function describeEnd(step: DrawnStep, picture: Picture): StepWords | null {
  const event = step.events.find((one) => one.type === 'authorization.ended');
  if (event?.type !== 'authorization.ended') return null;
  if (event.by === 'checkup') {
    const deed = event.olderMs === undefined ? 'revoked every token of this authorization' : `made the tokens of this authorization ${formatSpan(event.olderMs)} older`;
    return { title: 'Ended by the check-up', sentence: `The check-up ${deed}, to see what ${picture.appName} does then. Nothing was sent to it.` };
  }
  const { title, deed } = ENDS[event.by];
  const after = endedTokens(event)
    ? 'Its tokens stopped working at once, and the person must log in again.'
    : event.ended.length > 0 ? 'The code had not been exchanged yet, and buys nothing any more.' : 'The login that was under way cannot go on.';
  return { title, sentence: `${deed(picture.appName, picture.personName ?? 'the person')} ${after}` };
}

/** A request that waited and that Mavio never decided; null for any other. */
function describeHeld(step: DrawnStep, picture: Picture): StepWords | null {
  const [event] = step.events;
  if (event?.type !== 'request.held' || event.of !== null) return null;
  const release = holdsOf(event)[0]?.release;
  if (release === 'dropped') return { title: 'You dropped the connection', sentence: `${picture.appName} got no answer. Mavio decided nothing, and nothing was used up.` };
  if (release === 'client_left') return { title: 'Hung up while it was held', sentence: 'The client gave up before you let the request go. Mavio decided nothing, and nothing was used up.' };
  if (release === 'answered') return { title: `You answered ${String(event.exchange?.status ?? 0)}`, sentence: 'You answered in the place of Mavio, which decided nothing. Nothing was used up.' };
  return { title: step.name, sentence: 'The request was held, and answered then. Such an answer is recorded only because it waited.' };
}

/** Describes a step for its card. */
export function describeStep(step: DrawnStep, picture: Picture): StepWords {
  if (step.events.some((one) => one.type === 'introspection.refused')) return { title: 'Introspection refused', sentence: describeFailure(step, picture).sentence };
  const held = describeHeld(step, picture);
  if (held !== null) return held;
  const end = describeEnd(step, picture);
  if (end !== null) return end;
  const revocation = describeRevocation(step, picture);
  if (revocation !== null) return revocation;
  if (step.state === 'failed') return describeFailure(step, picture);
  const first = picture.personName?.split(' ')[0] ?? 'The person';
  if (step.at === null) return { title: step.name, sentence: describeAhead(step, picture) };
  if (step.state === 'denied' && step.step === 2) return { title: step.events.some((one) => one.type === 'consent.answered' && one.by === 'automatic') ? 'Denied automatically' : `${first} chose Deny`, sentence: describeConsent(step, picture) };
  return { title: step.name, sentence: describeDone(step, picture) };
}
