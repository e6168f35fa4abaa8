/** Answers for the verdicts on what an app does when its tokens end: refresh once, keep the new one, begin again. Pure. */
import type { TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { bearerOf, eventsOf, isGranted, printOf } from '../findings/read-request.ts';
import { spellTimes } from '../findings/rule.ts';
import { addressOf, after, inFlow, isDeadCall, largestGroup, NO_SIGN_IN, refreshes, requests, say, show, wire, type Call, type Judge, type Seen, type TokenRequest } from './seen.ts';

/** The same call so often with a dead token is a retry, and not two parts of a page that load at once. */
const RETRIED = 3;
/** So many refreshes for one dead token are a storm, whichever tokens they carry. */
const STORM = 3;

type End = TraceEventOf<'authorization.ended' | 'authorization.revoked'>;

/** What the console ended in the middle, in order. */
function ends(seen: Seen): End[] {
  return seen.filter((event): event is End => event.type === 'authorization.ended' || event.type === 'authorization.revoked');
}

/** What came after an end: in the flow that lost its tokens, and logins that began since. */
interface Aftermath {
  readonly end: End;
  readonly refreshed: readonly TokenRequest[];
  readonly deadCalls: readonly Call[];
  readonly goodCalls: readonly Call[];
  /** The first request for a new login. */
  readonly begunAgain: ReturnType<typeof requests>[0] | undefined;
}

function readAftermath(seen: Seen, end: End): Aftermath {
  const rest = after(seen, end);
  const flow = inFlow(rest, end);
  const calls = eventsOf(flow, 'api.called');
  return { end, refreshed: refreshes(flow), deadCalls: calls.filter(isDeadCall), goodCalls: calls.filter(({ exchange }) => exchange.status < 400), begunAgain: requests(rest)[0] };
}

const NOT_YET = say('cannot_tell', 'Your app got no tokens while this was armed, so none could end.');

/** The verdict where nobody signed in, or no token ended. */
function withoutEnd(seen: Seen): ReturnType<Judge> {
  return requests(seen).length === 0 ? NO_SIGN_IN : NOT_YET;
}

const refreshTokenOf = (request: TokenRequest): string => printOf(request.exchange.form, 'refresh_token') ?? '';

/** The same dead token, again and again; null when it was not. */
function retried({ deadCalls }: Aftermath, end: ReturnType<typeof show>): ReturnType<Judge> | null {
  const again = largestGroup(deadCalls, (call) => `${bearerOf(call) ?? ''} ${addressOf(call)}`);
  const [first] = again;
  if (first === undefined || again.length < RETRIED) return null;
  return say('not_handled', `It called ${wire(first)} ${spellTimes(again.length)} with the dead token.`, [end, ...again.map((call) => show(call, '401, token is dead'))]);
}

/** Several refreshes for one dead token; null when there was no storm. */
function stormed({ refreshed }: Aftermath, end: ReturnType<typeof show>): ReturnType<Judge> | null {
  const same = largestGroup(refreshed, refreshTokenOf);
  if (same.length > 1) return say('not_handled', `It refreshed ${spellTimes(same.length)} with the same refresh token.`, [end, ...same.map((one) => show(one, 'A refresh with that token'))]);
  if (refreshed.length >= STORM) return say('not_handled', `It refreshed ${spellTimes(refreshed.length)} for one dead token.`, [end, ...refreshed.map((one) => show(one, 'A refresh'))]);
  return null;
}

/** RFC 6750 3.1: a dead token is refreshed, once. */
export const accessDead: Judge = (seen) => {
  const [end] = ends(seen);
  if (end === undefined) return withoutEnd(seen);
  const rest = readAftermath(seen, end);
  const dead = show(end, 'The access token ran out');
  const bad = stormed(rest, dead) ?? retried(rest, dead);
  if (bad !== null) return bad;
  const good = rest.refreshed.find(isGranted);
  if (good !== undefined) {
    const [next] = rest.goodCalls;
    return say('handled', next === undefined ? 'It refreshed once.' : 'It refreshed once, and went on with the new token.', [dead, show(good, 'The refresh'), ...(next === undefined ? [] : [show(next, 'A call with the new token')])]);
  }
  if (rest.begunAgain !== undefined) return say('handled', 'It did not refresh, and began a new sign-in.', [dead, show(rest.begunAgain, 'The new sign-in')]);
  const [call] = rest.deadCalls;
  if (call === undefined) return say('cannot_tell', 'It sent nothing after its token had died.', [dead]);
  return say('not_handled', 'It met the 401 and went no further: no refresh, no new sign-in.', [dead, show(call, '401, token is dead')]);
};

/** RFC 6749 6: the new refresh token takes the place of the old one. */
export const refreshRotated: Judge = (seen) => {
  const [first] = ends(seen);
  if (first === undefined) return withoutEnd(seen);
  const rest = readAftermath(seen, first);
  const rotation = rest.refreshed.find(isGranted);
  if (rotation === undefined) return say('cannot_tell', 'It did not refresh.', [show(first, 'The access token ran out')]);
  const old = refreshTokenOf(rotation);
  const given = show(rotation, 'A new refresh token was given');
  if (!rotation.issued.some(({ of }) => of === 'refresh_token')) return say('cannot_tell', 'Rotation is off for this app, so its refresh token stays the same. You turn it on under Refresh tokens.', [given]);
  const later = refreshes(inFlow(after(seen, rotation), rotation));
  const replay = later.find((one) => refreshTokenOf(one) === old);
  if (replay !== undefined) return say('not_handled', 'It came back with the refresh token that had been replaced, and that ended the authorization.', [given, show(replay, 'The old one came')]);
  const next = later.find(isGranted);
  if (next === undefined) return say('cannot_tell', 'It refreshed only once, so nothing shows which token it kept.', [given]);
  return say('handled', 'It kept the new refresh token, and sent that one.', [given, show(next, 'The new one came')]);
};

/** RFC 6749 5.2: after invalid_grant only a new login helps. In: how the tokens ended. */
function beginsAgain(how: string): Judge {
  return (seen) => {
    const end = ends(seen).at(-1);
    if (end === undefined) return withoutEnd(seen);
    const rest = readAftermath(seen, end);
    const over = show(end, how);
    const bad = stormed(rest, over) ?? retried(rest, over);
    if (bad !== null) return bad;
    const [tried] = rest.refreshed;
    const evidence = [over, ...(tried === undefined ? [] : [show(tried, 'The refresh was refused')])];
    const { begunAgain } = rest;
    if (begunAgain !== undefined) return say('handled', `${tried === undefined ? 'It tried no refresh' : 'It tried one refresh'}, and began a new sign-in.`, [...evidence, show(begunAgain, 'The new sign-in')]);
    if (tried !== undefined) return say('handled', 'It tried one refresh, was refused, and stopped.', evidence);
    const [call] = rest.deadCalls;
    if (call === undefined) return say('cannot_tell', 'It sent nothing after its tokens had ended.', evidence);
    return say('cannot_tell', 'It met the 401, and neither refreshed nor began a new sign-in.', [...evidence, show(call, '401, token is dead')]);
  };
}

export const refreshRevoked = beginsAgain('The authorization was revoked');
export const refreshExpired = beginsAgain('The tokens were 30 days old');
