/** Answers for more than 150 raw requests that must not succeed: status, error code, redirect or not, and headers of each. */
import { expect, test } from 'vitest';
import { readLocator } from '../../src-main/trace/locator.ts';

import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { sendRaw, type RawAnswer } from '../kit/raw-request.ts';
import { exchange, getCode, locationOf, authorize, refresh, REDIRECT_URI } from '../authserver/login.ts';
import { AUTHORIZE_ROWS } from './negative-authorize.ts';
import type { Row } from './negative-row.ts';
import { REST_ROWS } from './negative-rest.ts';
import { TOKEN_ROWS } from './negative-token.ts';

const OTHER = 'mavio_client_0ther0ther00';
const DAY = 86_400_000;

type Prepared = Readonly<Record<string, string>>;

/** Codes and tokens in every state that a request can name. */
async function prepare(server: TestAuthServer): Promise<Prepared> {
  server.addApp();
  server.addApp({ clientId: OTHER, name: 'Other' });
  const logIn = async (changes: Record<string, string | undefined> = {}, client: Record<string, string> = {}): Promise<{ code: string; at: string; rt: string }> => {
    const code = await getCode(server, { ...changes, ...client });
    const { json } = await exchange(server, code, client);
    return { code, at: String(json['access_token']), rt: String(json['refresh_token']) };
  };
  const old = await logIn();
  const oldCode = await getCode(server);
  server.clock.advance(31 * DAY);
  const [live, used, rotated, revoked] = [await logIn(), await logIn(), await logIn(), await logIn()];
  await refresh(server, rotated.rt);
  const family = server.parts.tokens.load({ digest: server.parts.fingerprints.tokenDigestOf(revoked.rt), issue: readLocator(revoked.rt, server.parts.fingerprints) }, 'refresh')?.family.familyId ?? '';
  server.parts.tokens.revokeFamily(family, server.clock.now(), 'test');
  const other = await logIn({}, { client_id: OTHER });
  return {
    ISSUER: server.issuer,
    PENDING: locationOf(await authorize(server)).searchParams.get('request') ?? '',
    CODE: await getCode(server), PLAIN_CODE: await getCode(server, { code_challenge: undefined, code_challenge_method: undefined }),
    OLD_CODE: oldCode, USED_CODE: used.code, OTHER_CODE: await getCode(server, { client_id: OTHER }),
    AT: live.at, RT: live.rt, OLD_AT: old.at, OLD_RT: old.rt, ROTATED_RT: rotated.rt, REVOKED_RT: revoked.rt, REVOKED_AT: revoked.at, OTHER_RT: other.rt,
    NOTES_AT: (await logIn({ scope: 'notes:read' })).at,
  };
}

/** Puts prepared values into a request, and then the length of its body. */
function fill(send: string, prepared: Prepared): string {
  const filled = send.replace(/\{([A-Z_]+)\}/g, (whole, name: string) => prepared[name] ?? whole);
  return filled.replace('{LENGTH}', String(filled.length - filled.indexOf('\r\n\r\n') - 4));
}

/** The error code, wherever it stands. */
function errorOf({ body, headers }: RawAnswer): string | null {
  const location = headers.get('location');
  if (location !== undefined) return new URL(location, 'http://x').searchParams.get('error');
  if (headers.get('content-type')?.startsWith('application/json') !== true || body === '') return null;
  const { error } = JSON.parse(body) as { error?: string | { code: string } };
  return typeof error === 'object' ? error.code : (error ?? null);
}

function expectRow(answer: RawAnswer, { status, error, redirect, headers = {}, says }: Row, issuer: string): void {
  expect(answer.status).toBe(status);
  if (error !== undefined) expect(errorOf(answer)).toBe(error);
  const location = answer.headers.get('location');
  if (redirect === undefined) expect(location).toBeUndefined();
  else {
    expect(location?.startsWith(`${REDIRECT_URI}?`)).toBe(true);
    expect(new URL(location ?? '').searchParams.get('iss')).toBe(issuer);
    expect(new URL(location ?? '').searchParams.get('error_uri')).toMatch(/\/oauth\/checks\/[a-z-]+\.[a-z-]+$/);
  }
  for (const [name, value] of Object.entries(headers)) expect([name, answer.headers.get(name)]).toEqual([name, typeof value === 'string' ? value : expect.stringMatching(value)]);
  if (says !== undefined) expect(answer.body).toMatch(says);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect([...answer.headers.keys()]).not.toContain('set-cookie');
  expect(answer.body).not.toMatch(/<script|node_modules|evil\.example"/i);
}

const TABLES = [['authorization', AUTHORIZE_ROWS], ['tokens', TOKEN_ROWS], ['the rest', REST_ROWS]] as const;

test('the tables hold at least 150 requests, and no name twice', () => {
  const names = TABLES.flatMap(([table, rows]) => rows.map(({ name }) => `${table}: ${name}`));
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(new Set(names).size).toBe(names.length);
});

test.each(TABLES)('%s: every row gets the answer it names, and breaks nothing', async (_table, rows) => {
  await using server = await startTestAuthServer();
  const prepared = await prepare(server);
  const wrong: string[] = [];
  for (const one of rows) {
    const answer = await sendRaw(server.issuer, fill(one.send, prepared));
    try {
      expectRow(answer, one, server.issuer);
    } catch (cause) {
      wrong.push(`${one.name}: ${String(cause)}\n${answer.text.slice(0, 600)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(server.bugs).toEqual([]);
  // Nothing was spent or ended by any of them that was not replayed on purpose.
  expect((await exchange(server, prepared['CODE'] ?? '')).status).toBe(200);
  expect((await refresh(server, prepared['RT'])).status).toBe(200);
});
