/** Answers for the verdicts of the register form. */
import { describe, expect, it } from 'vitest';
import type { AppDraft } from '../../../src-renderer/apps/app-draft.ts';
import { EMPTY_DRAFT, isUntyped, judgeDraft } from '../../../src-renderer/apps/app-draft.ts';
import { hintOnce } from '../../../src-renderer/apps/hint-once.ts';

const GOOD: AppDraft = {
  name: 'Action Relay',
  description: '',
  homepageUrl: 'https://actionrelay.dev',
  environment: 'development',
  redirectUris: [{ id: 0, text: 'http://localhost:3000/cb' }],
  logoId: null,
  logoFile: null,
};

function withUris(...texts: readonly string[]): AppDraft {
  return { ...GOOD, redirectUris: texts.map((text, id) => ({ id, text })) };
}

describe('a draft', () => {
  it('can be registered when every field is good; the values go out trimmed', () => {
    const verdict = judgeDraft({ ...GOOD, name: '  Action Relay ', redirectUris: [{ id: 0, text: ' http://localhost:3000/cb ' }] }, null);
    expect(verdict.needs).toBeNull();
    expect(verdict.details).toMatchObject({ name: 'Action Relay', redirectUris: ['http://localhost:3000/cb'] });
  });

  it('asks for the name first when nothing is typed', () => {
    const verdict = judgeDraft(EMPTY_DRAFT, null);
    expect(verdict).toMatchObject({ needs: 'Add the app name to register', firstField: 'name', details: null });
    expect([...verdict.problems.keys()]).toEqual(['name', 'homepageUrl', 'uri-0']);
    expect(isUntyped(EMPTY_DRAFT)).toBe(true);
  });

  it('names the redirect URI that is wrong by its place in the list', () => {
    const verdict = judgeDraft(withUris('http://localhost:3000/cb', 'https://a.example/cb', 'http://relay.example.com/cb'), null);
    expect(verdict.needs).toBe('Fix redirect URI 3 to register');
    expect(verdict.firstField).toBe('uri-2');
    expect(verdict.problems.get('uri-2')).toContain('loopback');
  });

  it('refuses the second of two equal URIs, not the first', () => {
    expect([...judgeDraft(withUris('https://a.example/cb', 'https://a.example/cb'), null).problems.keys()]).toEqual(['uri-1']);
  });

  it('says to fill in or remove an empty row among others', () => {
    expect(judgeDraft(withUris('https://a.example/cb', ''), null).needs).toBe('Fill in or remove redirect URI 2 to register');
  });

  it('offers to remove an empty row only where that can be done', () => {
    expect(judgeDraft(withUris(''), null).problems.get('uri-0')).toBe('Enter a redirect URI.');
    expect(judgeDraft(withUris('https://a.example/cb', ''), null).problems.get('uri-1')).toBe('Enter a redirect URI, or remove this row.');
  });

  it('judges http on loopback anew when the environment becomes production', () => {
    expect(judgeDraft({ ...GOOD, environment: 'production' }, null).problems.get('uri-0')).toContain('https');
  });

  it('refuses a name that is taken until it is changed', () => {
    expect(judgeDraft(GOOD, 'Action Relay').needs).toBe('Change the app name to register');
    expect(judgeDraft({ ...GOOD, name: 'Action Relay 2' }, 'Action Relay').details).not.toBeNull();
  });
});

describe('a hint about a pair of URIs', () => {
  it('is said at its first half only', () => {
    const uris = ['http://localhost:3000/cb', 'http://127.0.0.1:3000/cb', 'https://a.example/cb/'];
    expect(uris.map((_, index) => hintOnce(uris, index))).toEqual([
      'To Mavio, 127.0.0.1 is a different URI. You have both.',
      null,
      'Ends in a slash. The same URI without it will be refused.',
    ]);
  });
});
