/** Answers for an answer that the developer gives in the place of Mavio, in the shape of the endpoint. */
import type { HandAnswer, HoldEndpoint } from '../../../src-preload/contract/holds.ts';
import { newId } from '../../trace/secrets.ts';
import { addToRedirect } from '../forms.ts';
import type { Foreseen } from '../foreseen.ts';
import type { ServerContext } from '../parts.ts';
import { answerWithJson, answerWithRedirect, type Answer } from '../respond.ts';

/** What an answer is made for. */
export interface HandCase {
  readonly endpoint: HoldEndpoint;
  readonly foreseen: Pick<Foreseen, 'back'>;
}

/** Makes the answer. An error goes back to the app through the browser only where its redirect URI was verified (RFC 6749 4.1.2.1). */
export function makeHandAnswer({ issuer, random }: ServerContext, { endpoint, foreseen }: HandCase, answer: HandAnswer): Answer {
  if (answer.kind === 'raw') {
    const isEmpty = answer.status === 204 || answer.status === 304;
    return { status: answer.status, headers: { ...(answer.contentType === '' ? {} : { 'content-type': answer.contentType }), 'cache-control': 'no-store' }, body: isEmpty ? { kind: 'none' } : { kind: 'text', text: answer.body } };
  }
  const { error, description, status } = answer;
  const said = description.toWellFormed();
  if (endpoint === 'api') {
    const requestId = newId('req_', random, 20);
    return answerWithJson(status, { error: { code: error, message: said, request_id: requestId } }, { 'x-request-id': requestId });
  }
  const { back } = foreseen;
  if (back !== null) return answerWithRedirect(302, addToRedirect(back.redirectUri, [['error', error], ['error_description', said === '' ? null : said], ['state', back.state], ['iss', issuer()]]));
  return answerWithJson(status, { error, ...(said === '' ? {} : { error_description: said }) });
}
