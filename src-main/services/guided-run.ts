/** Answers for one guided run in memory: how far it has come, and what the screen sees of it. Code and tokens never leave this process. */
import type { z } from 'zod';
import type { GuidedAction, GuidedRun } from '../../src-preload/contract/guided.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Param } from '../oauth/decision.ts';
import { type GuidedFacts, type GuidedPlan, nextGuidedActions } from '../oauth/next-step.ts';
import type { Listener } from './guided-parts.ts';

/** What a procedure hands out for `GuidedRun`; the router validates it. */
export type RunView = z.input<typeof GuidedRun>;

/** A run of this console's lifetime. */
export interface Run {
  readonly flowId: FlowId;
  /** The app that is played, whatever client_id the request carries. */
  readonly clientId: string;
  readonly authorizationUrl: string;
  readonly redirectUri: string | null;
  readonly state: Param | null;
  readonly verifier: string | null;
  stage: 'waiting' | 'answered' | 'stopped';
  code: string | null;
  accessToken: string | null;
  refreshToken: string | null;
  facts: Omit<GuidedFacts, 'hasAccess' | 'hasRefresh'>;
  listener: Listener | null;
  /** The request that is under way. */
  busy: { readonly action: GuidedAction; readonly done: Promise<RunView> } | null;
}

/** Makes a run that waits for its callback. */
export function beginRun(fixed: Pick<Run, 'flowId' | 'clientId' | 'authorizationUrl' | 'redirectUri' | 'state' | 'verifier'>): Run {
  const facts = { hasCode: false, codeSpent: false, calledApi: false, refreshed: false, failed: null };
  return { ...fixed, stage: 'waiting', code: null, accessToken: null, refreshToken: null, facts, listener: null, busy: null };
}

/** What the run can do now. */
export function planRun(run: Run): GuidedPlan {
  if (run.stage !== 'answered') return { actions: [], next: null };
  return nextGuidedActions({ ...run.facts, hasAccess: run.accessToken !== null, hasRefresh: run.refreshToken !== null });
}

/** The run as the screen sees it. `secretMissing`: the vault has no current secret of the app. */
export function viewRun(run: Run, secretMissing: boolean): RunView {
  const plan = planRun(run);
  const isOver = run.stage === 'stopped' || (run.stage === 'answered' && plan.actions.length === 0);
  return {
    flowId: run.flowId,
    clientId: run.clientId,
    authorizationUrl: run.authorizationUrl,
    stage: run.stage === 'waiting' ? 'waiting' : isOver ? 'stopped' : 'ready',
    actions: plan.actions,
    next: plan.next,
    listening: run.listener !== null,
    secretMissing,
  };
}
