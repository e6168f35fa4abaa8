/** Answers for letting tokens of an app end while a check-up runs: made older, or revoked, each said on its flow. */
import { LIFETIMES } from '../../../src-preload/contract/oauth.ts';
import type { Ending } from '../../../src-preload/contract/trace.ts';
import type { Clock } from '../../host.ts';
import type { StoredToken, TokenStore } from '../../storage/token-store.ts';
import type { Recorder } from '../../trace/recorder.ts';
import type { StageEnd } from './scenario-plans.ts';

/** What ending tokens takes. */
export interface EndTokensParts {
  readonly tokens: TokenStore;
  readonly recorder: Recorder;
  readonly clock: Clock;
}

/** Whose tokens end: those of an app that grew out of these flows. */
export interface EndedTokens {
  readonly clientId: string;
  readonly flows: ReadonlySet<string>;
  readonly how: Exclude<StageEnd, 'nothing'>;
}

const OLDER_MS = { access: LIFETIMES.accessToken + 1000, all_old: LIFETIMES.refreshTokenIdle + 1000 } as const;

const endingOf = ({ kind, fingerprint }: StoredToken, reason: Ending['reason']): Ending => ({ of: kind === 'access' ? 'access_token' : 'refresh_token', fingerprint, reason });

/**
 * Ends tokens, in one transaction with the trace. Time itself is not moved: it is everybody's, and other apps would lose their tokens too.
 * Out: how many ended.
 */
export function endTokens({ tokens, recorder, clock }: EndTokensParts, { clientId, flows, how }: EndedTokens): number {
  return recorder.transact((recording) => {
    const now = clock.now();
    let count = 0;
    for (const { familyId, flowId } of tokens.listOpen(clientId).filter((family) => flows.has(family.flowId))) {
      const before = tokens.listAlive(familyId, now);
      if (how === 'revoke') {
        const ended = tokens.revokeFamily(familyId, now, 'revoked_by_developer').map((token) => endingOf(token, 'revoked'));
        recording.record(flowId, { type: 'authorization.ended', by: 'checkup', issued: [], ended });
        count += ended.length;
        continue;
      }
      tokens.makeOlder(familyId, OLDER_MS[how]);
      const alive = tokens.listAlive(familyId, now);
      const ended = before.filter(({ fingerprint }) => !alive.some((token) => token.fingerprint === fingerprint)).map((token) => endingOf(token, 'expired'));
      recording.record(flowId, { type: 'authorization.ended', by: 'checkup', olderMs: OLDER_MS[how], issued: [], ended });
      count += ended.length;
    }
    return count;
  });
}
