/** Answers for why an authorization ended, in one sentence: the same words in ladders and on the wire. */
import { spellAgo, spellMoment } from './spell-duration.ts';

/** Everything that ends an authorization, as storage keeps it. */
export type RevocationReason = 'code_replayed' | 'refresh_replayed' | 'revoked_by_app' | 'all_revoked' | 'revoked_by_developer' | 'app_deleted' | 'person_removed';

type Say = (when: { readonly moment: string; readonly ago: string }) => string;

const SENTENCES: Readonly<Record<RevocationReason, Say>> = {
  code_replayed: ({ ago }) => `The authorization was revoked ${ago}, because its code was sent again.`,
  refresh_replayed: ({ ago }) => `The authorization was revoked ${ago}, because a replaced refresh token was sent again.`,
  revoked_by_app: ({ ago }) => `The authorization was revoked ${ago}, because the app asked for that.`,
  all_revoked: ({ moment, ago }) => `You revoked all tokens of this app ${moment}, ${ago}.`,
  revoked_by_developer: ({ moment, ago }) => `You revoked this authorization ${moment}, ${ago}, in the console.`,
  app_deleted: ({ moment, ago }) => `The app was deleted ${moment}, ${ago}, and all its tokens with it.`,
  person_removed: ({ moment, ago }) => `The person who authorized the app was removed from this console ${moment}, ${ago}.`,
};

const isReason = (reason: string): reason is RevocationReason => Object.hasOwn(SENTENCES, reason);

/** In: when it ended (epoch ms), why (null or a word of another version: unknown), and now. Out: one sentence. */
export function explainRevocation(at: number, reason: string | null, now: number): string {
  const ago = spellAgo(at, now);
  if (reason === null || !isReason(reason)) return `The authorization was revoked ${ago}.`;
  return SENTENCES[reason]({ moment: spellMoment(at, now), ago });
}
