/** Answers for calling the API in its tests: a server with an app, a token for any scopes, and one call a line. */
import type { ScopeName } from '../../../src-preload/contract/oauth.ts';
import { startTestAuthServer, type AuthServerChoices, type TestAuthServer } from '../../kit/auth-server.ts';
import { exchange, getCode, type JsonAnswer } from '../login.ts';

/** What a call may carry besides its address. A body that is no text is sent as JSON. */
export interface CallChoices {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server whose API is called. */
export interface ApiCaller extends AsyncDisposable {
  readonly server: TestAuthServer;
  /** Logs Ada in. Out: an access token with exactly these scopes. */
  login(...scopes: readonly ScopeName[]): Promise<string>;
  /** In: method and path, as in `GET /v1/notes`. */
  call(line: string, choices?: CallChoices): Promise<JsonAnswer>;
  /** Logs in for the scopes and answers with a caller that has the token. */
  as(...scopes: readonly ScopeName[]): Promise<(line: string, body?: unknown) => Promise<JsonAnswer>>;
}

/** The parts of an error that tests look at. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly request_id: string;
  readonly details?: readonly { readonly field: string; readonly message: string }[];
}

/** Reads the error out of an answer. */
export function errorOf(answer: JsonAnswer): ErrorBody {
  return answer.json['error'] as ErrorBody;
}

/** The fields that an answer finds mistakes in. */
export function fieldsOf(answer: JsonAnswer): string[] {
  return (errorOf(answer).details ?? []).map(({ field }) => field);
}

/** A list's rows. */
export function rowsOf(answer: JsonAnswer): Record<string, unknown>[] {
  return answer.json['data'] as Record<string, unknown>[];
}

/** Starts a server with Clipnote registered. */
export async function startApi(choices: AuthServerChoices = {}): Promise<ApiCaller> {
  const server = await startTestAuthServer(choices);
  server.addApp();
  const login: ApiCaller['login'] = async (...scopes) => String((await exchange(server, await getCode(server, { scope: scopes.join(' ') }))).json['access_token']);
  const call: ApiCaller['call'] = async (line, { token, body, headers = {} } = {}) => {
    const [method = '', path = ''] = line.split(' ');
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const own = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(`${server.issuer}${path}`, { method, headers: { ...own, ...headers }, ...sent });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  return {
    server, login, call,
    as: async (...scopes) => {
      const token = await login(...scopes);
      return (line, body) => call(line, { token, ...(body === undefined ? {} : { body }) });
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
