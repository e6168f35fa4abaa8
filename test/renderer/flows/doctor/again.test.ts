/** Answers for “Try again”: which address it opens, and what is kept of the request that is built again. */
import { describe, expect, test } from 'vitest';
import { ClientId } from '../../../../src-preload/contract/ids.ts';
import type { DoctorReport } from '../../../../src-preload/contract/doctor.ts';
import { againFor, againForFlow, correctedUrl } from '../../../../src-renderer/flows/doctor/again.ts';
import { foldFlow } from '../../../../src-renderer/flows/picture/fold-flow.ts';
import { builderFor, readRepeat, repeatOf } from '../../../../src-renderer/flows/run/repeat.ts';
import { CALLBACK, CLIENT_ID, DRAFTS, plain, record, summaryOf } from '../flow-fixture.ts';

const issuer = 'http://127.0.0.1:4400';
const registered = 'http://localhost:3000/cb';
const sent = 'http://127.0.0.1:3000/cb/%41+x';

const reportOf = (more: Partial<DoctorReport>): DoctorReport => ({
  kind: 'authorization_url', app: { clientId: ClientId.parse('clip/note'), name: 'Clipnote', how: 'named' }, remarks: [], checks: [], callback: null,
  diagnosis: { received: sent, nearest: registered, equal: false, mistakes: [], parts: [], stretches: [], elsewhere: null }, ...more,
});
const query = `response_type=code&client_id=clip%2Fnote&redirect_uri=${encodeURIComponent(sent)}&scope=notes:read+meetings:read&state=own-State_1`;

/** What the builder's address says. */
const wishOf = (href: string) => readRepeat(new URL(href, 'http://x').searchParams);

describe('a pasted URL', () => {
  test.each([`https://mavioapp.com/oauth/authorize?${query}`, `  ${issuer}/oauth/authorize?${query}#x\n`, query])('is opened on this console as it is: %s', (text) => {
    expect(againFor({ report: reportOf({}), text, issuer })).toMatchObject({ kind: 'open', href: `${issuer}/oauth/authorize?${query}` });
  });

  test('is opened with the registered redirect URI in it, and nothing else changed', () => {
    expect(correctedUrl({ report: reportOf({}), text: `${issuer}/oauth/authorize?${query}`, issuer })).toBe(`${issuer}/oauth/authorize?${query.replace(encodeURIComponent(sent), encodeURIComponent(registered))}`);
  });

  test('never leads anywhere but to this console', () => {
    for (const text of [`https://evil.example/?${query}`, `javascript:alert(1)?${query}`, `//evil.example/oauth/authorize?${query}&x=https://evil.example`]) {
      expect(new URL(againFor({ report: reportOf({}), text, issuer })?.href ?? '', 'http://x').origin).toBe(issuer);
    }
  });

  test('is built again where nobody waits for its state, or its client id is not known', () => {
    const stateless = query.replace(/&state=.*/, '');
    expect(againFor({ report: reportOf({}), text: stateless, issuer })).toMatchObject({ kind: 'build' });
    expect(correctedUrl({ report: reportOf({}), text: stateless, issuer })).toBeNull();
    const again = againFor({ report: reportOf({ app: { clientId: ClientId.parse('clip/note'), name: 'Clipnote', how: 'nearest' } }), text: query, issuer });
    expect(again?.kind).toBe('build');
    expect(wishOf(again?.href ?? '')).toEqual({ clientId: 'clip/note', redirectUri: sent, scope: 'notes:read meetings:read', hasPkce: null, flow: null });
  });

  test('without an app to compare with cannot be tried', () => {
    expect(againFor({ report: reportOf({ app: null }), text: query, issuer })).toBeNull();
  });
});

describe('a recorded request', () => {
  const events = record([0, DRAFTS.started()], [5, DRAFTS.refusedOnPage()]);
  const picture = foldFlow(summaryOf(events, { outcome: 'refused' }), events, 'x');

  test('is built again with client, redirect URI, scopes and PKCE, and says whose it is', () => {
    const repeat = repeatOf(picture, 148) ?? expect.fail('no request');
    expect(wishOf(builderFor(repeat))).toEqual({ clientId: CLIENT_ID, redirectUri: CALLBACK, scope: 'meetings:read action-items:read', hasPkce: null, flow: 148 });
    expect(againForFlow(repeat, { appName: 'Clipnote', isGuided: false }).words).toContain('kept as a fingerprint only');
  });

  test('keeps PKCE off where it was off, and leaves out what was covered', () => {
    const [start, refused] = events;
    if (start === undefined || refused?.type !== 'authorization.decided') return expect.fail('no events');
    const changed = { ...refused, exchange: { ...refused.exchange, query: [plain('client_id', CLIENT_ID), plain('redirect_uri', 'http://x/cb?code=‹code 9c41·0be2›')] } };
    const repeat = repeatOf(foldFlow(summaryOf(events), [start, changed], 'x'), 7) ?? expect.fail('no request');
    expect(wishOf(builderFor(repeat))).toEqual({ clientId: CLIENT_ID, redirectUri: null, scope: null, hasPkce: false, flow: 7 });
    return undefined;
  });
});

test('the builder’s address alone names no request', () => {
  expect([builderFor(null), builderFor({ clientId: 'a/b' }), wishOf(builderFor({ clientId: 'a/b' }))]).toEqual(['/flows/guided', '/flows/guided?app=a%2Fb', null]);
});
