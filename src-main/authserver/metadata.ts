/** Answers for GET /.well-known/oauth-authorization-server (RFC 8414 3.2). */
import { describeServer } from '../oauth/describe-server.ts';
import { OPEN_TO_PAGES } from './cors.ts';
import type { ServerContext } from './parts.ts';
import { answerWithJson, type Answer } from './respond.ts';

/** Handles a request for the metadata: the same for everybody, open to pages, and never from the Host header. */
export function handleMetadata(server: ServerContext): Answer {
  return answerWithJson(200, describeServer(server.issuer()), OPEN_TO_PAGES);
}
