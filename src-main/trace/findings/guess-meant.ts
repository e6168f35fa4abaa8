/** Answers for who was probably meant by a client id that is not registered. Pure. */
import type { KnockHint } from '../../../src-preload/contract/knocks.ts';
import { PREFIXES } from '../../../src-preload/contract/oauth.ts';
import { splitUri } from '../../../src-preload/contract/uri.ts';
import { slipsBetween } from './distance.ts';
import type { z } from 'zod';

/** What is known of who knocked. */
export interface KnockFacts {
  readonly kind: 'client' | 'tokens';
  readonly shownId: string;
  readonly isSecret: boolean;
  readonly redirectUri: string | null;
}

/** What is known of an app. */
export interface AppFacts {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
}

type Guess = z.input<typeof KnockHint>;
type Slip = Extract<Guess, { kind: 'misspelt' }>['how'];

/** More slips than this are another id. */
const MOST_SLIPS = 3;
const LOOPBACK = /^(?:localhost|127(?:[.][0-9]{1,3}){3}|\[::1\])$/i;

/** Takes off what is easily copied along: quotes, brackets and spaces, however encoded. */
function unwrap(text: string): string {
  return text.replace(/^(?:[\s"'`<([{]|%20|%22|%27)+|(?:[\s"'`>)\]},;]|%20|%22|%27)+$/gi, '');
}

function bare(text: string): string {
  return text.startsWith(PREFIXES.client) ? text.slice(PREFIXES.client.length) : text;
}

/** How a text slipped from an id; null when it did not. Smaller is nearer. */
function slipFrom(text: string, clientId: string): { how: Slip; slips: number } | null {
  if (unwrap(text) === clientId) return { how: 'wrapped', slips: 0 };
  if (text.toLowerCase() === clientId.toLowerCase()) return { how: 'case', slips: 0 };
  if (bare(text) === bare(clientId)) return { how: 'prefix', slips: 0 };
  // In a short id three slips are most of it, so fewer are allowed.
  const allowed = Math.min(MOST_SLIPS, Math.floor(clientId.length / 4));
  const slips = slipsBetween(text, clientId, allowed);
  return slips <= allowed ? { how: 'letters', slips } : null;
}

function findMisspelt(text: string, apps: readonly AppFacts[]): Guess | null {
  let nearest: { slips: number; guess: Guess } | null = null;
  for (const { clientId, name } of apps) {
    const slip = slipFrom(text, clientId);
    if (slip === null || (nearest !== null && nearest.slips <= slip.slips)) continue;
    nearest = { slips: slip.slips, guess: { kind: 'misspelt', how: slip.how, clientId, appName: name } };
  }
  return nearest?.guess ?? null;
}

function guessByRedirect(redirectUri: string, apps: readonly AppFacts[]): Guess | null {
  const owner = apps.find((app) => app.redirectUris.includes(redirectUri));
  if (owner !== undefined) return { kind: 'redirect', redirectUri, clientId: owner.clientId, appName: owner.name };
  const { scheme, host } = splitUri(redirectUri);
  const isPublic = scheme?.toLowerCase() === 'https' && host !== null && host !== '' && !LOOPBACK.test(host);
  return isPublic ? { kind: 'production', redirectUri } : null;
}

/** Guesses who was meant, from the most to the least certain sign. */
export function guessMeant({ kind, shownId, isSecret, redirectUri }: KnockFacts, apps: readonly AppFacts[]): Guess {
  if (kind === 'tokens') return { kind: 'unknown' };
  if (isSecret) return { kind: 'secret' };
  const isIssued = /^mavio_client_[A-Za-z0-9]{12}$/.test(shownId);
  return findMisspelt(shownId, apps) ?? (redirectUri === null ? null : guessByRedirect(redirectUri, apps)) ?? { kind: isIssued ? 'elsewhere' : 'unknown' };
}
