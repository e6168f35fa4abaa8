/** Answers for what goes wrong before a code is traded: pages that no app sees, errors in the callback, callbacks of strangers. */
import { expect } from 'vitest';
import { CLIPNOTE } from '../../kit/workspace-file.ts';
import type { Situation, Stage } from './stage.ts';

const NO_CALLBACK = 'the library never reads the callback: state and iss are left to the app';
const NO_ISS = 'the library knows state only; RFC 9207 is not implemented';

/** Walks a login whose URL was changed; it must end on a page. */
async function pageAfter({ open, walkToPage }: Stage, change: (params: URLSearchParams) => void): Promise<string> {
  const url = new URL((await (await open()).beginLogin()).url);
  change(url.searchParams);
  const { status, html } = await walkToPage(url);
  expect(status).toBe(400);
  return html;
}

function badScope(name: string, scope: string, words: string): Situation {
  return {
    name,
    play: async ({ open, walk, dialect }) => {
      const app = await open();
      const login = await app.beginLogin(scope);
      const callback = await walk(login);
      expect(callback.searchParams.get('state')).toBe(login.state);
      expect(callback.searchParams.get('error')).toBe('invalid_scope');
      expect(callback.searchParams.get('error_description')).toContain(words);
      await dialect.expectCallbackError(app.exchange(callback, login), { error: 'invalid_scope', check: 'scope.known', words });
    },
  };
}

/** A callback that was tampered with is refused by the library, and its code is still good. */
function foreign(parameter: 'state' | 'iss', value: string | null, cannot: NonNullable<Situation['cannot']>): Situation {
  return {
    name: `refuses a callback ${value === null ? 'without' : 'with another'} ${parameter}`,
    cannot,
    play: async ({ open, walk, dialect }) => {
      const app = await open();
      const login = await app.beginLogin();
      const callback = await walk(login);
      const tampered = new URL(callback);
      if (value === null) tampered.searchParams.delete(parameter);
      else tampered.searchParams.set(parameter, value);
      await dialect.expectForeignCallback(app.exchange(tampered, login), parameter);
      if (parameter === 'iss') expect(await app.exchange(callback, login)).toHaveProperty('accessToken');
    },
  };
}

/** Every failure up to the callback. */
export const LOGIN_FAILURES: readonly Situation[] = [
  {
    name: 'never hears of a redirect URI that is not registered: that is a page',
    play: async (stage) => {
      const html = await pageAfter(stage, (params) => {
        params.set('redirect_uri', `${params.get('redirect_uri') ?? ''}/`);
      });
      expect(html).toContain('redirect');
    },
  },
  {
    name: 'never hears of an unknown client at the authorization endpoint: that is a page',
    play: async (stage) => {
      const html = await pageAfter(stage, (params) => {
        params.set('client_id', CLIPNOTE.clientId.replace('0001', '0002'));
      });
      expect(html).not.toContain('<form');
    },
  },
  {
    name: 'is told that the person chose Deny',
    play: async ({ open, walk, dialect }) => {
      const app = await open();
      const login = await app.beginLogin();
      const callback = await walk(login, 'deny');
      expect(Object.fromEntries(callback.searchParams)).toMatchObject({ error: 'access_denied', state: login.state });
      expect(callback.searchParams.has('code')).toBe(false);
      await dialect.expectCallbackError(app.exchange(callback, login), { error: 'access_denied', check: 'consent.granted', words: 'Deny' });
    },
  },
  badScope('is told of a scope that does not exist', 'meetings:destroy', 'meetings:destroy'),
  badScope('is told which scope to use instead of an alias', 'meetings:read action_items:write', 'use action-items:write instead'),
  foreign('state', 'someone-elses', { 'simple-oauth2': NO_CALLBACK }),
  foreign('iss', 'http://127.0.0.1:1', { 'simple-oauth2': NO_CALLBACK, 'passport-oauth2': NO_ISS }),
  foreign('iss', null, { 'simple-oauth2': NO_CALLBACK, 'passport-oauth2': NO_ISS }),
];
