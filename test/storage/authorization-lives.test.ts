/** Answers for until when authorizations live: one statement for all of them says what their tokens say one by one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AuthorizationStore } from '../../src-main/storage/authorization-store.ts';
import type { Database } from '../../src-main/storage/database.ts';
import { type StoredToken, TokenStore } from '../../src-main/storage/token-store.ts';
import { addFlow, makeFamily, makeIssue, openTempDatabase } from './stored.ts';

const END = 100;
const moment = fc.integer({ min: 1, max: END });

/** What may happen to an authorization after its first tokens. */
const step = fc.record({
  what: fc.constantFrom('rotate', 'keep', 'end access', 'earlier token'),
  access: moment,
  refresh: moment,
});
const history = fc.record({ steps: fc.array(step, { maxLength: 5 }), isRevoked: fc.boolean(), first: fc.option(fc.record({ access: moment, refresh: moment })) });

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function write(db: Database, familyId: string, { steps, isRevoked, first }: History): void {
  const tokens = new TokenStore(db);
  const issue = (access: number, refresh: number | null) => {
    const made = makeIssue(tokens.nextIssue(), { familyId });
    return { ...made, access: { ...made.access, expiresAt: access }, refresh: refresh === null || made.refresh === null ? null : { ...made.refresh, expiresAt: refresh } };
  };
  const find = (isFound: (token: StoredToken) => boolean): StoredToken | undefined => tokens.loadAll(familyId).find(isFound);
  tokens.insertFamily(makeFamily({ familyId }));
  if (first !== null) tokens.insertFirst(issue(first.access, first.refresh));
  for (const { what, access, refresh } of steps) {
    const current = find(({ kind, rotatedAt, issue: number }) => kind === 'refresh' && rotatedAt === null && number !== null);
    const alive = find(({ kind, revokedAt }) => kind === 'access' && revokedAt === null);
    if (what === 'rotate' && current !== undefined) tokens.rotate(current, issue(access, refresh));
    if (what === 'keep' && current !== undefined) tokens.keep(current, issue(access, null), refresh);
    if (what === 'end access' && alive !== undefined) tokens.markRevoked(alive, 1);
    if (what === 'earlier token') {
      db.sql.prepare("INSERT INTO tokens (digest, fingerprint, kind, family_id, scopes, issued_at, expires_at, rotated_at, revoked_at) VALUES (?, '0000·0009', 'refresh', ?, '[]', 1, ?, ?, ?)")
        .run(`${familyId} ${String(tokens.loadAll(familyId).length)}`, familyId, refresh, access % 3 === 0 ? 1 : null, access % 5 === 0 ? 1 : null);
    }
  }
  if (isRevoked) tokens.revokeFamily(familyId, 2, 'all_revoked');
}

test('one statement finds what the tokens of each say, and counts those that work, whichever way the clock goes', async () => {
  await using db = await openTempDatabase();
  addFlow(db);
  const authorizations = new AuthorizationStore(db);
  fc.assert(
    fc.property(fc.array(history, { minLength: 1, maxLength: 4 }), fc.array(moment, { minLength: 1, maxLength: 4 }), (histories, moments) => {
      db.transact(() => {
        for (const table of ['issues', 'tokens', 'token_families']) db.sql.exec(`DELETE FROM ${table}`);
      });
      const ids = histories.map((_, index) => `fam_${String(index)}`);
      db.transact(() => {
        histories.forEach((one, index) => {
          write(db, ids[index] ?? '', one);
        });
      });
      const tokens = new TokenStore(db);
      const until = new Map(ids.map((id) => [id, Math.max(0, ...tokens.loadAll(id).filter(({ rotatedAt, revokedAt }) => rotatedAt === null && revokedAt === null).map(({ expiresAt }) => expiresAt))]));
      expect(authorizations.readLives([...ids, 'fam_none'])).toEqual(until);
      for (const now of moments) {
        if (authorizations.anyDue(now)) authorizations.settle(now);
        const works = ids.filter((id, index) => histories[index]?.isRevoked === false && (until.get(id) ?? 0) > now);
        expect(authorizations.count(makeFamily().clientId, now)).toEqual({ granted: ids.length, active: works.length });
      }
    }),
    { numRuns: 150 },
  );
});
