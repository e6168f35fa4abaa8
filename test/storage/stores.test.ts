/** Answers for what the stores keep: what goes in comes out, and what may happen once happens once. */
import { describe, expect, test } from 'vitest';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { CodeStore } from '../../src-main/storage/code-store.ts';
import { ConsoleStore } from '../../src-main/storage/console-store.ts';
import { PendingStore } from '../../src-main/storage/pending-store.ts';
import type { PendingRequest } from '../../src-main/storage/pending-store.ts';
import { PeopleStore } from '../../src-main/storage/people-store.ts';
import { TokenStore, type StoredToken, type TokenFamily } from '../../src-main/storage/token-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { addFlow, flowId, makeApp, makeCode, makeFamily, makeIssue, openTempDatabase } from './stored.ts';

describe('apps', () => {
  test('come back as they were put in, by id and by exact name', async () => {
    await using db = await openTempDatabase();
    const apps = new AppStore(db);
    apps.insert(makeApp());
    expect([apps.load(makeApp().clientId), apps.loadByName('Standup Digest')]).toEqual([makeApp(), makeApp()]);
    expect([apps.load('other'), apps.loadByName('standup digest'), apps.loadSample()]).toEqual([null, null, null]);
  });

  test('are listed by name, upper and lower case alike', async () => {
    await using db = await openTempDatabase();
    const apps = new AppStore(db);
    for (const name of ['clipnote', 'Board Minutes', 'Retro']) apps.insert(makeApp({ clientId: name.slice(0, 3), name }));
    expect(apps.list().map((app) => app.name)).toEqual(['Board Minutes', 'clipnote', 'Retro']);
  });

  test('have names of their own, and one of them at most is the sample', async () => {
    await using db = await openTempDatabase();
    const apps = new AppStore(db);
    apps.insert(makeApp({ isSample: true }));
    expect(() => { apps.insert(makeApp({ clientId: 'other' })); }).toThrow(/UNIQUE/);
    expect(() => { apps.insert(makeApp({ clientId: 'other', name: 'Other', isSample: true })); }).toThrow(/UNIQUE/);
    expect(apps.loadSample()).toEqual(makeApp({ isSample: true }));
  });

  test('change in details, redirect URIs and secret, and must exist to change', async () => {
    await using db = await openTempDatabase();
    const apps = new AppStore(db);
    apps.insert(makeApp());
    const changed = makeApp({ name: 'New', description: '', redirectUris: [], environment: 'production', secretDigest: 'e', secretFingerprint: '1', secretCreatedAt: 1 });
    apps.update({ ...changed, createdAt: 5, isSample: true });
    expect(apps.load(changed.clientId)).toEqual({ ...changed, revision: 2 });
    expect(() => { apps.update(makeApp({ clientId: 'gone' })); }).toThrow('gone');
  });
});

describe('secrets of apps', () => {
  test('are known by their digest, also after they were replaced, and each write tells that it happened', async () => {
    await using db = await openTempDatabase();
    const apps = new AppStore(db);
    apps.insert(makeApp({ secretDigest: 'e'.repeat(64) }));
    const before = apps.revision;
    expect([apps.isSecret('e'.repeat(64)), apps.isSecret('f'.repeat(64)), apps.revision]).toEqual([true, false, before]);
    apps.update(makeApp({ secretDigest: 'f'.repeat(64) }));
    expect([apps.isSecret('e'.repeat(64)), apps.isSecret('f'.repeat(64)), apps.revision]).toEqual([true, true, before + 1]);
  });
});

describe('waiting requests', () => {
  const pending: PendingRequest = {
    requestId: 'req_1', flowId: flowId(1), clientId: makeApp().clientId, redirectUri: 'http://localhost:3000/cb', scopes: ['notes:read'], state: 'xyz',
    codeChallenge: null, personId: null, tokenDigest: 'f', createdAt: FIRST_MOMENT, expiresAt: FIRST_MOMENT + 1, answeredAt: null,
  };

  test('forget their state when they are answered', async () => {
    await using db = await openTempDatabase();
    new AppStore(db).insert(makeApp());
    addFlow(db);
    const pendings = new PendingStore(db);
    pendings.insert(pending);
    expect(pendings.load('req_1')).toEqual(pending);
    pendings.markAnswered('req_1', 7);
    expect(pendings.load('req_1')).toEqual({ ...pending, state: null, answeredAt: 7 });
    expect(pendings.load('req_2')).toBeNull();
    expect(() => { pendings.markAnswered('req_2', 7); }).toThrow();
  });

  test('take another anti-forgery token only while they wait', async () => {
    await using db = await openTempDatabase();
    new AppStore(db).insert(makeApp());
    addFlow(db);
    const pendings = new PendingStore(db);
    pendings.insert(pending);
    pendings.renewToken('req_1', 'next');
    expect(pendings.load('req_1')?.tokenDigest).toBe('next');
    pendings.markAnswered('req_1', 7);
    expect(() => { pendings.renewToken('req_1', 'late'); }).toThrow();
  });

  test('of one app are counted while they wait, and closed together', async () => {
    await using db = await openTempDatabase();
    addFlow(db);
    const pendings = new PendingStore(db);
    for (const requestId of ['a', 'b']) pendings.insert({ ...pending, requestId });
    pendings.insert({ ...pending, requestId: 'c', clientId: 'other' });
    expect([pendings.countOpen(pending.clientId, FIRST_MOMENT), pendings.countOpen(pending.clientId, pending.expiresAt)]).toEqual([2, 0]);
    pendings.closeAll(pending.clientId, 7);
    expect([pendings.countOpen(pending.clientId, FIRST_MOMENT), pendings.countOpen('other', FIRST_MOMENT)]).toEqual([0, 1]);
    expect(pendings.load('b')).toEqual({ ...pending, requestId: 'b', answeredAt: 7, state: null });
  });
});

describe('codes and tokens', () => {
  const NOT_REVOKED = { revokedAt: null, revokedReason: null };

  test('open codes of an app are listed until they are used, revoked or too old, and revoked once', async () => {
    await using db = await openTempDatabase();
    addFlow(db);
    const codes = new CodeStore(db);
    for (const digest of ['open', 'used', 'old']) codes.insert(makeCode({ digest, expiresAt: digest === 'old' ? 10 : 100 }));
    codes.insert(makeCode({ digest: 'foreign', clientId: 'other', expiresAt: 100 }));
    codes.markUsed('used', 5, null);
    expect(codes.listOpen(makeCode().clientId, 10).map(({ digest }) => digest)).toEqual(['open']);
    codes.revoke('open', 20, 'all_revoked');
    codes.revoke('open', 30, 'app_deleted');
    codes.revoke('used', 30, 'app_deleted');
    expect(codes.load('open')).toMatchObject({ revokedAt: 20, revokedReason: 'all_revoked' });
    expect(codes.load('used')).toMatchObject(NOT_REVOKED);
    expect(codes.listOpen(makeCode().clientId, 10)).toEqual([]);
  });

  test('open families of an app are listed until they are revoked', async () => {
    await using db = await openTempDatabase();
    addFlow(db);
    const tokens = new TokenStore(db);
    for (const familyId of ['fam_1', 'fam_2']) tokens.insertFamily(makeFamily({ familyId }));
    tokens.insertFamily(makeFamily({ familyId: 'fam_3', clientId: 'other' }));
    tokens.revokeFamily('fam_2', 5, 'all_revoked');
    expect(tokens.listOpen(makeFamily().clientId)).toEqual([makeFamily()]);
  });

  test('a code is spent once, in any order with the family it buys', async () => {
    await using db = await openTempDatabase();
    new AppStore(db).insert(makeApp());
    addFlow(db);
    const codes = new CodeStore(db);
    codes.insert(makeCode());
    expect(codes.load(makeCode().digest)).toEqual({ ...makeCode(), ...NOT_REVOKED });
    db.transact(() => {
      codes.markUsed(makeCode().digest, 5, 'fam_1');
      new TokenStore(db).insertFamily(makeFamily());
    });
    expect(codes.load(makeCode().digest)).toEqual({ ...makeCode({ usedAt: 5, familyId: 'fam_1' }), ...NOT_REVOKED });
    expect(() => { codes.markUsed(makeCode().digest, 6, 'fam_1'); }).toThrow(/unused/);
    expect(codes.load('none')).toBeNull();
  });

  async function openTokens() {
    const db = await openTempDatabase();
    new AppStore(db).insert(makeApp());
    addFlow(db);
    const tokens = new TokenStore(db);
    tokens.insertFamily(makeFamily());
    return { db, tokens, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
  }

  function held(tokens: TokenStore, number: number): { token: StoredToken; family: TokenFamily } {
    const found = tokens.load({ digest: `r${String(number)}`, issue: number }, 'refresh');
    if (found === null) throw new Error('It is not there.');
    return found;
  }

  test('a token is found by number, digest and kind, with its family', async () => {
    await using opened = await openTokens();
    const { tokens } = opened;
    expect(tokens.nextIssue()).toBe(1);
    tokens.insertFirst(makeIssue(1, { accessScopes: ['notes:read'] }));
    expect(tokens.nextIssue()).toBe(2);
    const shared = { issue: 1, familyId: 'fam_1', issuedAt: FIRST_MOMENT + 1, rotatedAt: null, revokedAt: null };
    const access = { ...shared, digest: 'a1', fingerprint: '0000·0001', kind: 'access', scopes: ['notes:read'], expiresAt: FIRST_MOMENT + 1 + 3_600_000 };
    const refresh = { ...shared, digest: 'r1', fingerprint: '0000·0002', kind: 'refresh', scopes: ['meetings:read'], expiresAt: FIRST_MOMENT + 1 + 30 * 86_400_000 };
    expect(tokens.load({ digest: 'a1', issue: 1 }, 'access')).toEqual({ token: access, family: makeFamily() });
    expect(tokens.load({ digest: 'r1', issue: 1 }, 'refresh')).toEqual({ token: refresh, family: makeFamily() });
    const strangers = [['r1', 1, 'access'], ['a1', 1, 'refresh'], ['a2', 1, 'access'], ['a1', 2, 'access'], ['a1', null, 'access'], ['a1', -1, 'access'], ['a1', 2 ** 47, 'access']] as const;
    expect(strangers.map(([digest, issue, kind]) => tokens.load({ digest, issue }, kind))).toEqual(strangers.map(() => null));
    expect(tokens.loadFamily('fam_2')).toBeNull();
  });

  test('a refresh token is retired once', async () => {
    await using opened = await openTokens();
    const { db, tokens } = opened;
    tokens.insertFirst(makeIssue(1));
    const { token } = held(tokens, 1);
    tokens.rotate(token, makeIssue(2));
    expect(held(tokens, 1).token.rotatedAt).toBe(FIRST_MOMENT + 2);
    expect(held(tokens, 2).token.rotatedAt).toBeNull();
    expect(() => db.transact(() => { tokens.rotate(token, makeIssue(3)); })).toThrow(/current/);
    expect(tokens.load({ digest: 'r3', issue: 3 }, 'refresh')).toBeNull();
    expect(tokens.nextIssue()).toBe(3);
  });

  test('an access token ends alone, once', async () => {
    await using opened = await openTokens();
    const { tokens } = opened;
    tokens.insertFirst(makeIssue(1));
    const token = tokens.load({ digest: 'a1', issue: 1 }, 'access')?.token;
    if (token === undefined) throw new Error('It is not there.');
    expect([tokens.markRevoked(token, 5), tokens.markRevoked(token, 6), tokens.markRevoked({ ...token, issue: 9 }, 6)]).toEqual([true, false, false]);
    expect(tokens.load({ digest: 'a1', issue: 1 }, 'access')?.token.revokedAt).toBe(5);
    expect(held(tokens, 1).token.revokedAt).toBeNull();
  });

  test('revoking a family answers with the tokens that were alive, and the first reason stays', async () => {
    await using opened = await openTokens();
    const { tokens } = opened;
    tokens.insertFamily(makeFamily({ familyId: 'fam_2' }));
    const at = FIRST_MOMENT + 1000;
    tokens.insertFirst(makeIssue(1, { access: { ...makeIssue(1).access, expiresAt: at } }));
    tokens.insertFirst(makeIssue(2, { familyId: 'fam_2' }));
    tokens.rotate(held(tokens, 1).token, makeIssue(3));
    tokens.rotate(held(tokens, 3).token, makeIssue(4));
    const ended = tokens.load({ digest: 'a3', issue: 3 }, 'access')?.token;
    expect(ended === undefined ? null : tokens.markRevoked(ended, at)).toBe(true);
    expect(tokens.loadAll('fam_1').map(({ digest }) => digest)).toEqual(['a1', 'r1', 'a3', 'r3', 'a4', 'r4']);
    expect(tokens.revokeFamily('fam_1', at, 'code_replayed').map((token) => token.digest)).toEqual(['a4', 'r4']);
    expect(tokens.revokeFamily('fam_1', at + 1, 'refresh_replayed')).toEqual([]);
    expect(tokens.loadFamily('fam_1')).toEqual(makeFamily({ revokedAt: at, revokedReason: 'code_replayed' }));
    expect(tokens.loadFamily('fam_2')?.revokedAt).toBeNull();
  });

  test('a family is as the file has it, also after a transaction that was undone', async () => {
    await using opened = await openTokens();
    const { db, tokens } = opened;
    const fail = (): void => {
      tokens.revokeFamily('fam_1', 5, 'test');
      expect(tokens.loadFamily('fam_1')?.revokedAt).toBe(5);
      throw new Error('No.');
    };
    expect(() => db.transactRemembering(fail)).toThrow('No.');
    expect(tokens.loadFamily('fam_1')?.revokedAt).toBeNull();
    db.transact(() => db.sql.exec("UPDATE token_families SET revoked_at = 6 WHERE family_id = 'fam_1'"));
    expect(tokens.loadFamily('fam_1')?.revokedAt).toBe(6);
  });
});

describe('what the console starts with', () => {
  test('Ada Lindqvist is there to consent', async () => {
    await using db = await openTempDatabase();
    const people = new PeopleStore(db);
    const ada = people.loadDefault();
    expect(ada).toMatchObject({ name: 'Ada Lindqvist', email: 'ada@lindqvist.example' });
    expect(ada.personId).toMatch(/^usr_[A-Za-z0-9]{12}$/);
    expect([people.load(ada.personId), people.load('usr_nobody')]).toEqual([ada, null]);
  });

  test('the fingerprint key is made once in a data folder', async () => {
    await using db = await openTempDatabase();
    const first = new ConsoleStore(db).fingerprintKey(new SeededRandom('one'));
    expect(first).toHaveLength(32);
    expect(new ConsoleStore(db).fingerprintKey(new SeededRandom('two'))).toEqual(first);
  });
});
