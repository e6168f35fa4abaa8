/** Answers for what a request that names a token would come to: an introspection or a revocation, decided and not carried out. */
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import type { ClientFacts, NamedToken, TokenRequest } from '../oauth/decision.ts';
import { single } from '../oauth/single.ts';
import { clientFactsOf, readClientRequest } from './client-request.ts';
import { knownOfToken, seeRequest } from './faults/see-request.ts';
import type { Foreseen } from './foreseen.ts';
import { loadNamedToken, namedTokenOf, nameToken } from './named-token.ts';
import { clientIdToShow } from './params.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';

/** What a decision says of itself. */
type Said = Pick<Foreseen, 'status' | 'error' | 'words'> & { readonly checks: readonly CheckResult[] };

/** An endpoint, and its decision in words. */
interface Named {
  readonly endpoint: 'revoke' | 'introspect';
  readonly decide: (request: TokenRequest, facts: ClientFacts & { readonly token: NamedToken | null }) => Said;
}

/** Loads what the endpoint would load, and lets it decide. Changes and records nothing. */
export function foreseeNamed(server: ServerContext, received: Received, { endpoint, decide }: Named): Foreseen {
  const read = readClientRequest(server, received);
  const app = read.clientId === null ? null : server.apps.load(read.clientId);
  const held = loadNamedToken(server, nameToken(server, single(read.request.params, 'token')?.text));
  return {
    ...decide(read.request, { ...clientFactsOf(server, app, read), token: namedTokenOf(held) }),
    clientId: app?.clientId ?? clientIdToShow(read.request.params),
    appName: app?.name ?? null,
    flowId: held?.family.flowId ?? null,
    step: null,
    back: null,
    asks: [seeRequest(endpoint, received, { clientId: read.clientId, ...knownOfToken(held) })],
  };
}
