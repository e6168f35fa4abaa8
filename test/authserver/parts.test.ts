/** Answers for the small parts of the server: forms, Basic, redirects, marks of difference, tiles. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameScheme, readBasic, readBearer } from '../../src-main/authserver/basic.ts';
import { addToRedirect, isForm, onlyValue, parseForm } from '../../src-main/authserver/forms.ts';
import { html } from '../../src-main/authserver/pages/html.ts';
import { initialOf, paintOf } from '../../src-preload/contract/monogram.ts';
import { permissionsOf, whatItMayNotDo } from '../../src-main/authserver/pages/permissions.ts';
import { SCOPE_NAMES } from '../../src-preload/contract/oauth.ts';
import type { ShownValue } from '../../src-preload/contract/checks.ts';

describe('forms', () => {
  test('order, duplicates, empty values and malformed text are kept', () => {
    expect(parseForm('b=1&a=2&b=%zz&c&=x&&d=a=b&e=a+b%20c')).toEqual([['b', '1'], ['a', '2'], ['b', '%zz'], ['c', ''], ['', 'x'], ['d', 'a=b'], ['e', 'a b c']]);
  });

  test('what URLSearchParams writes is read back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }))), (pairs) => {
        expect(parseForm(new URLSearchParams(pairs).toString())).toEqual(pairs);
      }),
    );
  });

  test('a value sent twice is no value', () => {
    expect(onlyValue(parseForm('a=1&a=1&b=2'), 'a')).toBeNull();
    expect(onlyValue(parseForm('a=1&a=1&b=2'), 'b')).toBe('2');
  });

  test.each([
    ['application/x-www-form-urlencoded', true],
    ['Application/X-WWW-Form-Urlencoded ; charset=utf-8', true],
    ['application/json', false],
    ['application/x-www-form-urlencoded, application/json', false],
    [null, false],
  ])('%s is a form: %s', (type, expected) => {
    expect(isForm(type)).toBe(expected);
  });

  test.each([
    ['https://a.example/cb', 'https://a.example/cb?code=c'],
    ['https://a.example/cb?', 'https://a.example/cb?code=c'],
    ['https://a.example/cb?x=1', 'https://a.example/cb?x=1&code=c'],
    ['https://a.example/cb?x=1&', 'https://a.example/cb?x=1&code=c'],
  ])('%s becomes %s', (uri, expected) => {
    expect(addToRedirect(uri, [['code', 'c'], ['state', null]])).toBe(expected);
  });

  test('whatever is added comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const location = addToRedirect('https://a.example/cb', [['state', value]]);
        expect(location).toMatch(/^[\x21-\x7e]+$/);
        expect(new URL(location).searchParams.get('state')).toBe(value.toWellFormed());
      }),
    );
  });
});

describe('the Authorization header', () => {
  const show = (): ShownValue => ({ kind: 'absent' });
  const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

  test.each([
    ['id:secret', 'id', 'secret'],
    ['a%3Ab:c%2Bd+e%25', 'a:b', 'c+d e%'],
    ['id:a:b', 'id', 'a:b'],
    ['id:', 'id', ''],
    [':', '', ''],
    ['%C3%A9:%F0%9F%98%80', 'é', '😀'],
  ])('Basic parts of %s are form-decoded', (pair, clientId, secret) => {
    expect(readBasic(basic(pair), show)).toEqual({ kind: 'basic', clientId, secret, shownSecret: { kind: 'absent' }, shownClientId: { kind: 'absent' } });
  });

  test.each(['Basic', 'Basic ', 'Basic a', 'Basic ?', 'Basic /w==', basic('nocolon'), basic('%:x'), basic('x:%zz'), basic('x:%ff'), 'Bearer abc', 'mavio_secret_x', ''])('%j is unreadable, and its reason repeats nothing of it', (header) => {
    const read = readBasic(header, show);
    expect(read.kind).toBe('unreadable');
    if (read.kind === 'unreadable') expect(read.reason).not.toMatch(/nocolon|mavio_secret|abc/);
  });

  test('no header is none', () => {
    expect(readBasic(null, show)).toEqual({ kind: 'none' });
  });

  test('a scheme that nobody knows is not repeated', () => {
    expect(nameScheme('mavio_at_secret')).toBe('another scheme');
    expect(nameScheme('bearer x')).toBe('Bearer');
  });

  test.each([['Bearer abc', 'abc'], ['bearer  a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='], ['Bearer', null], ['Bearer a b', null], ['Basic abc', null], [null, null]])('%j holds the token %j', (header, token) => {
    expect(readBearer(header)).toBe(token);
  });
});

describe('pages', () => {
  test('text is escaped, markup is kept, null leaves nothing', () => {
    expect(html`<p title="${`a"b'c`}">${'<b>&'}${html`<i>${1}</i>`}${null}${['x', '<']}</p>`.text).toBe('<p title="a&quot;b&#39;c">&lt;b&gt;&amp;<i>1</i>x&lt;</p>');
  });

  test('the same client id always has the same tile, and its letter can be read', () => {
    const luminance = (hex: string): number => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    fc.assert(
      fc.property(fc.string(), (clientId) => {
        const { ground, letter } = paintOf(clientId);
        expect(paintOf(clientId)).toEqual({ ground, letter });
        const [light, dark] = [luminance(ground), luminance(letter)].sort((a, b) => b - a);
        expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThan(4.5);
      }),
    );
  });

  test.each([['Clipnote', 'C'], ['  étude', 'É'], ['“Quoted”', 'Q'], ['😀', '😀'], ['7 days', '7']])('the initial of %s is %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });

  test('every scope has its line, and asking for everything leaves nothing to deny', () => {
    expect(permissionsOf(SCOPE_NAMES).map(({ scope }) => scope)).toEqual(SCOPE_NAMES);
    expect(whatItMayNotDo(SCOPE_NAMES)).toEqual([]);
    expect(whatItMayNotDo(['meetings:read'])).toEqual(['Delete meetings or download recordings', 'Manage channels or see your team']);
  });
});
