/** Answers for ten thousand hostile requests: afterwards the server answers, weighs what it weighed, and has repeated no markup. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sendRaw, type RawAnswer } from '../kit/raw-request.ts';
import { SeededRandom } from '../kit/seeded-random.ts';

const REQUESTS = 10_000;
const AT_ONCE = 24;
const SLOW = 60;
const MOST_GROWTH = 50 * 1024 * 1024;
/** What is really held grows less: the ring of live messages fills up, and nothing else stays. */
const MOST_HEAP_GROWTH = 20 * 1024 * 1024;
const MARK = '<hostile-mark';
const random = new SeededRandom('hostile');

interface Report {
  readonly rss: number;
  /** Before anything was collected. */
  readonly rssAtOnce: number;
  readonly heapUsed: number;
  readonly troubles: readonly string[];
  readonly bugs: readonly string[];
}

async function ask(child: ChildProcess): Promise<Report> {
  const answer = once(child, 'message');
  child.send('report');
  return ((await answer) as [Report])[0];
}

function below(limit: number): number {
  const [high = 0, low = 0] = random.bytes(2);
  return ((high << 8) | low) % limit;
}

const PATHS = ['/oauth/authorize', '/oauth/consent', '/oauth/token', '/oauth/revoke', '/oauth/introspect', '/oauth/checks/', '/.well-known/oauth-authorization-server', '/v1/meetings', '/nowhere', '/'];
const NAMES = ['client_id', 'redirect_uri', 'scope', 'state', 'response_type', 'code', 'token', 'request', 'answer', 'grant_type', 'client_secret', 'code_verifier', MARK, '__proto__'];
const TEXTS = [`${MARK} onload="x">`, `"'>${MARK}>`, '%3Cscript%3E', '\u0000', '%', '../../x', '{{7*7}}', "'; DROP TABLE flows; --", 'x'.repeat(900), 'mavio_rt_x', '%ff%fe'];

function pick<T>(list: readonly T[], otherwise: T): T {
  return list[below(list.length)] ?? otherwise;
}

/** Markup in every place of a request where a person or a program can put text. */
function markup(clientId: string): string {
  const pairs = Array.from({ length: 1 + below(8) }, () => `${encodeURIComponent(pick(NAMES, ''))}=${encodeURIComponent(pick(TEXTS, ''))}`);
  if (below(2) === 0) pairs.push(`client_id=${clientId}`);
  const path = pick(PATHS, '/') + (below(4) === 0 ? encodeURIComponent(pick(TEXTS, '')) : '');
  const headers = `Host: ${MARK}>\r\nConnection: close\r\nOrigin: ${MARK}>\r\nUser-Agent: ${MARK}>\r\nAuthorization: ${pick(['Basic x', 'Bearer x', `Bearer ${MARK}`, 'x'], 'x')}\r\n`;
  if (below(2) === 0) return `GET ${path}?${pairs.join('&')} HTTP/1.1\r\n${headers}\r\n`;
  const body = pairs.join('&');
  return `POST ${path} HTTP/1.1\r\n${headers}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`;
}

function giant(): string {
  const large = 'x'.repeat(64 * 1024 + below(20_000));
  const kinds = [`GET /oauth/authorize?a=${large} HTTP/1.1\r\n\r\n`, `GET / HTTP/1.1\r\nX: ${large}\r\n\r\n`, `POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: ${String(large.length)}\r\n\r\n${large}`];
  return pick(kinds, '');
}

/** One hostile request of the mix: markup, bytes, pieces, giants. */
async function attack(issuer: string, clientId: string): Promise<RawAnswer> {
  const kind = below(100);
  if (kind < 60) return sendRaw(issuer, markup(clientId));
  if (kind < 78) return sendRaw(issuer, random.bytes(1 + below(400)), false);
  if (kind < 98) {
    const whole = markup(clientId);
    return sendRaw(issuer, whole.slice(0, 1 + below(whole.length)), false);
  }
  return sendRaw(issuer, giant(), false);
}

async function storm(issuer: string, clientId: string, count: number): Promise<RawAnswer[]> {
  const bad: RawAnswer[] = [];
  let left = count;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const answer = await attack(issuer, clientId);
      if (answer.status >= 500 || answer.body.includes(MARK) || /^location: (?!\/oauth\/consent)/im.test(answer.text)) bad.push(answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return bad;
}

const ASKED = 200;

/** How long usual requests take, in milliseconds: metadata, an authorization request and a wrong token request, one after the other. */
async function timeUsual(issuer: string, clientId: string): Promise<{ readonly median: number; readonly slowest: number }> {
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x', client_id: clientId, client_secret: 'x' });
  const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: 'http://localhost:5173/cb', scope: 'meetings:read', state: 'x'.repeat(22) });
  const ways: (() => Promise<Response>)[] = [
    () => fetch(`${issuer}/.well-known/oauth-authorization-server`),
    () => fetch(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' }),
    () => fetch(`${issuer}/oauth/token`, { method: 'POST', body }),
  ];
  const times: number[] = [];
  for (let index = 0; index < ASKED; index += 1) {
    const began = performance.now();
    await (await pick(ways, ways[0] ?? expect.fail('no way'))()).text();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { median: times[ASKED / 2] ?? 0, slowest: times.at(-1) ?? 0 };
}

const inMilliseconds = ({ median, slowest }: { readonly median: number; readonly slowest: number }): string => `median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`;
const inMegabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Clients that begin a request and never end it. */
function openSlow(issuer: string): Socket[] {
  return Array.from({ length: SLOW }, (_, index) => {
    const socket = connect(Number(new URL(issuer).port), '127.0.0.1', () => socket.write(index % 2 === 0 ? 'GET /oauth/auth' : 'POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na'));
    return socket.on('error', () => undefined);
  });
}

test('ten thousand hostile requests leave the server as it was', { timeout: 600_000 }, async () => {
  const child = fork(fileURLToPath(new URL('hostile-server.ts', import.meta.url)), [], { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const [{ issuer, clientId }] = (await once(child, 'message')) as [{ issuer: string; clientId: string }];
    // The first requests compile code and fill caches; they are no growth.
    expect(await storm(issuer, clientId, 500)).toEqual([]);
    const usual = await timeUsual(issuer, clientId);
    const before = await ask(child);
    const slow = openSlow(issuer);
    expect(await storm(issuer, clientId, REQUESTS)).toEqual([]);
    const metadata = await fetch(`${issuer}/.well-known/oauth-authorization-server`);
    expect([metadata.status, ((await metadata.json()) as { issuer: string }).issuer]).toEqual([200, issuer]);
    for (const socket of slow) socket.destroy();
    const afterwards = await timeUsual(issuer, clientId);
    const after = await ask(child);
    // A note and no assertion: how fast a machine is, and what else it does meanwhile, is nothing that this server could break.
    process.stdout.write(`hostile run: usual answers before ${inMilliseconds(usual)}; after ${inMilliseconds(afterwards)}; resident ${inMegabytes(before.rssAtOnce)} before and ${inMegabytes(after.rssAtOnce)} after, of which ${inMegabytes(before.rss)} and ${inMegabytes(after.rss)} stay when collected\n`);
    expect([after.troubles, after.bugs]).toEqual([[], []]);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(MOST_HEAP_GROWTH);
    expect(after.rss - before.rss).toBeLessThan(MOST_GROWTH);
    child.send('end');
    await once(child, 'exit');
  } finally {
    child.kill('SIGKILL');
  }
});
