/** Answers for losing nothing: a console that is killed in the middle of many token requests keeps every answer it gave. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { serve } from '../kit/serve.ts';
import type { Exit } from '../kit/serve.ts';
import { connectServed, follow } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const REQUESTS = 160;
/** So many are under way at a time, so that the kill finds some being decided and others not begun, however slow the machine is. */
const AT_ONCE = 40;
/** The console is killed when this many answers have arrived. */
const ENOUGH = 60;

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

type Form = Readonly<Record<string, string>>;

/** One token request, with the answer once it arrived. */
interface Attempt {
  readonly form: Form;
  tokens: Tokens | null;
}

function post(issuer: string, form: Form): Promise<Response> {
  const body = new URLSearchParams({ ...form, client_id: CLIPNOTE.clientId, client_secret: CLIPNOTE.clientSecret });
  return fetch(`${issuer}/oauth/token`, { method: 'POST', body });
}

/** Makes token requests that have not been sent: half of them exchanges, half refreshes. */
async function prepare(issuer: string): Promise<Attempt[]> {
  const app = await DeveloperApp.discover({ issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
  const logins = Array.from({ length: REQUESTS }, async (_, index): Promise<Attempt> => {
    const { login, params } = await app.logIn();
    if (index % 2 === 0) {
      const exchange = { grant_type: 'authorization_code', code: params.get('code') ?? '', redirect_uri: REDIRECT_URI, code_verifier: login.verifier };
      return { form: exchange, tokens: null };
    }
    const { refresh_token } = await app.exchange(params, login.verifier);
    return { form: { grant_type: 'refresh_token', refresh_token: refresh_token ?? '' }, tokens: null };
  });
  return Promise.all(logins);
}

/** A token request that was refused: its flow, and the check that failed. Null for any other message. */
function refusalIn(message: LiveMessage): { readonly flowId: string; readonly check: string } | null {
  if (message.topic !== 'flow.recorded' || message.event.type !== 'token.decided') return null;
  const failure = firstFailure(message.event.checks);
  return failure === null ? null : { flowId: message.event.flowId, check: failure.id };
}

test('every answered token works, every answered code is spent, and the database is whole', async () => {
  await using folder = await makeTempFolder('kill');
  const flags = [...writeWorkspace(folder), '--vault', 'session', '--consent', 'authorize'];
  let attempts: Attempt[] = [];
  {
    await using served = await serve(flags);
    attempts = await prepare(served.ready.issuer);
    let arrived = 0;
    const killed: Promise<Exit>[] = [];
    const send = async (attempt: Attempt): Promise<void> => {
      const answer = await post(served.ready.issuer, attempt.form);
      const tokens = (await answer.json()) as Tokens;
      expect(answer.status).toBe(200);
      attempt.tokens = tokens;
      arrived += 1;
      if (arrived === ENOUGH) killed.push(served.end('SIGKILL'));
    };
    const waiting = attempts.values();
    // One list for all, so that each takes the next that nobody has begun.
    const sendOn = async (): Promise<PromiseSettledResult<void>[]> => {
      const sent: PromiseSettledResult<void>[] = [];
      for (const attempt of waiting) sent.push(...(await Promise.allSettled([send(attempt)])));
      return sent;
    };
    const outcomes = (await Promise.all(Array.from({ length: AT_ONCE }, sendOn))).flat();
    expect(await Promise.all(killed)).toMatchObject([{ signal: 'SIGKILL' }]);
    // What failed, failed because the connection broke: nobody was given a refusal.
    const broken = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(broken.filter((reason) => !(reason instanceof TypeError))).toEqual([]);
  }
  const answered = attempts.flatMap(({ form, tokens }) => (tokens === null ? [] : [{ form, tokens }]));
  const unanswered = attempts.filter(({ tokens }) => tokens === null);
  expect(answered.length).toBeGreaterThanOrEqual(ENOUGH);
  expect(unanswered.length).toBeGreaterThan(0);
  console.info(`Killed after ${String(answered.length)} of ${String(REQUESTS)} answers.`);

  {
    await using served = await serve(flags);
    const { issuer } = served.ready;
    const call = (token: string): Promise<Response> => fetch(`${issuer}/v1/meetings`, { headers: { Authorization: `Bearer ${token}` } });
    for (const { tokens } of answered) expect((await call(tokens.access_token)).status).toBe(200);

    // Each answered refresh token buys once; that it was rotated before the kill is known too.
    for (const { tokens } of answered) {
      const renewed = await post(issuer, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
      expect(renewed.status).toBe(200);
    }
    await using page = await connectServed(served.ready.consoleUrl);
    await using live = await follow(page.client);
    // Each has a flow of its own, so the next flow that is refused is that of the request just made.
    const refused = new Set<string>();
    for (const { form } of answered) {
      const again = await post(issuer, form);
      expect(await again.json()).toMatchObject({ error: 'invalid_grant' });
      const { message } = await live.waitFor((heard) => {
        const refusal = refusalIn(heard);
        return refusal !== null && !refused.has(refusal.flowId);
      });
      const refusal = refusalIn(message);
      refused.add(refusal?.flowId ?? '');
      expect(refusal?.check).toBe(form['grant_type'] === 'refresh_token' ? 'refresh.current' : 'code.unused');
    }

    // The others were decided or not, but never half: they are granted now, or refused as already used.
    for (const { form } of unanswered) {
      const late = await post(issuer, form);
      expect([200, 400]).toContain(late.status);
      expect(await late.json()).toMatchObject(late.status === 200 ? { token_type: 'Bearer' } : { error: 'invalid_grant' });
    }
    expect(await served.end('SIGTERM')).toMatchObject({ code: 0 });
  }
  const database = new BetterSqlite3(folder.join('data', 'mavio.db'), { readonly: true });
  using after = new DisposableStack();
  after.defer(() => database.close());
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
});
