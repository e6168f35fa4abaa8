/** Answers for the doctor's table: what was sent, what is registered, and the mistakes that must be named, the decisive one first. */
import type { MistakeClass } from '../../../src-preload/contract/doctor.ts';

/** `names`: every class, in order. `says`: what the sentence must hold. `marks`: the differing characters of both sides. */
export interface DoctorCase {
  readonly sent: string;
  readonly registered: readonly string[];
  readonly names: readonly MistakeClass[];
  readonly says?: RegExp;
  readonly marks?: readonly (readonly [string, string])[];
}

const LOCAL = 'http://localhost:5173/oauth/callback';
const HOME = 'https://app.example/cb';
const QUERY = 'https://app.example/cb?a=1&b=2';

type Row = [sent: string, registered: string, names: MistakeClass | readonly MistakeClass[], more?: Omit<DoctorCase, 'sent' | 'registered' | 'names'>];

function row(...[sent, registered, names, more]: Row): DoctorCase {
  return { sent, registered: [registered], names: typeof names === 'string' ? [names] : names, ...more };
}

export const DOCTOR_CASES: readonly DoctorCase[] = [
  row('/oauth/callback', LOCAL, 'relative', { says: /scheme and host are missing/i }),
  row('//localhost:5173/oauth/callback', LOCAL, 'relative', { says: /the scheme is missing/i }),
  row('localhost:5173/oauth/callback', LOCAL, 'relative', { says: /the scheme is missing/i }),
  row('oauth/callback', LOCAL, 'relative'),
  row('http:/oauth/callback', LOCAL, 'relative', { says: /the host is missing/i }),
  row('/oauth/callback/', LOCAL, ['relative', 'trailing-slash']),
  row('', LOCAL, ['relative', 'path']),

  row('http%3A%2F%2Flocalhost%3A5173%2Foauth%2Fcallback', LOCAL, 'encoded-whole', { says: /percent-encoded/ }),
  row('http%253A%252F%252Flocalhost%253A5173%252Foauth%252Fcallback', LOCAL, 'encoded-whole'),
  row('http%3a%2f%2f127.0.0.1%3a5173%2foauth%2fcallback', LOCAL, ['encoded-whole', 'loopback-name']),

  row(`${LOCAL}#`, LOCAL, 'fragment'),
  row(`${LOCAL}#/login`, LOCAL, 'fragment', { says: /#\/login/, marks: [['#/login', '']] }),
  row('https://app.example/#/cb', HOME, ['fragment', 'path']),

  { sent: LOCAL, registered: [], names: ['nothing-registered'], says: /no registered redirect URI/ },
  { sent: ` ${LOCAL}`, registered: [], names: ['nothing-registered', 'whitespace'] },

  row('https://app.example/cb?a=1', QUERY, 'cut-at-ampersand', { says: /&b=2/, marks: [['', '&b=2']] }),
  row('http://app.example/cb?a=1', QUERY, ['cut-at-ampersand', 'scheme']),

  row(` ${LOCAL}`, LOCAL, 'whitespace', { says: /before it/, marks: [[' ', '']] }),
  row(`${LOCAL}\n`, LOCAL, 'whitespace', { says: /after it/ }),
  row(`\t${LOCAL}\r\n`, LOCAL, 'whitespace', { says: /before and after it/ }),
  row('http://localhost:5173/oauth/\ncallback', LOCAL, 'whitespace', { says: /inside/ }),
  row('http://localhost:5173/oauth/ callback', LOCAL, 'whitespace', { says: /inside/ }),
  row(`${LOCAL}\u00a0`, LOCAL, 'whitespace'),

  row('http://localhost:5173/oauth\u200b/callback', LOCAL, 'invisible', { says: /U\+200B/, marks: [['\u200b', '']] }),
  row(`\ufeff${LOCAL}`, LOCAL, 'invisible', { says: /U\+FEFF/ }),
  row('http://local\u00adhost:5173/oauth/callback', LOCAL, 'invisible', { says: /U\+00AD/ }),
  row(`${LOCAL}\ud800`, LOCAL, 'invisible', { says: /U\+D800/ }),
  row(`${LOCAL}\0`, LOCAL, 'invisible', { says: /U\+0000/ }),

  row('http:\\\\localhost:5173\\oauth\\callback', LOCAL, 'backslash'),
  row('http://localhost:5173/oauth\\callback', LOCAL, 'backslash', { marks: [['\\', '/']] }),
  row('http://localhost:5173\\oauth\\callback\\', LOCAL, ['backslash', 'trailing-slash']),

  row('http://app.example/cb', HOME, 'scheme', { says: /http instead of https/, marks: [['', 's']] }),
  row('https://localhost:5173/oauth/callback', LOCAL, 'scheme'),
  row('myapp://app.example/cb', HOME, 'scheme', { marks: [['myapp', 'https']] }),
  row('HTTPS://app.example/cb', HOME, 'scheme-case'),
  row('Https://app.example/cb', HOME, 'scheme-case', { marks: [['H', 'h']] }),

  row('https://me@app.example/cb', HOME, 'userinfo', { marks: [['me@', '']] }),
  row('https://me:pw@app.example/cb', HOME, 'userinfo'),
  row('https://@app.example/cb', HOME, 'userinfo'),

  row('https://*.example/cb', HOME, 'wildcard'),
  row('https://app.example/*', HOME, 'wildcard'),
  row('https://pr-17.app.example/cb', HOME, 'wildcard', { says: /a subdomain of app\.example/, marks: [['pr-17.', '']] }),

  row('http://127.0.0.1:5173/oauth/callback', LOCAL, 'loopback-name', { says: /127\.0\.0\.1 instead of localhost/, marks: [['127.0.0.1', 'localhost']] }),
  row('http://[::1]:5173/oauth/callback', LOCAL, 'loopback-name', { marks: [['[::1]', 'localhost']] }),
  row('http://localhost:5173/cb', 'http://[::1]:5173/cb', 'loopback-name'),
  row('http://localhost:5173/cb', 'http://127.0.0.1:5173/cb', 'loopback-name'),
  row('http://LOCALHOST:5173/cb', 'http://127.0.0.1:5173/cb', 'loopback-name'),

  row('https://app.example./cb', HOME, 'trailing-dot', { marks: [['.', '']] }),
  row('https://app.example/cb', 'https://app.example./cb', 'trailing-dot', { says: /missing/ }),
  row('http://localhost.:5173/oauth/callback', LOCAL, 'trailing-dot'),
  row('http://127.0.0.1.:5173/oauth/callback', LOCAL, ['loopback-name', 'trailing-dot']),

  row('https://аpp.example/cb', HOME, 'lookalike', { says: /U\+0430.*xn--pp-6kc\.example/ }),
  row('https://app.exаmple/cb', HOME, 'lookalike', { marks: [['а', 'a']] }),
  row('https://app.example/ⅽb', HOME, 'lookalike', { says: /U\+217D/ }),
  row('https://ａｐｐ.example/cb', HOME, 'lookalike'),
  row('http://localhost:5173/oauth∕callback', LOCAL, 'lookalike'),

  row('https://App.Example/cb', HOME, 'host-case', { marks: [['A', 'a'], ['E', 'e']] }),
  row('http://LOCALHOST:5173/oauth/callback', LOCAL, 'host-case'),

  row('https://preview.example/cb', HOME, 'host', { says: /preview\.example instead of app\.example/ }),
  row('https://bücher.example/cb', 'https://buecher.example/cb', 'host', { says: /xn--bcher-kva\.example/ }),
  row('https://10.0.0.1/cb', HOME, 'host', { marks: [['10.0.0.1', 'app.example']] }),

  row('https://app.example:443/cb', HOME, 'default-port', { says: /443 is written out/, marks: [[':443', '']] }),
  row('http://app.example:80/cb', 'http://app.example/cb', 'default-port'),
  row('https://app.example/cb', 'https://app.example:443/cb', 'default-port', { says: /left out/ }),
  row('https://app.example:/cb', HOME, 'default-port'),
  row('http://localhost:05173/oauth/callback', LOCAL, 'default-port', { says: /05173 instead of 5173/ }),

  row('http://localhost/oauth/callback', LOCAL, 'port-missing', { says: /5173 is missing/, marks: [['', ':5173']] }),
  row('http://localhost:/oauth/callback', LOCAL, 'port-missing'),
  row('https://app.example:8443/cb', HOME, 'port-extra', { marks: [[':8443', '']] }),
  row('https://app.example:80/cb', HOME, 'port-extra'),
  row('http://localhost:5174/oauth/callback', LOCAL, 'port-different', { says: /5174 instead of 5173/, marks: [['4', '3']] }),
  row('http://localhost:99999999999999999999/oauth/callback', LOCAL, 'port-different'),
  row('http://localhost:port/oauth/callback', LOCAL, 'port-different'),

  row('http://localhost:5173/oauth/../oauth/callback', LOCAL, 'dot-segments', { says: /segments/ }),
  row('http://localhost:5173/./oauth/callback', LOCAL, 'dot-segments', { marks: [['./', '']] }),
  row('http://localhost:5173/oauth/callback/.', LOCAL, ['dot-segments', 'trailing-slash']),

  row('https://app.example/a%252Fb', 'https://app.example/a%2Fb', 'double-encoding', { says: /once more/ }),
  row('https://app.example/cb?x=a%2520b', 'https://app.example/cb?x=a%20b', 'double-encoding'),
  row('https://app.example/%63b', HOME, 'percent-encoding', { marks: [['%63', 'c']] }),
  row('https://app.example/a%2fb', 'https://app.example/a%2Fb', 'percent-encoding', { marks: [['f', 'F']] }),
  row('https://app.example/cb?x=a/b', 'https://app.example/cb?x=a%2Fb', 'percent-encoding'),
  row('https://app%2Eexample/cb', HOME, 'percent-encoding'),

  row('https://app.example/a+b', 'https://app.example/a%20b', 'plus-space', { marks: [['+', '%20']] }),
  row('https://app.example/a b', 'https://app.example/a+b', 'plus-space'),
  row('https://app.example/cb?x=a%20b', 'https://app.example/cb?x=a+b', 'plus-space'),
  row('https://app.example/a b', 'https://app.example/a%20b', 'plus-space'),

  row('http://localhost:5173/OAuth/callback', LOCAL, 'path-case', { marks: [['OA', 'oa']] }),
  row('http://localhost:5173/oauth/Callback', LOCAL, 'path-case'),

  row(`${LOCAL}/42`, LOCAL, 'prefix', { says: /\/42 stands behind/, marks: [['/42', '']] }),
  row(`${LOCAL}/tenant/7/`, LOCAL, 'prefix'),
  row('https://app.example/cb', 'https://app.example', 'prefix'),

  row('http://localhost:5173/cb', LOCAL, 'path', { says: /\/cb instead of \/oauth\/callback/ }),
  row('http://localhost:5173/oauth/callback2', LOCAL, 'path', { marks: [['2', '']] }),
  row('https://app.example', HOME, 'path'),
  row('http://localhost:5173//oauth/callback', LOCAL, 'path'),

  row(`${LOCAL}/`, LOCAL, 'trailing-slash', { says: /ends in a slash/, marks: [['/', '']] }),
  row(LOCAL, `${LOCAL}/`, 'trailing-slash', { says: /missing/, marks: [['', '/']] }),
  row('https://app.example/', 'https://app.example', 'trailing-slash'),

  row('https://app.example/cb', QUERY, 'query-missing', { marks: [['', '?a=1&b=2']] }),
  row('https://app.example/cb?b=2', QUERY, 'query-missing', { says: /^A is missing/ }),
  row('https://app.example/cb?', QUERY, 'query-missing'),
  row(`${HOME}?next=1`, HOME, 'query-extra', { marks: [['?next=1', '']] }),
  row(`${HOME}?`, HOME, 'query-extra', { says: /ends in a \?/ }),
  row(`${QUERY}&c=3`, QUERY, 'query-extra', { says: /carries c/ }),
  row('https://app.example/cb?b=2&a=1', QUERY, 'query-order'),
  row('https://app.example/cb?y&x', 'https://app.example/cb?x&y', 'query-order'),
  row('https://app.example/cb?a=1&b=3', QUERY, 'query-value', { says: /^B has another value/, marks: [['3', '2']] }),
  row('https://app.example/cb?a=2&b=2&a=1', QUERY, 'query-value'),
  row('https://app.example/cb?a=9&c=3', QUERY, ['query-missing', 'query-extra', 'query-value']),

  row('http://127.0.0.1:5173/oauth/callback/', LOCAL, ['loopback-name', 'trailing-slash'], { marks: [['127.0.0.1', 'localhost'], ['/', '']] }),
  row(' HTTPS://App.example.:443/CB/?x=1#y ', HOME, ['fragment', 'whitespace', 'scheme-case', 'trailing-dot', 'host-case', 'default-port', 'path-case', 'trailing-slash', 'query-extra']),
  { sent: 'http://127.0.0.1:3000/cb/', registered: ['https://app.example/', 'http://localhost:3000/cb', 'http://localhost:4000/cb'], names: ['loopback-name', 'trailing-slash'] },
];
