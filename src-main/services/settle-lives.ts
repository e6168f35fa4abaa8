/** Answers for knowing which authorizations live without a write on the token path: tokens are looked at when somebody asks. */
import type { AuthorizationStore } from '../storage/authorization-store.ts';
import type { Database } from '../storage/database.ts';

/** What is needed to look. */
export interface LifeParts {
  readonly db: Database;
  readonly authorizations: AuthorizationStore;
}

/**
 * Looks at the tokens of authorizations that are new, or whose last known token has run out by `now` (epoch ms). The others live at
 * least until the moment that was noted: a token is never made to live shorter, but by revoking its authorization.
 */
export function settleLives({ db, authorizations }: LifeParts, now: number): void {
  if (!authorizations.anyDue(now)) return;
  // Nobody remembers until when an authorization lives.
  db.transactRemembering(() => {
    authorizations.settle(now);
  });
}
