/** Answers for knowing which authorizations live without a write on the token path: tokens are looked at when somebody asks. */
import type { AuthorizationStore } from '../storage/authorization-store.ts';
import type { Database } from '../storage/database.ts';
import type { TokenStore } from '../storage/token-store.ts';

/** What is needed to look. */
export interface LifeParts {
  readonly db: Database;
  readonly authorizations: AuthorizationStore;
  readonly tokens: TokenStore;
}

/**
 * Looks at the tokens of authorizations that are new, or whose last known token has run out by `now` (epoch ms). The others live at
 * least until the moment that was noted: a token is never made to live shorter, but by revoking its authorization.
 */
export function settleLives({ db, authorizations, tokens }: LifeParts, now: number): void {
  const due = authorizations.listDue(now);
  if (due.length === 0) return;
  db.transact(() => {
    for (const familyId of due) {
      const usable = tokens.loadAll(familyId).filter(({ rotatedAt, revokedAt }) => rotatedAt === null && revokedAt === null);
      authorizations.noteLife(familyId, Math.max(0, ...usable.map(({ expiresAt }) => expiresAt)), now);
    }
  });
}
