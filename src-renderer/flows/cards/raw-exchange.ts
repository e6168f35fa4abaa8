/** Answers for an exchange as it looks on the wire, line by line, with fingerprints where values are not kept. */
import type { ShownValue } from '../../../src-preload/contract/checks.ts';
import type { Exchange, Field } from '../../../src-preload/contract/trace.ts';
import { sayHeader, sayKind, sayStatus } from './words.ts';

function show(value: ShownValue, encode: boolean): string {
  if (value.kind === 'absent') return '';
  if (value.kind === 'fingerprint') return `‹${`${sayKind(value.of)} ${value.fingerprint}`.trim()}›`;
  return encode ? encodeURIComponent(value.text).replaceAll('%20', '+') : value.text;
}

function pairs(fields: readonly Field[]): string {
  return fields.map((field) => `${field.name}=${show(field.value, true)}`).join('&');
}

function headerLines(fields: readonly Field[]): string[] {
  const joined = new Map<string, string>();
  for (const { name, value } of fields) joined.set(name, [joined.get(name), show(value, false)].filter((part) => part !== undefined).join(' '));
  return [...joined].map(([name, value]) => `${sayHeader(name)}: ${value}`);
}

function bodyLines(body: Exchange['sent']): string[] {
  if (body === undefined || body.kind === 'none') return [];
  if (body.kind === 'page') return ['', `‹page “${body.title}”›`];
  if (body.kind === 'json') return ['', body.text + (body.cut ? '\n… cut here, the rest was not kept' : '')];
  const [only] = body.fields;
  // A body that could not be read is kept as one value without a name of its own.
  if (body.fields.length === 1 && only?.name === 'body') return ['', show(only.value, false)];
  return ['', '{', ...body.fields.map((field, index) => `  "${field.name}": ${JSON.stringify(show(field.value, false))}${index === body.fields.length - 1 ? '' : ','}`), '}'];
}

/** The request as text. */
export function writeRequest(exchange: Exchange): string {
  const target = exchange.query.length === 0 ? exchange.path : `${exchange.path}?${pairs(exchange.query)}`;
  const body = exchange.form.length === 0 ? bodyLines(exchange.sent) : ['', pairs(exchange.form)];
  return [`${exchange.method} ${target} HTTP/1.1`, ...headerLines(exchange.headers), ...body].join('\n');
}

/** The answer as text. */
export function writeAnswer(exchange: Exchange): string {
  if (exchange.status === 0) return '‹the connection was closed without an answer›';
  const { location, body } = exchange;
  const query = location === undefined || location.query.length === 0 ? '' : `?${pairs(location.query)}`;
  const headers = headerLines(exchange.responseHeaders.filter((field) => location === undefined || field.name !== 'location'));
  const lines = [`HTTP/1.1 ${sayStatus(exchange.status)}`, ...(location === undefined ? [] : [`Location: ${location.target}${query}`]), ...headers];
  return [...lines, ...bodyLines(body)].join('\n');
}
