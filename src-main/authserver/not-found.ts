/** Answers for what this server does not have: other paths, and other methods on its own. */
import { newId } from '../trace/secrets.ts';
import { answerApiError } from './api-answer.ts';
import { answerOptions } from './cors.ts';
import { html } from './pages/html.ts';
import { messagePage } from './pages/message-page.ts';
import type { ServerContext } from './parts.ts';
import { isApiPath } from './paths.ts';
import { headerOf, type Received } from './receive.ts';
import { answerWithPage, type Answer } from './respond.ts';

/** Handles a request for a path that does not exist. */
export function answerNotFound(server: ServerContext, received: Received): Answer {
  const { method, path } = received;
  if (isApiPath(path)) {
    // A browser that is refused here would speak of CORS and never show its page the 404 behind it (Fetch standard 3.3).
    if (method === 'OPTIONS' && headerOf(received, 'access-control-request-method') !== null) return answerOptions('GET, HEAD, POST, PATCH, DELETE, OPTIONS', true);
    return answerApiError({ status: 404, code: 'not_found', message: 'This local server has no such endpoint.', requestId: newId('req_', server.random, 20) });
  }
  const page = messagePage(server.assets, {
    title: 'Nothing is here',
    heading: 'Nothing is here',
    paragraphs: ['This is a local Mavio server. It has an authorization endpoint, a token endpoint and a part of the API.'],
    facts: [
      ['Authorization', html`<code>/oauth/authorize</code>`],
      ['Token', html`<code>/oauth/token</code>`],
      ['API', html`<code>/v1/meetings</code>`],
      ['Metadata', html`<code>/.well-known/oauth-authorization-server</code>`],
    ],
    flow: null,
  });
  return answerWithPage(404, page);
}

/** Handles a method that an existing path does not take. In: the methods it takes, for `Allow`. */
export function answerWrongMethod(server: ServerContext, { path }: Received, allow: string): Answer {
  const names = allow.split(', ').filter((name) => name !== 'OPTIONS');
  const message = `This address takes ${names.join(', ').replace(/, ([A-Z]+)$/, ' and $1')} only.`;
  if (isApiPath(path)) return answerApiError({ status: 405, code: 'bad_request', message, requestId: newId('req_', server.random, 20), headers: { allow } });
  const page = messagePage(server.assets, { title: 'Method not allowed', heading: 'This address is asked in another way', paragraphs: [message], flow: null });
  return answerWithPage(405, page, { allow });
}
