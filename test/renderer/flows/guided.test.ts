/** Answers for the request under construction: drafts, mistakes, marks, snippets, preflight words. */
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { CheckId } from '../../../src-preload/contract/checks.ts';
import { AUTHORIZATION_LADDER } from '../../../src-preload/contract/checks-authorization.ts';
import { annotate } from '../../../src-renderer/flows/guided/annotations.ts';
import { LANGUAGES, writeSnippet } from '../../../src-renderer/flows/guided/code-snippets.ts';
import { encodePart, makeDraft, setPkce, toggleScope, valueOf, without } from '../../../src-renderer/flows/guided/draft.ts';
import { cutUrl, findChange } from '../../../src-renderer/flows/guided/last-change.ts';
import { MISTAKES } from '../../../src-renderer/flows/guided/mistakes.ts';
import { comesBack, sayProspect } from '../../../src-renderer/flows/guided/prospect-words.ts';
import { readPreflight } from '../../../src-renderer/flows/guided/preflight-words.ts';
import { stopsAt } from '../../../src-renderer/flows/guided/stops-at.ts';
import { windowOf } from '../../../src-renderer/flows/list/use-flow-rows.ts';
import { CALLBACK, climb, CLIENT_ID } from './flow-fixture.ts';

const seed = { authorizationEndpoint: 'http://127.0.0.1:4400/oauth/authorize', state: 'Vq81xTn0c2LmYw5e', codeChallenge: createHash('sha256').update('verifier').digest('base64url') };
const draft = makeDraft({ clientId: CLIENT_ID, redirectUri: CALLBACK, scopes: ['meetings:read', 'action-items:read'], seed });
const urlOf = (pieces: readonly { text: string }[]): string => pieces.map((piece) => piece.text).join('');
const marked = (pieces: readonly { text: string; marked: boolean }[]): string => pieces.filter((piece) => piece.marked).map((piece) => piece.text).join('|');

describe('the draft', () => {
  test('turns scopes and PKCE on and off without touching the rest', () => {
    expect(valueOf(toggleScope(draft, 'webhooks:manage'), 'scope')).toBe('meetings:read action-items:read webhooks:manage');
    expect(toggleScope(toggleScope(draft, 'webhooks:manage'), 'webhooks:manage')).toEqual(draft);
    expect(setPkce(setPkce(draft, false, seed), true, seed)).toEqual(draft);
  });

  test('travels as the console sends it, whatever is typed', () => {
    expect(encodePart("a b'c\ud800")).toBe('a%20b%27c%EF%BF%BD');
    expect(urlOf(cutUrl(seed.authorizationEndpoint, draft, null))).toContain('&scope=meetings%3Aread%20action-items%3Aread&state=');
  });
});

describe('the mark on the last change', () => {
  const mark = (after: typeof draft): string => marked(cutUrl(seed.authorizationEndpoint, after, findChange(draft, after)));

  test('covers exactly the scope that was added', () => {
    expect(mark(toggleScope(draft, 'action-items:write'))).toBe('%20action-items%3Awrite');
  });

  test('covers the characters that were typed, and a new parameter as a whole', () => {
    expect(mark(MISTAKES[0]?.make(draft) ?? draft)).toBe('%2F');
    expect(mark([...draft, { name: 'prompt', value: 'login' }])).toBe('&prompt=|login');
  });

  test('is absent when something was taken out, and never changes the URL', () => {
    expect(findChange(draft, without(draft, 'state'))).toBeNull();
    const after = toggleScope(draft, 'notes:read');
    expect(urlOf(cutUrl('x', after, findChange(draft, after)))).toBe(urlOf(cutUrl('x', after, null)));
  });
});

describe('each mistake', () => {
  test.each(MISTAKES.map((mistake) => [mistake.label, mistake] as const))('%s changes exactly one parameter', (_label, mistake) => {
    const wrong = mistake.make(draft) ?? expect.fail('does not apply');
    const different = draft.filter((one) => valueOf(wrong, one.name) !== one.value);
    expect(different).toHaveLength(1);
    expect(wrong.length).toBeLessThanOrEqual(draft.length);
  });

  test('that does not apply is not offered', () => {
    const bare = setPkce(without(draft, 'state'), false, seed);
    expect(MISTAKES.filter((mistake) => mistake.make(bare) === null).map((mistake) => mistake.label)).toEqual(['No state', 'PKCE plain']);
  });

  test('that no check stops says so', () => {
    expect(MISTAKES.filter((mistake) => mistake.unstopped !== undefined).map((mistake) => mistake.label)).toEqual(['No state']);
  });
});

describe('the same in code', () => {
  test.each(LANGUAGES)('%s holds every parameter once, and no secret', (language) => {
    const lines = writeSnippet(language, { draft, seed });
    for (const { name } of draft) expect(lines.filter((line) => line.parameter === name)).toHaveLength(1);
    expect(lines.map((line) => line.text).join('\n')).not.toContain('secret_');
  });

  test('makes state and challenge afresh instead of copying them', () => {
    for (const language of ['Node', 'Python', 'Go'] as const) {
      const text = writeSnippet(language, { draft, seed }).map((line) => line.text).join('\n');
      expect(text).not.toContain(seed.state);
      expect(text).not.toContain(seed.codeChallenge);
    }
    expect(writeSnippet('curl', { draft, seed }).map((line) => line.text).join('\n')).toContain(seed.state);
  });

  test('Node code parses, whatever is typed', () => {
    const odd = [...draft, { name: 'x-y', value: `it's \\ "quoted"\n\u2028` }];
    const text = writeSnippet('Node', { draft: odd, seed }).map((line) => line.text).join('\n').replace(/^import[^]*?'node:crypto'/, '');
    expect(() => new Script(text)).not.toThrow();
  });
});

describe('the preflight in words', () => {
  const NEXT = 'page';
  const skip = (id: CheckId) => climb(AUTHORIZATION_LADDER).map((check) => (check.id === id ? { ...check, outcome: 'skip' as const } : check));

  test('counts what passes and what is skipped', () => {
    expect(readPreflight(climb(AUTHORIZATION_LADDER), NEXT)).toMatchObject({ accepted: true, under: '17 of 17 checks pass, before it is sent', next: 'Next: the consent page' });
    expect(readPreflight(skip('state.present'), NEXT).under).toBe('16 of 17 checks pass, 1 skipped, before it is sent');
  });

  test('says where a refusal would go', () => {
    expect(readPreflight(climb(AUTHORIZATION_LADDER, { at: 'redirect.registered' }), NEXT)).toMatchObject({ accepted: false, under: 'Check 8 of 17 stops it', next: 'Next: Mavio’s error page, and nothing back to your app' });
    expect(readPreflight(climb(AUTHORIZATION_LADDER, { at: 'scope.known' }), NEXT).next).toBe('Next: back to your app with invalid_scope');
  });

  test('points at the parameter', () => {
    expect(['client.known', 'redirect.registered', 'pkce.method', 'pkce.challenge', 'request.method'].map((id) => stopsAt({ id: id as CheckId, outcome: 'fail' }))).toEqual(['client_id', 'redirect_uri', 'code_challenge_method', 'code_challenge', null]);
  });
});

describe('who answers the callback', () => {
  const free = { kind: 'free', port: 5000 } as const;

  test('is not promised when Mavio shows its error page', () => {
    expect(['redirect.registered', 'client.known'].map((at) => comesBack(climb(AUTHORIZATION_LADDER, { at: at as CheckId })))).toEqual([false, false]);
    expect(sayProspect(free, false)).toBe('No callback comes: Mavio shows its error page and sends nothing back.');
  });

  test('is said when the request is accepted, refused at the callback, or not judged yet', () => {
    expect([climb(AUTHORIZATION_LADDER), climb(AUTHORIZATION_LADDER, { at: 'scope.known' }), undefined].map(comesBack)).toEqual([true, true, true]);
    expect(sayProspect(free, true)).toBe('Port 5000 is free, so the console answers the callback for you.');
  });
});

test('a scope that has another name here is named', () => {
  expect(annotate('scope', 'action_items:read', null).text).toBe('action_items:read is called action-items:read here.');
  expect(annotate('scope', 'meetings:read', 'meetings:read').text).toContain('People see: “See your meetings');
});

test('a list of a million flows draws a screenful', () => {
  expect(windowOf(0, 700, 1_000_000)).toEqual({ start: 0, end: 22 });
  expect(windowOf(52 * 500_000, 700, 1_000_000)).toEqual({ start: 499_992, end: 500_022 });
  expect(windowOf(9_999, 700, 0)).toEqual({ start: 0, end: 0 });
});
