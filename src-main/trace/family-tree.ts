/** Answers for the tree of an authorization: its code, what each answer issued, and what became of it. Pure. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { ShownValue } from '../../src-preload/contract/checks.ts';
import type { AuthorizationTree, Fate, Generation, TreeToken } from '../../src-preload/contract/authorizations.ts';
import type { Life, TraceEvent, TraceEventOf } from '../../src-preload/contract/trace.ts';
import type { StoredToken, TokenFamily } from '../storage/token-store.ts';

/** Generations before the fold. */
const FIRST = 2;

/** What a tree grows from. `first` and `newest` are events from either end of the flow, both in order; they may overlap, and between them some may be missing. */
export interface TreeSources {
  readonly family: Pick<TokenFamily, 'revokedAt'>;
  readonly tokens: readonly StoredToken[];
  readonly first: readonly TraceEvent[];
  readonly newest: readonly TraceEvent[];
  /** Now, in epoch ms. */
  readonly now: number;
}

type Turn = TraceEventOf<'consent.answered' | 'token.decided' | 'token.revoked' | 'authorization.revoked' | 'authorization.ended'>;
type Decided = TraceEventOf<'token.decided'>;

const isTurn = (event: TraceEvent): event is Turn => 'issued' in event;
const isGrant = (event: TraceEvent): event is Decided => event.type === 'token.decided' && event.issued.length > 0;

/** The letter at an index, as on the drawings: A to Z, then AA and so on. */
function letterAt(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterAt(Math.floor(index / 26) - 1) + last;
}

/** Fingerprint of the code or refresh token that a refused request tried to use again; null for other events. */
function replayed(event: Turn): string | null {
  if (event.type !== 'token.decided') return null;
  const id = firstFailure(event.checks)?.id;
  const name = id === 'code.unused' ? 'code' : id === 'refresh.current' ? 'refresh_token' : null;
  const value: ShownValue | undefined = event.exchange.form.find((field) => field.name === name)?.value;
  return value?.kind === 'fingerprint' ? value.fingerprint : null;
}

/** What the events say about each value, by fingerprint. */
function readEvents(events: readonly Turn[]) {
  const ends = new Map<string, Fate>();
  const replays = new Map<string, { at: number; seq: number }[]>();
  for (const event of events) {
    const { at, seq } = event;
    for (const { fingerprint, reason } of event.ended) if (!ends.has(fingerprint)) ends.set(fingerprint, { state: reason, at, seq });
    const again = replayed(event);
    if (again !== null) replays.set(again, [...(replays.get(again) ?? []), { at, seq }]);
  }
  return { ends, replays };
}

/** Draws the tree. Null fields stand where the flow was not kept. */
export function growTree({ family, tokens, first, newest, now }: TreeSources): Omit<AuthorizationTree, 'authorization'> {
  const events = [...new Map([...first, ...newest].filter(isTurn).map((event) => [event.seq, event])).values()].toSorted((a, b) => a.seq - b.seq);
  const stored = new Map(tokens.map((token) => [token.fingerprint, token]));
  const { ends, replays } = readEvents(events);

  const fateOf = ({ fingerprint, expiresAt }: Life): Fate => {
    const { revokedAt = null, rotatedAt = null } = stored.get(fingerprint) ?? {};
    const told = ends.get(fingerprint);
    if (told !== undefined) return told;
    // The event that ended it may lie in the fold; then the token itself tells when.
    if (revokedAt !== null) return { state: 'revoked', at: revokedAt, seq: null };
    if (rotatedAt !== null) return { state: 'rotated', at: rotatedAt, seq: null };
    if (family.revokedAt !== null && family.revokedAt < expiresAt) return { state: 'revoked', at: family.revokedAt, seq: null };
    return { state: now < expiresAt ? 'alive' : 'expired', at: expiresAt, seq: null };
  };
  const toToken = (life: Life, of: TreeToken['of'], { seq, letter }: { seq: number; letter: string }): TreeToken => ({
    of, seq, letter, fingerprint: life.fingerprint, issuedAt: life.issuedAt, expiresAt: life.expiresAt, scopes: life.scopes,
    fate: fateOf(life), replays: replays.get(life.fingerprint) ?? [],
  });
  const toGeneration = (event: Decided, number: number): Generation => {
    const issued = (of: 'access_token' | 'refresh_token', place: number): TreeToken | null => {
      const life = event.issued.find((one) => one.of === of);
      // The code is A; each answer brings an access token and a refresh token.
      return life === undefined ? null : toToken(life, of, { seq: event.seq, letter: letterAt(2 * number - 1 + place) });
    };
    return { number, access: issued('access_token', 0), refresh: issued('refresh_token', 1) };
  };

  const answer = events.find((event) => event.type === 'consent.answered' && event.issued.length > 0);
  const codeLife = answer?.issued.find(({ of }) => of === 'code');
  const total = tokens.filter(({ kind }) => kind === 'access').length;
  const grants = newest.filter(isGrant);
  const isWhole = grants.length >= total;
  const tail = grants.map((event, index) => toGeneration(event, Math.max(1, total - grants.length + index + 1)));
  const head = isWhole ? [] : first.filter(isGrant).slice(0, FIRST).map((event, index) => toGeneration(event, index + 1)).filter(({ number }) => number < (tail[0]?.number ?? 1));
  const works = family.revokedAt !== null ? [] : tokens.filter(({ revokedAt, rotatedAt, expiresAt }) => revokedAt === null && rotatedAt === null && now < expiresAt);
  return {
    alive: { accessTokens: works.filter(({ kind }) => kind === 'access').length, refreshTokens: works.filter(({ kind }) => kind === 'refresh').length },
    code: answer === undefined || codeLife === undefined ? null : toToken(codeLife, 'code', { seq: answer.seq, letter: letterAt(0) }),
    first: head,
    folded: Math.max(0, total - head.length - tail.length),
    newest: tail,
  };
}

/** Takes events from an end of a flow until it holds the wanted number of answers that issued tokens. */
export function takeGrants(events: Iterable<TraceEvent>, wanted: number): TraceEvent[] {
  const taken: TraceEvent[] = [];
  let grants = 0;
  for (const event of events) {
    taken.push(event);
    if (isGrant(event)) grants += 1;
    if (grants >= wanted) break;
  }
  return taken;
}

/** Events to read from the beginning of a flow: through the answer after the last one that is drawn, which tells how that one ended. */
export const FIRST_GRANTS = FIRST + 1;
