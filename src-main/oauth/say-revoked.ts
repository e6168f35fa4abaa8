/** Answers for how a ladder says that an authorization was revoked, and by whom. */
import { spellAgo, spellClock } from './spell-duration.ts';

/** Facts about the family of a token. `revokedAt` in epoch ms. */
interface Revoked {
  readonly revokedAt: number;
  readonly reason: string | null | undefined;
}

/** One sentence. Where the developer did it in this console, they are reminded of when. `now` in epoch ms. */
export function sayRevoked({ revokedAt, reason }: Revoked, now: number): string {
  if (reason === 'revoked_by_developer') return `You revoked this authorization at ${spellClock(revokedAt)}, in the console.`;
  return `The authorization was revoked ${spellAgo(revokedAt, now)}.`;
}
