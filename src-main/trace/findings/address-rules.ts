/** Answers for the rules over any request: what stands in an address, how the app authenticates, which method it uses. Pure. */
import type { Field } from '../../../src-preload/contract/trace.ts';
import { appRequests, sentField, type AppRequest } from './read-request.ts';
import { spellTimes, type Evidence, type Rule } from './rule.ts';

const TOKEN_PARAMETERS = ['access_token', 'refresh_token', 'id_token', 'token'];

/** A rule over all requests that show something; the sentence is that of the first. */
function overAll(look: (request: AppRequest) => string | null): Rule {
  return ({ events }): Evidence | null => {
    const seen = appRequests(events).flatMap((request) => {
      const sentence = look(request);
      return sentence === null ? [] : [{ seq: request.seq, sentence }];
    });
    const [first] = seen;
    if (first === undefined) return null;
    const more = seen.length === 1 ? '' : ` This was seen ${spellTimes(seen.length)}.`;
    return { seqs: seen.map(({ seq }) => seq), look: first.seq, sentence: `${first.sentence}${more}` };
  };
}

function wire({ exchange }: AppRequest): string {
  return `${exchange.method} ${exchange.path.slice(0, 80)}`;
}

function isOf(field: Field, kinds: readonly string[]): boolean {
  return field.value.kind === 'fingerprint' && kinds.includes(field.value.of);
}

/** A client secret in the query string of any request (RFC 6749 2.3.1). */
export const secretInUrl = overAll((request) => {
  const found = sentField(request.exchange.query, 'client_secret') ?? request.exchange.query.find((field) => isOf(field, ['secret']));
  return found === undefined ? null : `${wire(request)} carries the client secret in its query string, as ${found.name}.`;
});

/** A token in the query string of any request (RFC 6750 2.3). */
export const tokenInQuery = overAll((request) => {
  const { query } = request.exchange;
  const found = query.find((field) => TOKEN_PARAMETERS.includes(field.name) && sentField([field], field.name) !== undefined) ?? query.find((field) => isOf(field, ['access_token', 'refresh_token']));
  return found === undefined ? null : `${wire(request)} carries a token in its query string, as ${found.name}.`;
});

/** The secret in the Authorization header and in the body of one request (RFC 6749 2.3). */
export const credentialsTwice = overAll((request) => {
  const { headers, form } = request.exchange;
  const basic = headers.some(({ name, value }) => name === 'authorization' && value.kind === 'plain' && /^basic\b/i.test(value.text));
  return basic && sentField(form, 'client_secret') !== undefined ? `${wire(request)} carries the secret in the Authorization header and again in the body.` : null;
});

/** A browser asks before it posts across origins (OPTIONS), and a look (HEAD) asks for nothing. */
const HARMLESS = ['POST', 'OPTIONS', 'HEAD'];

/** A token request with another method than POST (RFC 6749 3.2). */
export const tokenByGet = overAll((request) =>
  request.type === 'token.decided' && !HARMLESS.includes(request.exchange.method) ? `The token endpoint was called with ${request.exchange.method}.` : null,
);
