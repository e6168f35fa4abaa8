/** Answers for the redirect doctor: every class of mistake by its rows, what is registered elsewhere, and what holds for any text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnoseRedirect } from '../../../src-main/oauth/doctor/diagnose-redirect.ts';
import { toPunycode } from '../../../src-main/oauth/doctor/punycode.ts';
import { sayMistakes } from '../../../src-main/oauth/doctor/say-mistakes.ts';
import { Diagnosis } from '../../../src-preload/contract/doctor.ts';
import { MISTAKE_NAMES } from '../../../src-preload/contract/mistakes.ts';
import { DOCTOR_CASES } from './doctor-cases.ts';

const RUNS = { numRuns: 10_000 };
const LOCAL = 'http://localhost:5173/oauth/callback';
const OTHER = { clientId: 'mavio_client_RetroBoard01', name: 'Retro Board', redirectUris: ['http://localhost:3000/cb'] };

describe('each class', () => {
  test.each(DOCTOR_CASES.map((row) => ({ ...row, name: `${JSON.stringify(row.sent)} for ${row.registered.join(', ') || 'nothing'}: ${row.names.join(', ')}` })))('$name', ({ sent, registered, names, says, marks }) => {
    const diagnosis = diagnoseRedirect(sent, registered);
    expect(diagnosis.mistakes.map((mistake) => mistake.class)).toEqual(names);
    expect(diagnosis.equal).toBe(false);
    if (says !== undefined) expect(sayMistakes(diagnosis.mistakes, true)).toMatch(says);
    if (marks !== undefined) expect(diagnosis.stretches.filter(({ differs }) => differs).map((one) => [one.received, one.registered])).toEqual(marks);
  });

  test('every class has a row in which it is decisive, and rows enough', () => {
    const decisive = new Set(DOCTOR_CASES.map(({ names }) => names[0]));
    expect(MISTAKE_NAMES.filter((name) => !decisive.has(name))).toEqual(['other-app']);
    const alone = MISTAKE_NAMES.filter((name) => DOCTOR_CASES.filter(({ names }) => names.includes(name)).length < 2);
    expect(alone).toEqual(['other-app']);
  });
});

describe('registered on another app', () => {
  test('says on which one, and still names what differs here', () => {
    const diagnosis = diagnoseRedirect('http://localhost:3000/cb', [LOCAL], [OTHER]);
    expect(diagnosis.mistakes.map((mistake) => mistake.class)).toEqual(['other-app', 'port-different', 'path']);
    expect(diagnosis.elsewhere).toEqual({ clientId: OTHER.clientId, name: OTHER.name });
    expect(sayMistakes(diagnosis.mistakes, true)).toMatch(/^Exactly this URI is registered on another of your apps, “Retro Board”, /);
  });

  test('is decisive when nothing is registered here', () => {
    expect(diagnoseRedirect('http://localhost:3000/cb', [], [OTHER]).mistakes[0]?.class).toBe('other-app');
  });

  test('nearly is not exactly', () => {
    expect(diagnoseRedirect('http://localhost:3000/cb/', [LOCAL], [OTHER]).elsewhere).toBeNull();
  });

  test('does not matter when it is registered here as well', () => {
    expect(diagnoseRedirect(LOCAL, [LOCAL], [{ ...OTHER, redirectUris: [LOCAL] }])).toMatchObject({ equal: true, elsewhere: null, mistakes: [] });
  });
});

describe('the sentence', () => {
  test('names every mistake, the decisive one first', () => {
    expect(sayMistakes(diagnoseRedirect('http://127.0.0.1:5173/oauth/callback/', [LOCAL]).mistakes, true)).toBe(
      'The host is 127.0.0.1 instead of localhost, and the URI you sent ends in a slash that the registered one does not have.',
    );
  });

  test('repeats nothing of what it may not quote', () => {
    const { mistakes } = diagnoseRedirect('https://hush.example/hush?hush=1#hush', [LOCAL]);
    expect(sayMistakes(mistakes, false)).not.toContain('hush');
  });
});

test.each([['bücher.example', 'xn--bcher-kva.example'], ['münchen.de', 'xn--mnchen-3ya.de'], ['例え.テスト', 'xn--r8jz45g.xn--zckzah'], ['plain.example', 'plain.example'], ['BÜCHER', 'xn--bcher-kva']])('%s travels as %s', (host, wire) => {
  expect(toPunycode(host)).toBe(wire);
  expect(new URL(`http://${host}/`).hostname).toBe(wire);
});

const pieces = fc.constantFrom('http', 'https', 'HTTP', '://', ':', '/', '//', 'localhost', '127.0.0.1', '[::1]', 'app.example', 'аpp', '.', '..', ':443', ':80', '?', '&', 'a=1', 'b=2', '#', '@', '%', '%2F', '%252f', '%3A', '+', ' ', '\n', '\\', '*', '\u200b', '\ud800', '\udc00', '😀', 'é', '');
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.constantFrom(...DOCTOR_CASES.map(({ sent }) => sent)),
);

describe('any text', () => {
  test('is told to be equal exactly when it is registered, and unequal ones have a mistake', () => {
    fc.assert(
      fc.property(texts, fc.array(texts, { maxLength: 4 }), fc.array(texts, { maxLength: 2 }), (received, registered, elsewhere) => {
        const diagnosis = diagnoseRedirect(received, registered, [{ ...OTHER, redirectUris: elsewhere }]);
        expect(diagnosis.equal).toBe(registered.includes(received));
        expect(diagnosis.equal).toBe(diagnosis.mistakes.length === 0);
        expect(diagnosis.equal).toBe(diagnosis.nearest === received);
        expect(diagnosis.nearest === null).toBe(registered.length === 0);
        if (diagnosis.nearest !== null) expect(diagnosis.stretches.some(({ differs }) => differs)).toBe(!diagnosis.equal);
        expect(Diagnosis.parse(diagnosis)).toEqual(diagnosis);
      }),
      RUNS,
    );
  });

  test('is the joined stretches, on both sides, and marks are what differs', () => {
    fc.assert(
      fc.property(texts, texts, (received, registered) => {
        const { stretches } = diagnoseRedirect(received, [registered]);
        expect(stretches.map((one) => one.received).join('')).toBe(received);
        expect(stretches.map((one) => one.registered).join('')).toBe(registered);
        expect(stretches.every((one) => one.differs === (one.received !== one.registered))).toBe(true);
      }),
      RUNS,
    );
  });

  test('names each class once, in the order of the table', () => {
    fc.assert(
      fc.property(texts, texts, (received, registered) => {
        const ranks = diagnoseRedirect(received, [registered]).mistakes.map((mistake) => MISTAKE_NAMES.indexOf(mistake.class));
        expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  test('gives a diagnosis whose sentence stays short', () => {
    fc.assert(
      fc.property(texts, texts, (received, registered) => {
        const { mistakes } = diagnoseRedirect(received, [registered]);
        expect(sayMistakes(mistakes, true).length).toBeLessThan(2000);
      }),
      RUNS,
    );
  });
});

const LONG = 100_000;
test.each([
  ['letters', 'a'.repeat(LONG)],
  ['colons', `http://${':'.repeat(LONG)}`],
  ['signs of the authority', `http://${'@'.repeat(LONG)}`],
  ['a port', `http://localhost:${'9'.repeat(LONG)}/oauth/callback`],
  ['dots', `http://localhost:5173/${'../'.repeat(LONG / 3)}`],
  ['labels of another alphabet', `http://${'а.'.repeat(LONG / 2)}/`],
  ['one label of another alphabet', `http://${'а'.repeat(LONG)}/`],
  ['percent signs', `http://localhost:5173/${'%25'.repeat(LONG / 3)}`],
  ['white space', ' '.repeat(LONG)],
  ['white space between letters', 'a '.repeat(LONG / 2)],
  ['halves of characters', '\ud800'.repeat(LONG)],
  ['parameters', `http://localhost:5173/oauth/callback?${'a=1&'.repeat(LONG / 4)}`],
  ['capitals', `http://localhost:5173/${'OAUTH/'.repeat(LONG / 6)}`],
  ['what unfolds when it is normalised', `http://${'\ufdfa'.repeat(LONG)}/`],
])('a hundred thousand %s are read', (_what, text) => {
  const registered = [...Array.from({ length: 18 }, (_, index) => `http://localhost:${String(5000 + index)}/oauth/callback`), text.toLowerCase().slice(0, -1), `${text}x`];
  const diagnosis = diagnoseRedirect(text, registered);
  expect(diagnosis.equal).toBe(false);
  expect(sayMistakes(diagnosis.mistakes, true).length).toBeLessThan(2000);
});
