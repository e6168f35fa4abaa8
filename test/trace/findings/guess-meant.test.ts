/** Answers for guessing who was meant by a client id that nobody registered. */
import { expect, test } from 'vitest';
import { slipsBetween } from '../../../src-main/trace/findings/distance.ts';
import { guessMeant, type AppFacts } from '../../../src-main/trace/findings/guess-meant.ts';

const STANDUP: AppFacts = { clientId: 'mavio_client_8Kq2vXnR4tLw', name: 'Standup Digest', redirectUris: ['https://standup.example/callback'] };
const APPS: readonly AppFacts[] = [{ clientId: 'demo', name: 'Demo', redirectUris: [] }, STANDUP, { clientId: 'mavio_client_Zr7mB1yQ9dHs', name: 'Clipnote', redirectUris: [] }];

const guess = (shownId: string, redirectUri: string | null = null, isSecret = false) => guessMeant({ kind: 'client', shownId, isSecret, redirectUri }, APPS);
const standup = { clientId: STANDUP.clientId, appName: STANDUP.name };

test.each([
  ['mavio_cilent_8Kq2vXnR4tLw', 'letters'],
  ['mavio_client_8Kq2vXnR4tL', 'letters'],
  ['mavio_client_8Kq2vXnR4tLwx', 'letters'],
  ['mavio-client-8Kq2vXnR4tLw', 'letters'],
  ['MAVIO_CLIENT_8KQ2VXNR4TLW', 'case'],
  ['8Kq2vXnR4tLw', 'prefix'],
  ['"mavio_client_8Kq2vXnR4tLw"', 'wrapped'],
  ['mavio_client_8Kq2vXnR4tLw%20', 'wrapped'],
])('%s is Standup Digest, by its %s', (sent, how) => {
  expect(guess(sent)).toEqual({ kind: 'misspelt', how, ...standup });
});

test('four slips are another id, and in a short id two are', () => {
  expect(guess('mavio_client_8Kq2vXnRabcd')).toEqual({ kind: 'elsewhere' });
  expect(guess('demq')).toMatchObject({ kind: 'misspelt', clientId: 'demo' });
  expect(guess('dxxo')).toEqual({ kind: 'unknown' });
});

test('the redirect URI tells when the letters do not', () => {
  expect(guess('my-app', 'https://standup.example/callback')).toEqual({ kind: 'redirect', redirectUri: 'https://standup.example/callback', ...standup });
  expect(guess('my-app', 'https://app.clipnote.io/cb')).toEqual({ kind: 'production', redirectUri: 'https://app.clipnote.io/cb' });
  for (const local of ['http://localhost:3000/cb', 'https://localhost/cb', 'https://[::1]:3000/cb', '/callback']) expect(guess('my-app', local)).toEqual({ kind: 'unknown' });
});

test('a secret is called a secret, whatever it is near to, and tokens are nobody', () => {
  expect(guess('9c41·0be2', 'https://app.clipnote.io/cb', true)).toEqual({ kind: 'secret' });
  expect(guessMeant({ kind: 'tokens', shownId: '', isSecret: false, redirectUri: null }, APPS)).toEqual({ kind: 'unknown' });
});

test('slips are counted: one too many, one too few, another one, two swapped', () => {
  expect([['abc', 'abc'], ['abc', 'abcd'], ['abc', 'ab'], ['abc', 'axc'], ['abc', 'acb'], ['', 'abc'], ['kitten', 'sitting']].map(([a = '', b = '']) => slipsBetween(a, b, 3))).toEqual([0, 1, 1, 1, 1, 3, 3]);
  expect(slipsBetween('kitten', 'sitting', 2)).toBe(3);
});
