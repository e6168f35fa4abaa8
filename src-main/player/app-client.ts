/** Answers for the requests that an app's server sends: real HTTP, so that the console as an app meets what every app meets. */

/** No answer within this time is a failure. A breakpoint holds a request for two minutes at most, and it is not the console that loses patience then. */
const LIMIT_MS = 150_000;

/** What came back. `json` is null when the body is not JSON. */
export interface AppAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** Client id and secret for HTTP Basic. */
export interface BasicCredentials {
  readonly clientId: string;
  readonly secret: string;
}

/** Encodes a text as form data (RFC 6749 appendix B). */
function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

async function send(url: string, init: RequestInit): Promise<AppAnswer> {
  const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(LIMIT_MS) });
  const text = await response.text();
  try {
    return { status: response.status, json: JSON.parse(text) as unknown };
  } catch {
    return { status: response.status, json: null };
  }
}

/**
 * Posts a form, as in a token request (RFC 6749 4.1.3).
 * In: the fields in order; with `basic` the app authenticates in the header (RFC 6749 2.3.1: both parts form-encoded).
 * Rejects when nothing answers within 10 seconds.
 */
export async function postForm(url: string, fields: readonly (readonly [string, string])[], basic?: BasicCredentials): Promise<AppAnswer> {
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  if (basic !== undefined) {
    const pair = `${formEncode(basic.clientId)}:${formEncode(basic.secret)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  return send(url, { method: 'POST', headers, body });
}

/** Gets JSON with an access token (RFC 6750 2.1). Rejects when nothing answers within 10 seconds. */
export async function getJson(url: string, bearer: string): Promise<AppAnswer> {
  return send(url, { headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' } });
}
