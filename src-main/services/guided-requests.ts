/** Answers for the requests a guided run sends as the app's server would: real HTTP to our own endpoints, which record them. */
import { z } from 'zod';
import type { GuidedAction } from '../../src-preload/contract/guided.ts';
import type { GuidedParts, PlayedAnswer } from './guided-parts.ts';
import type { Run } from './guided-run.ts';
import { ServiceFailure } from './service-failure.ts';

/** A token answer as far as an app reads it (RFC 6749 5.1). */
const TokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string().optional() });
const ErrorAnswer = z.object({ error: z.string() });

const WHY_NOT: Readonly<Record<GuidedAction, string>> = {
  exchange: 'There is no code that could be exchanged. Start the flow again.',
  call_api: 'There is no access token yet. Exchange the code first.',
  refresh: 'There is no refresh token yet. Exchange the code first.',
};

/** Why an action is not possible now. */
export function explainNotNow(action: GuidedAction): string {
  return WHY_NOT[action];
}

async function ask(request: () => Promise<PlayedAnswer>): Promise<PlayedAnswer> {
  try {
    return await request();
  } catch (cause) {
    throw new ServiceFailure('NOT_NOW', { reason: 'The server did not answer the request. Try again.' }, { cause });
  }
}

async function loadSecret(run: Run, { apps, keeper }: GuidedParts): Promise<string> {
  const app = apps.load(run.clientId);
  if (app === null) throw new ServiceFailure('NOT_NOW', { reason: 'The app of this flow is not registered any more.' });
  const secret = await keeper.read(app);
  if (secret === null) {
    keeper.forget();
    throw new ServiceFailure('SECRET_MISSING', { clientId: run.clientId });
  }
  return secret;
}

async function askForTokens(run: Run, fields: readonly (readonly [string, string])[], parts: GuidedParts): Promise<PlayedAnswer> {
  const basic = { clientId: run.clientId, secret: await loadSecret(run, parts) };
  const answer = await ask(() => parts.player.postForm(`${parts.issuer()}/oauth/token`, fields, basic));
  const tokens = TokenAnswer.safeParse(answer.json);
  if (answer.status === 200 && tokens.success) {
    run.accessToken = tokens.data.access_token;
    run.refreshToken = tokens.data.refresh_token ?? run.refreshToken;
  }
  return answer;
}

/** Trades the code for tokens (RFC 6749 4.1.3). Errors: SECRET_MISSING, NOT_NOW when nothing answers. */
async function exchange(run: Run, parts: GuidedParts): Promise<void> {
  const fields: [string, string][] = [
    ['grant_type', 'authorization_code'],
    ['code', run.code ?? ''],
  ];
  if (run.redirectUri !== null) fields.push(['redirect_uri', run.redirectUri]);
  if (run.verifier !== null) fields.push(['code_verifier', run.verifier]);
  const answer = await askForTokens(run, fields, parts);
  const error = ErrorAnswer.safeParse(answer.json);
  const codeSpent = answer.status === 200 || (error.success && error.data.error === 'invalid_grant');
  if (codeSpent) run.code = null;
  run.facts = { ...run.facts, codeSpent, failed: answer.status === 200 ? null : 'exchange' };
}

/** Calls GET /v1/meetings with the access token (RFC 6750 2.1). */
async function callApi(run: Run, parts: GuidedParts): Promise<void> {
  const answer = await ask(() => parts.player.getJson(`${parts.issuer()}/v1/meetings`, run.accessToken ?? ''));
  run.facts = { ...run.facts, calledApi: true, failed: answer.status === 200 ? null : 'call_api' };
}

/** Buys a new access token (RFC 6749 6). Errors: as `exchange`. */
async function refresh(run: Run, parts: GuidedParts): Promise<void> {
  const fields = [
    ['grant_type', 'refresh_token'],
    ['refresh_token', run.refreshToken ?? ''],
  ] as const;
  const answer = await askForTokens(run, fields, parts);
  const isGood = answer.status === 200;
  run.facts = { ...run.facts, refreshed: run.facts.refreshed || isGood, failed: isGood ? null : 'refresh' };
}

/** What each action sends. */
export const REQUESTS: Readonly<Record<GuidedAction, (run: Run, parts: GuidedParts) => Promise<void>>> = {
  exchange,
  call_api: callApi,
  refresh,
};
