/** Answers for what a simulation leaves behind, in sentences. */
import type { SimulationReview } from '../../../src-preload/contract/clock.ts';

/** True when nothing began, and nothing older was touched. */
export function isEmpty({ flows, authorizations, accessTokens, refreshTokens, codes, calls, apps, older }: SimulationReview): boolean {
  return flows.total + authorizations.total + accessTokens + refreshTokens + codes + calls + apps.length + older.flows === 0;
}

/** What stays although everything that began is discarded. */
export function sayStays({ older, apps, calls }: SimulationReview): string[] {
  const count = (many: number, one: string, more: string): string => (many === 1 ? `1 ${one}` : `${many.toLocaleString('en')} ${more}`);
  return [
    ...(older.rotated === 0 ? [] : [`${count(older.rotated, 'older refresh token was', 'older refresh tokens were')} replaced. What was replaced stays dead, and what replaced it is discarded: your app must sign in again.`]),
    ...(older.spent === 0 ? [] : [`${count(older.spent, 'older code was', 'older codes were')} traded, and stay${older.spent === 1 ? 's' : ''} spent.`]),
    ...(older.revoked === 0 ? [] : [`${count(older.revoked, 'older login lost its authorization', 'older logins lost their authorizations')}: what was revoked stays revoked.`]),
    ...(apps.length === 0 ? [] : [`${count(apps.length, 'app was', 'apps were')} registered. Delete ${apps.length === 1 ? 'it' : 'them'} on ${apps.length === 1 ? 'its page' : 'their pages'}.`]),
    ...(calls === 0 ? [] : ['What API calls wrote into meetings, notes, channels and the like stays.']),
  ];
}
