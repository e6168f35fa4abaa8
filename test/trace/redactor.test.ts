/** Answers for the trace never holding a secret: what is shown in plain, what is covered, and what is cut. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShownValue } from '../../src-preload/contract/checks.ts';
import { Field, ShownBody } from '../../src-preload/contract/trace.ts';
import { toParams } from '../../src-main/authserver/params.ts';
import { Fingerprinter } from '../../src-main/trace/fingerprinter.ts';
import { PLAIN_HEADERS, PLAIN_PARAMETERS } from '../../src-main/trace/plain-names.ts';
import { Redactor } from '../../src-main/trace/redactor.ts';
import { mint } from '../../src-main/trace/secrets.ts';
import { SeededRandom } from '../kit/seeded-random.ts';

const random = new SeededRandom('redactor');
const fingerprints = new Fingerprinter(random.bytes(32));
const redactor = new Redactor(fingerprints);
const secret = mint('mavio_secret_', random);
const code = mint('mavio_ac_', random);
const access = mint('mavio_at_', random);
const refresh = mint('mavio_rt_', random);
const issued = [secret, code, access, refresh];
const verifier = 'dBjftJeZ4CVP-mBl9ZlPYzQ1y7uC3kM0WgX_aR8sLqE';

const plain = (text: string): ShownValue => ({ kind: 'plain', text });
const covered = (of: string, text: string): unknown => ({ kind: 'fingerprint', of, fingerprint: fingerprints.of(text), length: text.length });

/** Every character percent-encoded. */
const encodeAll = (text: string): string => Array.from(text, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
const spell = [(text: string) => text, encodeURIComponent, encodeAll, (text: string) => encodeURIComponent(encodeAll(text)), (text: string) => text.replaceAll('_', '%5F')];

describe('a parameter', () => {
  test.each([...PLAIN_PARAMETERS])('%s is shown in plain', (name) => {
    expect(redactor.show(name, 'meetings:read notes:read')).toEqual(plain('meetings:read notes:read'));
  });

  test('is looked at a few times, however many come with it: a form of 64 KB may hold thousands of challenges', () => {
    let looked = 0;
    const pair = new Proxy(['code_challenge', 'a'] as const, { get: (target, name, receiver): unknown => (looked += name === '0' ? 1 : 0, Reflect.get(target, name, receiver)) });
    const pairs = Array.from({ length: 2000 }, () => pair);
    expect(toParams(redactor, pairs).map(({ shown }) => shown)).toEqual(pairs.map(() => covered('verifier', 'a')));
    expect(redactor.fields(pairs)).toHaveLength(2000);
    expect(looked).toBeLessThan(20 * 2000);
  });

  test.each([
    ['code', 'code'], ['access_token', 'access_token'], ['refresh_token', 'refresh_token'], ['client_secret', 'secret'],
    ['code_verifier', 'verifier'], ['state', 'state'], ['request', 'other'], ['token', 'other'], ['anything', 'other'], ['Client_Id', 'other'],
  ])('%s is covered and called %s', (name, kind) => {
    expect(redactor.show(name, 'value')).toEqual(covered(kind, 'value'));
  });

  test('that holds something Mavio issued is called what it holds, wherever it stands', () => {
    expect(issued.map((value) => redactor.show('token', value))).toEqual([
      covered('secret', secret), covered('code', code), covered('access_token', access), covered('refresh_token', refresh),
    ]);
  });

  test('without a value hides nothing', () => {
    expect([redactor.show('state', ''), redactor.show('scope', '')]).toEqual([plain(''), plain('')]);
  });

  test('that is long is cut after it was covered, never through a character', () => {
    const long = redactor.show('scope', `${'a'.repeat(1999)}😀${'b'.repeat(3119)}`);
    expect(long).toEqual(plain(`${'a'.repeat(1999)}… (cut, 5,120 characters)`));
    const straddling = redactor.show('scope', `${'a'.repeat(1985)}${secret}`);
    expect(JSON.stringify(straddling)).not.toContain('mavio_secret_');
    expect(redactor.show('scope', 'a'.repeat(2000))).toEqual(plain('a'.repeat(2000)));
  });

  test('a lone surrogate does not break what is kept', () => {
    expect(redactor.show('scope', 'a\ud800b')).toEqual(plain('a\ufffdb'));
  });
});

describe('a value on the allow-list that holds a secret', () => {
  test.each([...PLAIN_PARAMETERS])('%s shows its fingerprint instead, however it is encoded', (name) => {
    for (const value of issued) {
      for (const way of spell) {
        const shown = redactor.show(name, `before ${way(value)} after`);
        const kind = { mavio_s: 'secret', mavio_a: value === code ? 'code' : 'access_token', mavio_r: 'refresh_token' }[value.slice(0, 7)] ?? '';
        expect(shown).toEqual(plain(`before ‹${kind} ${fingerprints.of(value)}› after`));
      }
    }
  });

  test('a redirect URI stays as it is, but for secret-like parts of it', () => {
    const show = (uri: string): unknown => redactor.show('redirect_uri', uri);
    const mark = (kind: string, value: string): string => `‹${kind} ${fingerprints.of(value)}›`;
    for (const uri of ['http://localhost:3000/cb/?tenant=5&state=x#frag', 'https://App.example:443/%7Euser/?a=1&amp;b=2', 'http://127.0.0.1/response_type=code', 'not a uri']) {
      expect(show(uri)).toEqual(plain(uri));
    }
    expect(show('http://localhost/cb?code=SplxlOBe&tenant=5')).toEqual(plain(`http://localhost/cb?code=${mark('covered', 'SplxlOBe')}&tenant=5`));
    expect(show('http://localhost/cb?x=1&client_secret=hunter2#token=abc')).toEqual(
      plain(`http://localhost/cb?x=1&client_secret=${mark('covered', 'hunter2')}#token=${mark('covered', 'abc')}`),
    );
    expect(show('http://localhost/cb?next=https%3A%2F%2Fx%2F%3Fcode%3DSplx%26tenant%3D5')).toEqual(
      plain(`http://localhost/cb?next=https%3A%2F%2Fx%2F%3Fcode%3D${mark('covered', 'Splx')}%26tenant%3D5`),
    );
    expect(show('https://ada:hunter2@app.example/cb')).toEqual(plain(`https://ada:${mark('covered', 'hunter2')}@app.example/cb`));
    expect(show(`http://localhost/cb?code=${code}&a=1`)).toEqual(plain(`http://localhost/cb?code=${mark('code', code)}&a=1`));
  });

  test('is found in a hostile text within reason', () => {
    const text = `mavio_at_${'%25'.repeat(40_000)}41 ${'?code='.repeat(20_000)} ${'://a:'.repeat(20_000)}`;
    expect(redactor.show('scope', text)).toMatchObject({ kind: 'plain' });
  });
});

describe('fields', () => {
  test('keep order and duplicates', () => {
    expect(redactor.fields([['scope', 'a'], ['code', 'x'], ['scope', 'b']])).toEqual([
      { name: 'scope', value: plain('a') }, { name: 'code', value: covered('code', 'x') }, { name: 'scope', value: plain('b') },
    ]);
    expect(redactor.fields(new URLSearchParams('scope=a+b'))).toEqual([{ name: 'scope', value: plain('a b') }]);
  });

  test('show a hashed challenge in plain, and cover one that is the verifier itself', () => {
    const challenge: [string, string] = ['code_challenge', verifier];
    expect(redactor.fields([challenge, ['code_challenge_method', 'S256']])[0]).toEqual({ name: 'code_challenge', value: plain(verifier) });
    for (const rest of [[['code_challenge_method', 'plain']], []] as [string, string][][]) {
      expect(redactor.fields([challenge, ...rest])[0]).toEqual({ name: 'code_challenge', value: covered('verifier', verifier) });
    }
  });

  test('do not show a body that was sent as one long name', () => {
    const body = JSON.stringify({ client_secret: 'hunter2', code });
    expect(redactor.fields([[body, ''], [verifier, ''], [access, 'x']]).map((field) => field.name)).toEqual([
      `‹name ${fingerprints.of(body)}›`, `‹name ${fingerprints.of(verifier)}›`, `‹name ${fingerprints.of(access)}›`,
    ]);
  });
});

describe('headers', () => {
  const only = (record: Record<string, string>): Field[] => redactor.headers(Object.entries(record));

  test('on the allow-list are shown, others covered, names in lower case, in order', () => {
    expect(redactor.headers(Object.entries({ Host: '127.0.0.1:4400', Cookie: 'session=1', 'content-length': 12, 'set-cookie': ['a=1', 'b=2'], absent: undefined }))).toEqual([
      { name: 'host', value: plain('127.0.0.1:4400') },
      { name: 'cookie', value: covered('other', 'session=1') },
      { name: 'content-length', value: plain('12') },
      { name: 'set-cookie', value: covered('other', 'a=1') },
      { name: 'set-cookie', value: covered('other', 'b=2') },
    ]);
    expect([...PLAIN_HEADERS].filter((name) => /cookie|auth(?!enticate)|token|forwarded/.test(name))).toEqual([]);
  });

  test('Basic shows the client id and covers the decoded secret', () => {
    const basic = (id: string, text: string): string => `Basic ${Buffer.from(`${id}:${text}`).toString('base64')}`;
    expect(only({ authorization: basic('mavio_client_x', secret) })).toEqual([
      { name: 'authorization', value: plain('Basic mavio_client_x') }, { name: 'authorization', value: covered('secret', secret) },
    ]);
    expect(only({ authorization: basic('my+app%3A1', 'a%26b+c') })).toEqual([
      { name: 'authorization', value: plain('Basic my app:1') }, { name: 'authorization', value: covered('secret', 'a&b c') },
    ]);
    expect(only({ authorization: basic(secret, 'mavio_client_x') })[0]).toEqual({ name: 'authorization', value: plain(`Basic ‹secret ${fingerprints.of(secret)}›`) });
  });

  test('Bearer covers the token and calls it what it is', () => {
    expect(only({ Authorization: `Bearer ${access}` })).toEqual([
      { name: 'authorization', value: plain('Bearer') }, { name: 'authorization', value: covered('access_token', access) },
    ]);
    expect(only({ authorization: `bearer ${refresh}` })[1]).toEqual({ name: 'authorization', value: covered('refresh_token', refresh) });
    expect(only({ authorization: 'Bearer nonsense' })[1]).toEqual({ name: 'authorization', value: covered('access_token', 'nonsense') });
  });

  test('anything else in Authorization is covered', () => {
    expect(only({ authorization: access })).toEqual([{ name: 'authorization', value: covered('access_token', access) }]);
    expect(only({ authorization: 'hunter2 and more' })).toEqual([{ name: 'authorization', value: covered('other', 'hunter2 and more') }]);
    expect(only({ authorization: 'Basic hunter2' })).toEqual([{ name: 'authorization', value: plain('Basic') }, { name: 'authorization', value: covered('secret', 'hunter2') }]);
    expect(only({ authorization: 'Bearer' })).toEqual([{ name: 'authorization', value: plain('Bearer') }]);
    expect(only({ authorization: '' })).toEqual([]);
  });

  test('of a request are known again only where nothing was covered, and those of one name are joined', () => {
    const usual = [['Host', 'a.example'], ['accept', 'text/html'], ['Accept', 'text/plain']] as const;
    const known = redactor.requestHeaders(usual);
    expect(known).toEqual([{ name: 'host', value: plain('a.example') }, { name: 'accept', value: plain('text/html, text/plain') }]);
    // Nobody may add to what other events hold as well.
    expect([Object.isFrozen(known), redactor.requestHeaders([...usual]) === known]).toEqual([true, true]);
    expect(redactor.requestHeaders([usual[1], usual[0]]).map(({ name }) => name)).toEqual(['accept', 'host']);
    for (const pair of [['authorization', `Bearer ${access}`], ['cookie', 'session=1'], ['referer', `http://a.example/?code=${code}`], ['user-agent', secret]] as const) {
      const held = redactor.requestHeaders([pair]);
      expect([Object.isFrozen(held), redactor.requestHeaders([pair]) === held]).toEqual([false, false]);
    }
  });

  test('of an answer are redacted once when they are frozen', () => {
    const usual = Object.freeze({ 'content-type': 'application/json' });
    expect(redactor.answerHeaders(usual)).toEqual([{ name: 'content-type', value: plain('application/json') }]);
    expect(redactor.answerHeaders(usual)).toBe(redactor.answerHeaders(usual));
    const other = { allow: 'POST' };
    expect(redactor.answerHeaders(other)).not.toBe(redactor.answerHeaders(other));
  });

  test('addresses lose their query', () => {
    expect(only({ referer: 'http://127.0.0.1:4400/oauth/consent?request=abc', location: `http://localhost/cb?code=${code}` })).toEqual([
      { name: 'referer', value: plain('http://127.0.0.1:4400/oauth/consent') }, { name: 'location', value: plain('http://localhost/cb') },
    ]);
  });
});

test('a location is taken apart', () => {
  expect(redactor.location(`http://localhost:3000/cb?tenant=5&code=${code}&state=xyz&iss=http%3A%2F%2F127.0.0.1%3A4400&x=a?b#f`)).toEqual({
    target: 'http://localhost:3000/cb',
    query: [
      { name: 'tenant', value: covered('other', '5') }, { name: 'code', value: covered('code', code) }, { name: 'state', value: covered('state', 'xyz') },
      { name: 'iss', value: plain('http://127.0.0.1:4400') }, { name: 'x', value: covered('other', 'a?b') },
    ],
  });
  expect(redactor.location('/oauth/consent')).toEqual({ target: '/oauth/consent', query: [] });
});

describe('a JSON answer', () => {
  test('of the token endpoint is shown member by member', () => {
    expect(redactor.json({ access_token: access, token_type: 'Bearer', expires_in: 3600, refresh_token: refresh, scope: 'notes:read', extra: true })).toEqual({
      kind: 'fields',
      fields: [
        { name: 'access_token', value: covered('access_token', access) }, { name: 'token_type', value: plain('Bearer') },
        { name: 'expires_in', value: plain('3600') }, { name: 'refresh_token', value: covered('refresh_token', refresh) },
        { name: 'scope', value: plain('notes:read') }, { name: 'extra', value: covered('other', 'true') },
      ],
    });
  });

  test('of the API is kept as it reads, secrets covered, error codes not', () => {
    const answer = { error: { code: 'unauthorized', message: `Bad token ${access}`, request_id: 'req_1' }, nested: [{ refresh_token: 'opaque' }, null, 1] };
    expect(redactor.json(answer)).toEqual({
      kind: 'json',
      cut: false,
      text: JSON.stringify(
        {
          error: { code: 'unauthorized', message: `Bad token ‹access_token ${fingerprints.of(access)}›`, request_id: 'req_1' },
          nested: [{ refresh_token: `‹refresh_token ${fingerprints.of('opaque')}›` }, null, 1],
        },
        null,
        2,
      ),
    });
  });

  test('that is long is cut at 4 KB and says so', () => {
    const shown = redactor.json({ data: Array.from({ length: 400 }, () => 'a meeting') });
    expect(shown).toMatchObject({ kind: 'json', cut: true });
    expect(shown.kind === 'json' ? shown.text.length : 0).toBe(4096);
  });

  test('of a request is data where the API was asked, an allow-list elsewhere, and one fingerprint where it cannot be read', () => {
    const body = JSON.stringify({ title: 'Standup', client_id: 'clipnote', nested: [{ password: 'hunter2' }, access] });
    const marks = { password: `‹secret ${fingerprints.of('hunter2')}›` };
    expect(redactor.sent(body, true)).toEqual({ kind: 'json', cut: false, text: JSON.stringify({ title: 'Standup', client_id: 'clipnote', nested: [marks, `‹access_token ${fingerprints.of(access)}›`] }, null, 2) });
    expect(redactor.sent('{"client_id":"clipnote","code_verifier":"v","scope":"notes:read"}', false)).toEqual({
      kind: 'fields',
      fields: [{ name: 'client_id', value: plain('clipnote') }, { name: 'code_verifier', value: covered('verifier', 'v') }, { name: 'scope', value: plain('notes:read') }],
    });
    for (const unreadable of [body, '"hunter2"', '[1]', '{"a":', 'a=b']) expect(redactor.sent(unreadable, false)).toEqual({ kind: 'fields', fields: [{ name: 'body', value: covered('other', unreadable) }] });
    expect(redactor.sent('{"title":', true)).toEqual({ kind: 'fields', fields: [{ name: 'body', value: covered('other', '{"title":') }] });
  });

  test('that nests without end is left out where it gets deep', () => {
    for (const depth of [21, 32_000]) {
      const shown = redactor.sent(`${'['.repeat(depth)}${']'.repeat(depth)}`, true);
      expect(shown).toMatchObject({ kind: 'json', cut: false, text: expect.stringContaining('"…"') as string });
    }
  });

  test('that is not there is none', () => {
    expect(redactor.json(undefined)).toEqual({ kind: 'none' });
  });
});

test('whatever is redacted fits the contract and holds none of the issued values', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom(...issued, ...issued.map(encodeAll), verifier), fc.constantFrom('?code=', '&', '%', ' ', 'Bearer ', 'Basic '));
  const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
  const name = fc.oneof(fc.constantFrom(...PLAIN_PARAMETERS, ...PLAIN_HEADERS, 'authorization', 'location', 'code', 'x'), text);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text), { maxLength: 5 }), (pairs) => {
      const record = Object.fromEntries(pairs);
      const all = [redactor.fields(pairs), redactor.headers(Object.entries(record)), redactor.json(record), redactor.json([record]), redactor.sent(JSON.stringify(record), true), redactor.sent(JSON.stringify(record), false), redactor.sent(JSON.stringify(pairs), true), pairs.map(([, one]) => redactor.location(one))];
      Field.array().parse(all[0]);
      Field.array().parse(all[1]);
      ShownBody.parse(all[2]);
      for (const body of all.slice(3, 7)) ShownBody.parse(body);
      const written = JSON.stringify(all);
      expect(issued.filter((value) => written.includes(value) || written.includes(encodeAll(value)))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
