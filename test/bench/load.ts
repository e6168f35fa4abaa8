/** Answers for the load: a process of its own that keeps connections busy for a while and says how long each answer took. */
import { BENCH_APP } from './bench-app.ts';
import { RawConnection } from './raw-connection.ts';

/** What to send. `refresh`: each connection rotates its token; `code`: exchanges; `flow`: authorize, exchange and an API call; `prepare`: only codes. */
export interface LoadJob {
  readonly kind: 'refresh' | 'code' | 'flow' | 'prepare';
  readonly port: number;
  readonly connections: number;
  /** Stops after this many milliseconds, or after `count` answers. */
  readonly milliseconds: number;
  readonly count: number;
  /** Requests a second over all connections; 0 is as many as possible. */
  readonly rate: number;
  /** One refresh token a connection, or codes to exchange. */
  readonly values: readonly string[];
}

/** How it went. Times in milliseconds. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  /** Refresh tokens as they stand now, or the codes that were issued. */
  readonly values: readonly string[];
}

const CREDENTIALS = `client_id=${BENCH_APP.clientId}&client_secret=${BENCH_APP.clientSecret}`;
const REDIRECT = encodeURIComponent(BENCH_APP.redirectUri);
const GET_CODE = `GET /oauth/authorize?response_type=code&client_id=${BENCH_APP.clientId}&redirect_uri=${REDIRECT}&scope=meetings%3Aread&state=0123456789abcdef HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`;

const post = (form: string): string =>
  `POST /oauth/token HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${String(form.length)}\r\n\r\n${form}`;
const exchange = (code: string): string => post(`grant_type=authorization_code&code=${code}&redirect_uri=${REDIRECT}&${CREDENTIALS}`);
const refresh = (token: string): string => post(`grant_type=refresh_token&refresh_token=${token}&${CREDENTIALS}`);
const call = (token: string): string => `GET /v1/meetings HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`;

function expectAnswer(answer: string, pattern: RegExp): string {
  const found = pattern.exec(answer)?.[1];
  if (found === undefined) throw new Error(`This is not the answer that the load expects: ${answer.slice(0, 600)}`);
  return found;
}

const REFRESH_TOKEN = /"refresh_token":"([^"]+)"/;
const ACCESS_TOKEN = /"access_token":"([^"]+)"/;
// The floor has no codes; any will do there.
const CODE = /[?&]code=([^&\s]+)|"(access)_token"/;

async function run(job: LoadJob): Promise<LoadResult> {
  const took: number[] = [];
  const values: string[] = job.kind === 'refresh' ? [...job.values] : [];
  const codes = [...job.values];
  let left = job.count;
  const begun = performance.now();
  const until = begun + job.milliseconds;
  const timed = async (connection: RawConnection, request: string): Promise<string> => {
    const sentAt = performance.now();
    const answer = await connection.send(request);
    took.push(performance.now() - sentAt);
    return answer;
  };
  const getCode = async (connection: RawConnection): Promise<string> => {
    const answer = await timed(connection, GET_CODE);
    return CODE.exec(answer)?.[1] ?? expectAnswer(answer, /"(access)_token"/);
  };
  const once = async (connection: RawConnection, place: number): Promise<boolean> => {
    if (job.kind === 'refresh') values[place] = expectAnswer(await timed(connection, refresh(values[place] ?? '')), REFRESH_TOKEN);
    else if (job.kind === 'prepare') values.push(await getCode(connection));
    else {
      const code = job.kind === 'flow' ? await getCode(connection) : codes.pop();
      if (code === undefined) return false;
      const tokens = await timed(connection, exchange(code));
      expectAnswer(tokens, REFRESH_TOKEN);
      if (job.kind === 'flow') expectAnswer(await timed(connection, call(expectAnswer(tokens, ACCESS_TOKEN))), /^HTTP\/1.1 (200)/);
      else values.push(expectAnswer(tokens, REFRESH_TOKEN));
    }
    return true;
  };
  const keepBusy = async (_: unknown, place: number): Promise<void> => {
    const connection = await RawConnection.open(job.port);
    const pause = job.rate === 0 ? 0 : (1000 * job.connections) / job.rate;
    for (let turn = place / job.connections; left > 0 && performance.now() < until; turn += 1) {
      left -= 1;
      const wait = begun + turn * pause - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (!(await once(connection, place))) break;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: job.connections }, keepBusy));
  const seconds = (performance.now() - begun) / 1000;
  took.sort((one, other) => one - other);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return { answers: took.length, seconds, p50: at(0.5), p99: at(0.99), values };
}

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (cause: unknown) => {
      process.stderr.write(`${String(cause)}\n`);
      process.exit(1);
    },
  );
});
