/** Answers for an exchange as a curl command: what was kept in plain, and environment variables for what was not. */
import type { ShownValue, ValueKind } from '../../../src-preload/contract/checks.ts';
import type { Exchange, Field, ShownBody } from '../../../src-preload/contract/trace.ts';
import { quoteForShell } from '../../ui/quote-code.ts';

const VARIABLES: Record<Exclude<ValueKind, 'other'>, string> = {
  code: 'MAVIO_CODE', access_token: 'MAVIO_ACCESS_TOKEN', refresh_token: 'MAVIO_REFRESH_TOKEN', secret: 'MAVIO_CLIENT_SECRET', verifier: 'MAVIO_CODE_VERIFIER', state: 'MAVIO_STATE',
};

/** Inside double quotes these four are the shell's. */
const escapeDouble = (text: string): string => text.replace(/[\\"$`]/g, '\\$&');

function variable(name: string, value: ShownValue & { kind: 'fingerprint' }): string {
  return `$${value.of === 'other' ? `MAVIO_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}` : VARIABLES[value.of]}`;
}

/** `name=value`, quoted so that a placeholder is filled in by the shell and nothing else is. */
function pair({ name, value }: Field): string {
  if (value.kind === 'fingerprint') return `"${escapeDouble(name)}=${variable(name, value)}"`;
  return quoteForShell(`${name}=${value.kind === 'plain' ? value.text : ''}`);
}

function authorization(headers: readonly Field[]): string[] {
  const fields = headers.filter((field) => field.name === 'authorization');
  const opening = fields.find((field) => field.value.kind === 'plain')?.value;
  const secret = fields.find((field) => field.value.kind === 'fingerprint')?.value;
  if (secret?.kind !== 'fingerprint') return [];
  const [scheme = 'Bearer', clientId] = opening?.kind === 'plain' ? opening.text.split(' ') : ['Bearer'];
  const placeholder = variable('authorization', secret);
  if (scheme.toLowerCase() === 'basic') return [`-u "${clientId === undefined ? '$MAVIO_CLIENT_ID' : escapeDouble(clientId)}:${placeholder}"`];
  return [`-H "Authorization: ${escapeDouble(scheme)} ${placeholder}"`];
}

function findBase(exchange: Exchange, issuer: string): string {
  if (/^https?:/.test(exchange.path)) return '';
  const host = exchange.headers.find((field) => field.name === 'host')?.value;
  return host?.kind === 'plain' ? `http://${host.text}` : issuer;
}

/** A JSON body. One that was cut, or that holds what is not kept, must come from a file of the developer's. */
function jsonBody(body: ShownBody): string[] {
  const isWhole = body.kind === 'json' && !body.cut && !body.text.includes('‹');
  return [`-H 'Content-Type: application/json'`, `--data ${isWhole ? quoteForShell(body.text) : '@body.json'}`];
}

/**
 * Writes the request of an exchange as curl. In: the exchange and the issuer it went to.
 * Out: lines joined by backslashes; secrets, codes, verifiers and tokens are `$MAVIO_…`, because they are not kept.
 */
export function writeCurl(exchange: Exchange, issuer: string): string {
  const parts = [`curl ${exchange.method === 'GET' ? '-G ' : exchange.method === 'POST' ? '' : `-X ${quoteForShell(exchange.method)} `}${quoteForShell(findBase(exchange, issuer) + exchange.path)}`];
  parts.push(...authorization(exchange.headers));
  for (const field of [...exchange.query, ...exchange.form]) parts.push(`--data-urlencode ${pair(field)}`);
  if (exchange.sent !== undefined) parts.push(...jsonBody(exchange.sent));
  else if (exchange.method === 'POST' && exchange.form.length === 0) parts.push(`--data ''`);
  return parts.join(' \\\n  ');
}
