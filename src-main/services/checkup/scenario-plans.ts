/** Answers for what is armed in each scenario, and what the person and the console do while it is: a table. */
import type { CheckupAsk, ScenarioId } from '../../../src-preload/contract/checkups.ts';
import type { FaultAct } from '../../../src-preload/contract/fault-acts.ts';
import type { FaultFires } from '../../../src-preload/contract/faults.ts';
import type { Armament, ArmedFault } from '../../lab/armed-app.ts';

/** What the console ends when a stage is over. */
export type StageEnd = 'nothing' | 'access' | 'all_old' | 'revoke';

/** One thing the person does, and what the console does after it. */
export interface Stage {
  readonly ask: Exclude<CheckupAsk, 'nothing'>;
  readonly then: StageEnd;
}

/** A scenario as it is played. */
export interface ScenarioPlan {
  readonly faults: readonly ArmedFault[];
  readonly consent: Armament['consent'];
  readonly stages: readonly Stage[];
  /** Mavio itself holds an answer back for so long, in milliseconds: the end is not looked for before. */
  readonly lingerMs: number;
  /** Where the console is the browser, it goes to the callback again by itself. */
  readonly revisits: boolean;
  /** True when “handled” shows itself in what came, and not in what did not come. */
  readonly showsItself: boolean;
}

/** Times that a scenario takes, in milliseconds. */
export interface CheckupTimes {
  /** How long the slow answer takes. */
  readonly slowMs: number;
  /** Nothing more is looked for when it was quiet for so long: after the console’s own visits, and after a person’s. */
  readonly quietMs: number;
  readonly quietAfterPersonMs: number;
}

/** The times that count unless a test is in a hurry. */
export const CHECKUP_TIMES: CheckupTimes = { slowMs: 6000, quietMs: 400, quietAfterPersonMs: 1200 };

/** What a 429 asks to wait. */
const RETRY_AFTER_SECONDS = 2;

const SIGN_IN: readonly Stage[] = [{ ask: 'sign_in', then: 'nothing' }];
const USE: Stage = { ask: 'use_app', then: 'nothing' };
const PLAIN: ScenarioPlan = { faults: [], consent: 'authorize', stages: SIGN_IN, lingerMs: 0, revisits: false, showsItself: false };
const ONCE: FaultFires = { how: 'once' };

const atCallback = (then: FaultAct): ScenarioPlan => ({ ...PLAIN, faults: [{ endpoint: 'callback', then, fires: ONCE }] });
const atToken = (then: FaultAct, fires: FaultFires = ONCE): ScenarioPlan => ({ ...PLAIN, faults: [{ endpoint: 'token', grant: 'authorization_code', then, fires }] });

/** Makes the table. */
export function planScenarios({ slowMs }: CheckupTimes): Readonly<Record<ScenarioId, ScenarioPlan>> {
  return {
    'state.wrong': atCallback({ kind: 'state', how: 'wrong' }),
    'state.missing': atCallback({ kind: 'state', how: 'missing' }),
    'issuer.wrong': atCallback({ kind: 'iss', how: 'wrong' }),
    'consent.denied': { ...PLAIN, consent: 'deny' },
    'scopes.fewer': { ...atCallback({ kind: 'fewer_scopes', without: [] }), stages: [...SIGN_IN, USE] },
    'code.twice': { ...atCallback({ kind: 'callback_twice', afterMs: 0 }), revisits: true },
    'token.slow': { ...atToken({ kind: 'delay', ms: slowMs, jitterMs: 0, seed: 1 }), lingerMs: slowMs },
    'token.error': { ...atToken({ kind: 'status', status: 500 }), showsItself: true },
    'token.limited': { ...atToken({ kind: 'status', status: 429, retryAfterSeconds: RETRY_AFTER_SECONDS }), showsItself: true },
    'token.malformed': atToken({ kind: 'malformed_json' }),
    'access.dead': { ...PLAIN, stages: [{ ask: 'sign_in', then: 'access' }, USE], showsItself: true },
    'refresh.rotated': { ...PLAIN, stages: [{ ask: 'sign_in', then: 'access' }, { ask: 'use_app', then: 'access' }, USE], showsItself: true },
    'refresh.revoked': { ...PLAIN, stages: [{ ask: 'sign_in', then: 'revoke' }, USE] },
    'refresh.expired': { ...PLAIN, stages: [{ ask: 'sign_in', then: 'all_old' }, USE] },
    'secret.replaced': atToken({ kind: 'oauth_error', error: 'invalid_client' }, { how: 'always' }),
  };
}
