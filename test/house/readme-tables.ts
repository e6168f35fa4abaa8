/** Answers for README's reference tables: each is made from the list that the program itself uses, between two markers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS_PATH } from '../../src-main/authserver/check-explained.ts';
import { LOGOS_PATH } from '../../src-main/authserver/logo.ts';
import { ROUTES } from '../../src-main/authserver/api/routes.ts';
import { FLAGS } from '../../src-main/options.ts';
import { writeWorkspaceSchema } from '../../src-main/services/workspace/workspace-schema.ts';
import { CHECKS } from '../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { AUTHORIZATION_LADDER, CALLBACK_LADDER, CONSENT_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { INTROSPECTION_LADDER, REVOCATION_LADDER } from '../../src-preload/contract/checks-revocation.ts';
import { API_LADDER, CODE_LADDER, REFRESH_LADDER } from '../../src-preload/contract/checks-token.ts';

/** What an endpoint is for. Its path and methods come from the listener; an endpoint without words here makes the tables fail. */
const ENDPOINT_WORDS: Readonly<Record<string, string>> = {
  '/oauth/authorize': 'Authorization request (RFC 6749 §4.1.1); leads to the consent page.',
  '/oauth/consent': 'Consent page, and its answer.',
  '/oauth/token': '`authorization_code` and `refresh_token` (RFC 6749 §4.1.3, §6).',
  '/oauth/revoke': 'Revocation (RFC 7009): a refresh token ends its family, an access token ends alone.',
  '/oauth/introspect': 'Introspection (RFC 7662), for the app’s own tokens.',
  '/oauth/checks/:checkId': 'Explains one check; `error_uri` points here.',
  '/oauth/logos/:name': 'Logo of an app, for its consent page.',
  '/.well-known/oauth-authorization-server': 'Metadata (RFC 8414).',
};

const LADDERS: readonly (readonly [string, readonly CheckId[]])[] = [
  ['Authorization request', AUTHORIZATION_LADDER],
  ['Consent', CONSENT_LADDER],
  ['Callback, checked by the app', CALLBACK_LADDER],
  ['Code exchange', CODE_LADDER],
  ['Refresh', REFRESH_LADDER],
  ['Revocation', REVOCATION_LADDER],
  ['Introspection', INTROSPECTION_LADDER],
  ['API call', API_LADDER],
];

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function makeFlags(): string {
  return table(['Flag', 'Without it', 'What it does'], FLAGS.map(({ name, argument, fallback, help }) => [`\`${argument === null ? name : `${name} ${argument}`}\``, fallback, help]));
}

function makeEndpoints(): string {
  const listener = readFileSync(join(import.meta.dirname, '../../src-main/authserver/listener.ts'), 'utf8');
  const rows = [...listener.matchAll(/[{] path: ['`](?<path>[^'`]+)['`], handlers: [{](?<handlers>.*)[}] [}],/g)].map(({ groups = {} }) => {
    const path = (groups['path'] ?? '').replace('${CHECKS_PATH}', CHECKS_PATH).replace('${LOGOS_PATH}', LOGOS_PATH);
    const words = ENDPOINT_WORDS[path];
    if (words === undefined) throw new Error(`${path} has no words for README`);
    const methods = [...(groups['handlers'] ?? '').matchAll(/(\w+|'[*]'): /g)].map(([, name = '']) => name).filter((name) => name !== 'HEAD');
    // Where the ladder itself judges the method, the first check names the one that passes.
    return [`\`${path}\``, methods.includes("'*'") ? (path === '/oauth/authorize' ? 'GET' : 'POST') : methods.join(', '), words];
  });
  if (rows.length < Object.keys(ENDPOINT_WORDS).length) throw new Error('the listener serves fewer endpoints than README has words for');
  const api = ROUTES.map(({ method, path, scopes, title }) => [`\`${path.replace(':otherId', ':id')}\``, method, `${title} Needs ${scopes.map((scope) => `\`${scope}\``).join(' or ')}.`]);
  return table(['Path', 'Method', 'What it is'], [...rows, ...api]);
}

function makeChecks(): string {
  const told = new Set<CheckId>();
  return LADDERS.map(([name, ladder]) => {
    const rows = ladder.filter((id) => !told.has(id)).map((id) => {
      told.add(id);
      const facts: (typeof CHECKS)[CheckId] & { ourChoice?: true } = CHECKS[id];
      return [`\`${id}\``, facts.title, facts.ourChoice === true ? `${facts.clause}, our choice` : facts.clause, facts.answer];
    });
    const shared = ladder.length - rows.length;
    return `**${name}**${shared === 0 ? '' : `, after the first ${String(shared)} of the code exchange`}\n\n${table(['Check', 'The truth it tests', 'Clause', 'A failure is answered with'], rows)}`;
  }).join('\n\n');
}

/** What editors are told of a member of the workspace file. */
interface Member {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Member>>;
  readonly items?: Member;
  readonly anyOf?: readonly Member[];
  readonly required?: readonly string[];
  readonly type?: string;
}

/** Members that hold members: those of `then` and `fires` differ with what a rule does, and stand in the schema. */
function listMembers(member: Member, path = ''): string[][] {
  const inner = member.items ?? member.anyOf?.find(({ properties }) => properties !== undefined) ?? member;
  const begin = path === '' ? '' : `${path}${member.items === undefined ? '.' : '[].'}`;
  return Object.entries(inner.properties ?? {}).flatMap(([name, one]) => {
    const own = `${begin}${name}`;
    const words = one.description ?? '';
    return [...(words === '' ? [] : [[`\`${own}\`${inner.required?.includes(name) === true ? ', always' : ''}`, words]]), ...listMembers(one, own)];
  });
}

function makeWorkspace(): string {
  return table(['Member of a workspace file', 'What it is'], listMembers(JSON.parse(writeWorkspaceSchema()) as Member));
}

const TABLES: Readonly<Record<string, () => string>> = { flags: makeFlags, workspace: makeWorkspace, endpoints: makeEndpoints, checks: makeChecks };

/** Puts fresh tables between the markers. In: README's text. Out: the text as it should be. Throws when a marker is missing. */
export function refreshTables(readme: string): string {
  let text = readme;
  for (const [name, make] of Object.entries(TABLES)) {
    const begin = `<!-- generated: ${name} -->`;
    const end = `<!-- end of ${name} -->`;
    const [before, rest] = text.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) throw new Error(`README.md has no place for the table “${name}”`);
    text = `${before}${begin}\n${make()}\n${end}${after}`;
  }
  return text;
}
