/** Answers for GET /oauth/checks/:checkId, where `error_uri` points. */
import { CheckId } from '../../src-preload/contract/checks.ts';
import { answerNotFound } from './not-found.ts';
import { checkPage } from './pages/check-page.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import { answerWithPage, type Answer } from './respond.ts';

/** Path under which the checks are explained. */
export const CHECKS_PATH = '/oauth/checks/';

/** Handles a request for an explanation. */
export function handleCheck(server: ServerContext, received: Received): Answer {
  const known = CheckId.safeParse(received.path.slice(CHECKS_PATH.length));
  return known.success ? answerWithPage(200, checkPage(server.assets, known.data)) : answerNotFound(server, received);
}
