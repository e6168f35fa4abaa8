/** Answers for calling handlers without HTTP: what one run of the server adds to its parts, and a request as it would arrive. */
import type { ConsentMode } from '../../src-preload/contract/consent.ts';
import { loadAssets } from '../../src-main/authserver/assets.ts';
import { GivenAnswers } from '../../src-main/authserver/given-answers.ts';
import type { ServerContext } from '../../src-main/authserver/parts.ts';
import type { Received } from '../../src-main/authserver/receive.ts';
import { ConsentRules } from '../../src-main/lab/consent-rules.ts';
import { ConsoleStore } from '../../src-main/storage/console-store.ts';
import type { TestAuthServer } from '../kit/auth-server.ts';

/** The context of a server's handlers. */
export function contextOf(server: TestAuthServer, consent: ConsentMode): ServerContext {
  const { consents, people } = server.parts;
  return { ...server.parts, consentRules: new ConsentRules({ consents, people, store: new ConsoleStore(server.db), flag: consent }), issuer: () => server.issuer, assets: loadAssets(server.parts.log), forgeryKey: new Uint8Array(32), given: new GivenAnswers(server.clock) };
}

/** A request: a GET of a path without anything, but for the changes. */
export function received(path: string, changes: Partial<Received>): Received {
  return { method: 'GET', path, rawQuery: '', headers: [], body: '', completeAt: performance.now(), ...changes };
}
