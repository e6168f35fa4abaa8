/** Answers for access and refresh tokens, known by their digest only, and for the families they live and die in. */
import { timingSafeEqual } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import type { Fingerprint, FlowId } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';
import { EarlierTokens } from './earlier-tokens.ts';
import { packList, unpackList } from './pack.ts';

/** One authorization: all tokens that grew out of one code. */
export interface TokenFamily {
  readonly familyId: string;
  readonly flowId: FlowId;
  readonly clientId: string;
  readonly personId: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly revokedReason: string | null;
}

/** How a token is looked up. */
export interface TokenName {
  /** Hex SHA-256, of key and token (`Fingerprinter.tokenDigestOf`). */
  readonly digest: string;
  /** Number of the issue that the token says it belongs to; null for one without, as earlier versions issued them. */
  readonly issue: number | null;
}

/** A token that was issued. */
export interface StoredToken extends TokenName {
  readonly fingerprint: Fingerprint;
  readonly kind: 'access' | 'refresh';
  readonly familyId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When a newer refresh token took its place. */
  readonly rotatedAt: number | null;
  /** When this token alone was revoked; its family may have ended besides. */
  readonly revokedAt: number | null;
}

/** A token that begins to live. */
export interface NewToken {
  readonly digest: string;
  readonly fingerprint: Fingerprint;
  readonly expiresAt: number;
}

/** The tokens of one answer. The refresh token has the scopes of its family; null where the app keeps the one it has. */
export interface Issue {
  /** From `nextIssue`. */
  readonly number: number;
  readonly familyId: string;
  readonly issuedAt: number;
  readonly access: NewToken;
  readonly accessScopes: readonly string[];
  readonly refresh: NewToken | null;
}

type FamilyRow = Omit<TokenFamily, 'scopes'> & { readonly scopes: string };

interface IssueRow {
  readonly number: number;
  readonly familyId: string;
  readonly issuedAt: number;
  readonly accessDigest: string;
  readonly accessFingerprint: Fingerprint;
  readonly accessScopes: string | null;
  readonly accessExpiresAt: number;
  readonly accessRevokedAt: number | null;
  readonly refreshDigest: string;
  readonly refreshFingerprint: Fingerprint;
  readonly refreshExpiresAt: number;
  readonly rotatedAt: number | null;
}

const FAMILY = `SELECT family_id AS familyId, flow_id AS flowId, client_id AS clientId, person_id AS personId, scopes,
  created_at AS createdAt, revoked_at AS revokedAt, revoked_reason AS revokedReason FROM token_families WHERE family_id = ?`;
const COLUMNS = `number, family_id AS familyId, issued_at AS issuedAt, access_digest AS accessDigest, access_fingerprint AS accessFingerprint,
  access_scopes AS accessScopes, access_expires_at AS accessExpiresAt, access_revoked_at AS accessRevokedAt, refresh_digest AS refreshDigest,
  refresh_fingerprint AS refreshFingerprint, refresh_expires_at AS refreshExpiresAt, rotated_at AS rotatedAt`;
// From row to row, beginning with the first of the family.
const CHAIN = `WITH RECURSIVE chain (place) AS (SELECT first_issue FROM token_families WHERE family_id = ?
  UNION ALL SELECT next_number FROM chain JOIN issues ON number = place)`;

/** Stands for the digest where an answer had no refresh token; no token has it. */
const NO_REFRESH = '';
const NOTHING: NewToken = { digest: NO_REFRESH, fingerprint: '', expiresAt: 0 };

/** Families that are remembered, and issues. */
const MOST_FAMILIES = 1000;
const MOST_ISSUES = 1000;

const sameText = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

function accessOf(row: IssueRow, family: TokenFamily): StoredToken {
  const { number, familyId, issuedAt, accessDigest, accessFingerprint, accessScopes, accessExpiresAt, accessRevokedAt } = row;
  const scopes = accessScopes === null ? family.scopes : unpackList(accessScopes);
  return { digest: accessDigest, issue: number, fingerprint: accessFingerprint, kind: 'access', familyId, scopes, issuedAt, expiresAt: accessExpiresAt, rotatedAt: null, revokedAt: accessRevokedAt };
}

function refreshOf(row: IssueRow, family: TokenFamily): StoredToken {
  const { number, familyId, issuedAt, refreshDigest, refreshFingerprint, refreshExpiresAt, rotatedAt } = row;
  return { digest: refreshDigest, issue: number, fingerprint: refreshFingerprint, kind: 'refresh', familyId, scopes: family.scopes, issuedAt, expiresAt: refreshExpiresAt, rotatedAt, revokedAt: null };
}

/** Reads and writes tokens and families. */
export class TokenStore {
  readonly #earlier: EarlierTokens;
  readonly #families: Map<string, TokenFamily>;
  readonly #lastIssue: Map<string, number>;
  readonly #issues: Map<number, IssueRow>;
  readonly #insertFamily: BetterSqlite3.Statement<[FamilyRow]>;
  readonly #family: BetterSqlite3.Statement<[string], FamilyRow>;
  readonly #open: BetterSqlite3.Statement<[string], { readonly familyId: string }>;
  readonly #openOfPerson: BetterSqlite3.Statement<[string], { readonly familyId: string }>;
  readonly #revoke: BetterSqlite3.Statement<[number, string, string]>;
  readonly #last: BetterSqlite3.Statement<[], { number: number | null }>;
  readonly #insert: BetterSqlite3.Statement<(string | number | null)[]>;
  readonly #begin: BetterSqlite3.Statement<[number, string]>;
  readonly #first: BetterSqlite3.Statement<[string], { number: number | null }>;
  readonly #issue: BetterSqlite3.Statement<[number], IssueRow>;
  readonly #chain: BetterSqlite3.Statement<[string], IssueRow>;
  readonly #end: BetterSqlite3.Statement<[number, number]>;
  readonly #rotate: BetterSqlite3.Statement<[number, number, number]>;
  readonly #older: BetterSqlite3.Statement<[{ number: number; ms: number }]>;
  readonly #lookAgain: BetterSqlite3.Statement<[string]>;
  readonly #slide: BetterSqlite3.Statement<[number, number]>;

  constructor(db: Database) {
    const { sql } = db;
    this.#earlier = new EarlierTokens(db);
    this.#families = db.remembered('token family');
    this.#lastIssue = db.remembered('last issue');
    this.#issues = db.remembered('issue');
    this.#insertFamily = sql.prepare(`INSERT INTO token_families
      (family_id, flow_id, client_id, person_id, scopes, created_at, revoked_at, revoked_reason)
      VALUES (@familyId, @flowId, @clientId, @personId, @scopes, @createdAt, @revokedAt, @revokedReason)`);
    this.#family = sql.prepare(FAMILY);
    this.#open = sql.prepare('SELECT family_id AS familyId FROM token_families WHERE client_id = ? AND revoked_at IS NULL');
    this.#openOfPerson = sql.prepare('SELECT family_id AS familyId FROM token_families WHERE person_id = ? AND revoked_at IS NULL');
    this.#revoke = sql.prepare('UPDATE token_families SET revoked_at = ?, revoked_reason = ? WHERE family_id = ? AND revoked_at IS NULL');
    this.#last = sql.prepare('SELECT max(number) AS number FROM issues');
    this.#insert = sql.prepare(`INSERT INTO issues (number, family_id, issued_at, access_digest, access_fingerprint, access_scopes, access_expires_at,
      refresh_digest, refresh_fingerprint, refresh_expires_at, next_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#begin = sql.prepare('UPDATE token_families SET first_issue = ? WHERE family_id = ?');
    this.#first = sql.prepare('SELECT first_issue AS number FROM token_families WHERE family_id = ?');
    this.#issue = sql.prepare(`SELECT ${COLUMNS} FROM issues WHERE number = ?`);
    this.#chain = sql.prepare(`${CHAIN} SELECT ${COLUMNS} FROM chain JOIN issues ON number = place`);
    this.#end = sql.prepare('UPDATE issues SET access_revoked_at = ? WHERE number = ? AND access_revoked_at IS NULL');
    this.#slide = sql.prepare('UPDATE issues SET refresh_expires_at = ? WHERE number = ? AND rotated_at IS NULL');
    this.#older = sql.prepare(`UPDATE issues SET issued_at = issued_at - @ms, access_expires_at = access_expires_at - @ms,
      refresh_expires_at = max(0, refresh_expires_at - @ms) WHERE number = @number`);
    // Whoever counts authorizations looks again at how long this one lives.
    this.#lookAgain = sql.prepare('UPDATE token_families SET alive_until = 0, is_over = 0 WHERE family_id = ?');
    this.#rotate = sql.prepare('UPDATE issues SET rotated_at = ?, next_number = ? WHERE number = ? AND rotated_at IS NULL');
  }

  insertFamily(family: TokenFamily): void {
    this.#insertFamily.run({ ...family, scopes: packList(family.scopes) });
    this.#families.delete(family.familyId);
  }

  loadFamily(familyId: string): TokenFamily | null {
    const known = this.#families.get(familyId);
    if (known !== undefined) return known;
    const row = this.#family.get(familyId);
    if (row === undefined) return null;
    const family = { ...row, scopes: unpackList(row.scopes) };
    if (this.#families.size >= MOST_FAMILIES) this.#families.clear();
    this.#families.set(familyId, family);
    return family;
  }

  /**
   * Ends a family at `at`. Out: the tokens that were alive until then, oldest first; none when the family had ended before,
   * in which case its first end and reason stay.
   */
  revokeFamily(familyId: string, at: number, reason: string): StoredToken[] {
    this.#families.delete(familyId);
    if (this.#revoke.run(at, reason, familyId).changes === 0) return [];
    return this.listAlive(familyId, at);
  }

  /** The families of an app that were not revoked; their tokens may have died of age. */
  listOpen(clientId: string): TokenFamily[] {
    return this.#open.all(clientId).map(({ familyId }) => this.loadFamily(familyId)).filter((family) => family !== null);
  }

  /** The same for what a person granted. */
  listOpenOfPerson(personId: string): TokenFamily[] {
    return this.#openOfPerson.all(personId).map(({ familyId }) => this.loadFamily(familyId)).filter((family) => family !== null);
  }

  /** The tokens of a family that have neither expired at `at` nor ended by themselves, oldest first. Whether the family ended is another question. */
  listAlive(familyId: string, at: number): StoredToken[] {
    return this.loadAll(familyId).filter(({ expiresAt, rotatedAt, revokedAt }) => expiresAt > at && rotatedAt === null && revokedAt === null);
  }

  /** Every token of a family, oldest first. */
  loadAll(familyId: string): StoredToken[] {
    const family = this.loadFamily(familyId);
    if (family === null) return [];
    const later = this.#chain.all(familyId).flatMap((row) => [accessOf(row, family), ...(row.refreshDigest === NO_REFRESH ? [] : [refreshOf(row, family)])]);
    // Without rotation the newest row stands first in the chain.
    return [...this.#earlier.loadAll(familyId), ...later.toSorted((a, b) => (a.issue ?? 0) - (b.issue ?? 0))];
  }

  /** The number of the next issue, which its tokens carry; ask inside the transaction that inserts it. */
  nextIssue(): number {
    return (this.#lastIssue.get('number') ?? this.#last.get()?.number ?? 0) + 1;
  }

  /** Adds tokens in front of the others of their family: those that a code bought, or a refresh token that stays. */
  insertFirst(issue: Issue): void {
    const before = this.#first.get(issue.familyId)?.number ?? null;
    this.#add(issue, before);
    this.#begin.run(issue.number, issue.familyId);
  }

  /** Retires a refresh token because newer ones take its place. Throws when it does not exist or was retired before. */
  rotate(token: StoredToken, issue: Issue): void {
    if (token.issue === null) {
      this.#earlier.markRotated(token.digest, issue.issuedAt);
      this.insertFirst(issue);
      return;
    }
    this.#issues.delete(token.issue);
    if (this.#rotate.run(issue.issuedAt, issue.number, token.issue).changes !== 1) throw new Error('No such current token.');
    this.#add(issue, null);
  }

  /**
   * Adds an access token that was bought with a refresh token which stays in use: it may be idle until `idleUntil` from now on.
   * Throws when that token does not exist or was retired.
   */
  keep(token: StoredToken, issue: Issue, idleUntil: number): void {
    if (token.issue !== null) this.#issues.delete(token.issue);
    if (token.issue === null) this.#earlier.slide(token.digest, idleUntil);
    else if (this.#slide.run(idleUntil, token.issue).changes !== 1) throw new Error('No such current token.');
    this.insertFirst(issue);
  }

  /** A token of this kind with its family, whatever has become of them. */
  load(name: TokenName, kind: StoredToken['kind']): { token: StoredToken; family: TokenFamily } | null {
    const row = name.issue === null ? undefined : (this.#issues.get(name.issue) ?? this.#issue.get(name.issue));
    const isNamed = row !== undefined && sameText(kind === 'access' ? row.accessDigest : row.refreshDigest, name.digest);
    const earlier = isNamed ? null : this.#earlier.load(name.digest, kind);
    const familyId = isNamed ? row.familyId : earlier?.familyId;
    const family = familyId === undefined ? null : this.loadFamily(familyId);
    if (family === null) return null;
    const token = isNamed ? (kind === 'access' ? accessOf : refreshOf)(row, family) : earlier;
    return token === null ? null : { token, family };
  }

  /** Makes the tokens of a family older by so many milliseconds, as if that time had passed for them alone. Not those of an earlier version. */
  makeOlder(familyId: string, ms: number): void {
    for (const { number } of this.#chain.all(familyId)) {
      this.#issues.delete(number);
      this.#older.run({ number, ms });
    }
    this.#lookAgain.run(familyId);
  }

  /** Revokes an access token and leaves its family alone. Out: false when it had been revoked before, or does not exist. */
  markRevoked(token: StoredToken, at: number): boolean {
    if (token.issue === null) return this.#earlier.markRevoked(token.digest, at);
    this.#issues.delete(token.issue);
    return this.#end.run(at, token.issue).changes === 1;
  }

  #add({ number, familyId, issuedAt, access, accessScopes: scopes, refresh }: Issue, next: number | null): void {
    const family = this.loadFamily(familyId);
    const hasAll = family?.scopes === scopes || packList(family?.scopes ?? []) === packList(scopes);
    const accessScopes = hasAll ? null : packList(scopes);
    const { digest, fingerprint, expiresAt } = refresh ?? NOTHING;
    this.#insert.run(number, familyId, issuedAt, access.digest, access.fingerprint, accessScopes, access.expiresAt, digest, fingerprint, expiresAt, next);
    this.#lastIssue.set('number', number);
    if (this.#issues.size >= MOST_ISSUES) this.#issues.clear();
    // Most tokens are used soon after they were issued, and a refresh token once.
    this.#issues.set(number, {
      number, familyId, issuedAt, accessScopes,
      accessDigest: access.digest, accessFingerprint: access.fingerprint, accessExpiresAt: access.expiresAt, accessRevokedAt: null,
      refreshDigest: digest, refreshFingerprint: fingerprint, refreshExpiresAt: expiresAt, rotatedAt: null,
    });
  }
}
