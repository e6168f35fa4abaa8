/** Answers for rows that storage tests put in: valid ones, of which a test changes what it is about. */
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { FlowSummary } from '../../src-preload/contract/trace.ts';
import { openDatabase } from '../../src-main/storage/database.ts';
import type { Database } from '../../src-main/storage/database.ts';
import type { StoredApp } from '../../src-main/storage/app-store.ts';
import type { NewCode } from '../../src-main/storage/code-store.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import type { Issue, TokenFamily } from '../../src-main/storage/token-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

/** The person whom the second migration puts in. */
export const ADA = 'usr_7Lm2QxVb9KsT';

/** A database in a folder of its own, closed and gone at the end of the block. */
export async function openTempDatabase(): Promise<Database & AsyncDisposable> {
  const folder = await makeTempFolder('storage');
  const db = openDatabase(folder.path);
  return {
    ...db,
    [Symbol.asyncDispose]: async () => {
      db.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export const flowId = (number: number): FlowId => `flow_${String(number).padStart(16, '0')}` as FlowId;

export function makeApp(change: Partial<StoredApp> = {}): StoredApp {
  return {
    clientId: 'mavio_client_8Kq2vXnR4tLw',
    name: 'Standup Digest',
    description: 'Sends a digest.',
    homepageUrl: 'https://standup.example',
    environment: 'development',
    redirectUris: ['http://localhost:3000/oauth/callback', 'https://standup.example/callback'],
    logoId: null,
    revision: 1,
    rotation: 'default',
    secretDigest: 'd'.repeat(64),
    secretFingerprint: '9c41·0be2',
    secretCreatedAt: FIRST_MOMENT,
    createdAt: FIRST_MOMENT,
    isSample: false,
    ...change,
  };
}

export function makeSummary(number: number, change: Partial<FlowSummary> = {}): FlowSummary {
  return {
    flowId: flowId(number),
    number,
    origin: 'app',
    clientId: null,
    appName: null,
    personName: null,
    startedAt: FIRST_MOMENT,
    lastAt: FIRST_MOMENT,
    lastSeq: 0,
    outcome: 'live',
    headline: 'Started',
    steps: ['live', 'none', 'done', 'failed', 'denied', 'none', 'none'],
    ...change,
  };
}

/** Puts in flow 1, so that codes and tokens have one to belong to. */
export function addFlow(db: Database): void {
  new FlowStore(db).insert(makeSummary(1), null);
}

export function makeCode(change: Partial<NewCode> = {}): NewCode {
  return {
    digest: 'c'.repeat(64),
    fingerprint: '3f9a·71c2',
    flowId: flowId(1),
    clientId: makeApp().clientId,
    redirectUri: 'http://localhost:3000/oauth/callback',
    scopes: ['meetings:read', 'notes:read'],
    personId: ADA,
    codeChallenge: null,
    issuedAt: FIRST_MOMENT,
    expiresAt: FIRST_MOMENT + 600_000,
    usedAt: null,
    familyId: null,
    ...change,
  };
}

export function makeFamily(change: Partial<TokenFamily> = {}): TokenFamily {
  const { clientId } = makeApp();
  return { familyId: 'fam_1', flowId: flowId(1), clientId, personId: ADA, scopes: ['meetings:read'], createdAt: FIRST_MOMENT, revokedAt: null, revokedReason: null, ...change };
}

/** The tokens `a<number>` and `r<number>` of one answer, by their digests. */
export function makeIssue(number: number, change: Partial<Issue> = {}): Issue {
  const issuedAt = FIRST_MOMENT + number;
  return {
    number,
    familyId: 'fam_1',
    issuedAt,
    accessScopes: ['meetings:read'],
    access: { digest: `a${String(number)}`, fingerprint: '0000·0001', expiresAt: issuedAt + 3_600_000 },
    refresh: { digest: `r${String(number)}`, fingerprint: '0000·0002', expiresAt: issuedAt + 30 * 86_400_000 },
    ...change,
  };
}
