/** Answers for calling handlers without HTTP: what one run of the server adds to its parts, and a request as it would arrive. */
import { loadAssets } from '../../src-main/authserver/assets.ts';
import { GivenAnswers } from '../../src-main/authserver/given-answers.ts';
import type { ServerContext } from '../../src-main/authserver/parts.ts';
import type { Received } from '../../src-main/authserver/receive.ts';
import type { TestAuthServer } from '../kit/auth-server.ts';

/** The context of a server's handlers. */
export function contextOf(server: TestAuthServer, consent: ServerContext['consent']): ServerContext {
  return { ...server.parts, consent, issuer: () => server.issuer, assets: loadAssets(server.parts.log), forgeryKey: new Uint8Array(32), given: new GivenAnswers(server.clock) };
}

/** A request: a GET of a path without anything, but for the changes. */
export function received(path: string, changes: Partial<Received>): Received {
  return { method: 'GET', path, rawQuery: '', headers: [], body: '', completeAt: performance.now(), ...changes };
}
