/** Answers for a whole guided run through the contract, as the screen walks it, with a browser that follows. */
import type { App } from '../../src-preload/contract/apps.ts';
import type { GuidedRun } from '../../src-preload/contract/guided.ts';
import { walkToCallback } from './browser-walk.ts';
import type { ContractClient } from './served-client.ts';

/** What a guided run leaves behind: its first and its last state, and the code that went through the browser. */
export interface GuidedOutcome {
  readonly begun: GuidedRun;
  readonly run: GuidedRun;
  readonly code: string;
}

/** Starts a guided run with a request that has no mistake. */
export async function startGuidedRun(client: ContractClient, app: App): Promise<GuidedRun> {
  const { state, codeChallenge } = await client.guided.seed();
  const values = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: app.redirectUris[0] ?? '',
    scope: 'meetings:read',
    state,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  };
  const parameters = Object.entries(values).map(([name, value]) => ({ name, value }));
  return client.guided.start({ clientId: app.clientId, parameters });
}

/** Walks a guided run from the authorization request to the refresh. The console itself listens on the redirect URI. */
export async function walkGuidedRun(client: ContractClient, app: App): Promise<GuidedOutcome> {
  const begun = await startGuidedRun(client, app);
  const { flowId, authorizationUrl } = begun;
  const redirectUri = app.redirectUris[0] ?? '';
  const callback = await walkToCallback(authorizationUrl, { redirectUri, answer: 'authorize', visitCallback: true });
  await client.guided.exchange({ flowId });
  await client.guided.callApi({ flowId });
  return { begun, run: await client.guided.refresh({ flowId }), code: callback.searchParams.get('code') ?? '' };
}
