/** Answers for the same request in a developer's own code: Node, Python, Go, and curl. Pure. */
import type { GuidedSeed } from '../../../src-preload/contract/guided.ts';
import { quoteForJs, quoteForPythonAndGo, quoteForShell } from '../../ui/quote-code.ts';
import type { Draft } from './draft.ts';
import { encodePart } from './draft.ts';

export const LANGUAGES = ['Node', 'Python', 'Go', 'curl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A line of code; `parameter` names the parameter it stands for. */
export interface CodeLine {
  readonly text: string;
  readonly parameter: string | null;
}

interface SnippetInput {
  readonly draft: Draft;
  readonly seed: GuidedSeed;
}

interface Dialect {
  readonly before: (parts: { readonly state: boolean; readonly pkce: boolean }) => readonly string[];
  readonly pair: (name: string, value: string) => string;
  readonly challenge: string;
  readonly quote: (text: string) => string;
  readonly after: readonly string[];
}

const when = (on: boolean, ...lines: readonly string[]): readonly string[] => (on ? lines : []);

const NODE: Dialect = {
  before: ({ state, pkce }) => [
    ...when(state || pkce, `import { ${[pkce ? 'createHash' : '', 'randomBytes'].filter((name) => name !== '').join(', ')} }`, "  from 'node:crypto'", '', 'const random = (n) => randomBytes(n)', "  .toString('base64url')"),
    ...when(pkce, 'const s256 = (text) =>', "  createHash('sha256').update(text)", "    .digest('base64url')"),
    ...when(state || pkce, ''),
    ...when(state, 'const state = random(16)'),
    ...when(pkce, 'const verifier = random(32)'),
    ...when(state || pkce, `session.oauth = { ${[state ? 'state' : '', pkce ? 'verifier' : ''].filter((name) => name !== '').join(', ')} }`, ''),
    'const url = new URL(', "  '/oauth/authorize',", '  process.env.MAVIO_BASE_URL)', 'url.search = new URLSearchParams({',
  ],
  pair: (name, value) => (name === value ? `  ${name},` : `  ${/^\w+$/.test(name) ? name : quoteForJs(name)}: ${value},`),
  challenge: 's256(verifier)',
  quote: quoteForJs,
  after: ['})', 'res.redirect(url.href)'],
};

const PYTHON: Dialect = {
  before: ({ state, pkce }) => [
    `import ${pkce ? 'base64, hashlib, ' : ''}os${state || pkce ? ', secrets' : ''}`, 'from urllib.parse import urlencode', '',
    ...when(state, 'state = secrets.token_urlsafe(16)', 'session["state"] = state'),
    ...when(pkce, 'verifier = secrets.token_urlsafe(32)', 'session["verifier"] = verifier', 'digest = hashlib.sha256(verifier.encode()).digest()', 'challenge = base64.urlsafe_b64encode(digest)', 'challenge = challenge.rstrip(b"=").decode()'),
    ...when(state || pkce, ''),
    'query = urlencode({',
  ],
  pair: (name, value) => `    ${JSON.stringify(name)}: ${value},`,
  challenge: 'challenge',
  quote: quoteForPythonAndGo,
  after: ['})', 'base = os.environ["MAVIO_BASE_URL"]', 'return redirect(f"{base}/oauth/authorize?{query}")'],
};

const GO: Dialect = {
  before: ({ state, pkce }) => [
    ...when(state || pkce, 'random := func(n int) string {', '\tb := make([]byte, n)', '\trand.Read(b) // crypto/rand', '\treturn base64.RawURLEncoding.EncodeToString(b)', '}'),
    ...when(state, 'state := random(16)', 'session.Set("state", state)'),
    ...when(pkce, 'verifier := random(32)', 'session.Set("verifier", verifier)', 'sum := sha256.Sum256([]byte(verifier))', 'challenge := base64.RawURLEncoding.EncodeToString(sum[:])'),
    ...when(state || pkce, ''),
    'query := url.Values{}',
  ],
  pair: (name, value) => `query.Add(${JSON.stringify(name)}, ${value})`,
  challenge: 'challenge',
  quote: quoteForPythonAndGo,
  after: ['http.Redirect(w, r, os.Getenv("MAVIO_BASE_URL")+', '\t"/oauth/authorize?"+query.Encode(), http.StatusFound)'],
};

const DIALECTS = { Node: NODE, Python: PYTHON, Go: GO } as const;

function writeCurl({ draft, seed }: SnippetInput): CodeLine[] {
  const opening: CodeLine = { text: `curl -si -G ${quoteForShell(seed.authorizationEndpoint)}${draft.length === 0 ? '' : ' \\'}`, parameter: null };
  const lines = draft.map(({ name, value }, index): CodeLine => {
    const end = index === draft.length - 1 ? '' : ' \\';
    return { text: `  -d ${quoteForShell(`${encodePart(name)}=${encodePart(value)}`)}${end}`, parameter: name };
  });
  return [opening, ...lines];
}

/** Writes the request in a language. State and challenge are made afresh by the code, unless someone typed another value. */
export function writeSnippet(language: Language, { draft, seed }: SnippetInput): CodeLine[] {
  if (language === 'curl') return writeCurl({ draft, seed });
  const dialect = DIALECTS[language];
  const isSeed = (name: string, value: string): boolean => draft.some((one) => one.name === name && one.value === value);
  const state = isSeed('state', seed.state);
  const pkce = isSeed('code_challenge', seed.codeChallenge);
  const plain = (text: string): CodeLine => ({ text, parameter: null });
  const pairs = draft.map(({ name, value }): CodeLine => {
    const made = name === 'state' && state && value === seed.state ? 'state' : name === 'code_challenge' && pkce && value === seed.codeChallenge ? dialect.challenge : dialect.quote(value);
    return { text: dialect.pair(name, made), parameter: name };
  });
  return [...dialect.before({ state, pkce }).map(plain), ...pairs, ...dialect.after.map(plain)];
}
