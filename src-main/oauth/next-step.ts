/** Answers for what the console, playing the app, can do next in a guided run, and which of it walks the flow on. */
import type { GuidedAction } from '../../src-preload/contract/guided.ts';

/** How far a guided run has come. */
export interface GuidedFacts {
  /** A code came back with a callback that holds. */
  readonly hasCode: boolean;
  /** The code cannot be exchanged any more: it was used, or the server said invalid_grant. */
  readonly codeSpent: boolean;
  readonly hasAccess: boolean;
  readonly hasRefresh: boolean;
  /** The API was called at least once, whatever it answered. */
  readonly calledApi: boolean;
  /** At least one refresh succeeded. */
  readonly refreshed: boolean;
  /** The latest action, when it was refused; null after a success. */
  readonly failed: GuidedAction | null;
}

/** The actions that are possible, in the order of a flow, and the one to offer first. */
export interface GuidedPlan {
  readonly actions: GuidedAction[];
  readonly next: GuidedAction | null;
}

function pickNext(facts: GuidedFacts, possible: readonly GuidedAction[]): GuidedAction | null {
  // A refused refresh ends the walk: only a new login helps. The possible actions stay for whoever wants to look.
  if (facts.failed === 'refresh') return null;
  const walk: GuidedAction[] = ['exchange'];
  // After a refused call a fresh token is the cure; the same call again would be refused again.
  if (!facts.calledApi && facts.failed !== 'call_api') walk.push('call_api');
  if (!facts.refreshed) walk.push('refresh');
  return walk.find((action) => possible.includes(action)) ?? null;
}

/** Plans a guided run: exchange, then call the API, then refresh, then nothing; call and refresh stay possible. */
export function nextGuidedActions(facts: GuidedFacts): GuidedPlan {
  const actions: GuidedAction[] = [];
  if (facts.hasCode && !facts.codeSpent) actions.push('exchange');
  if (facts.hasAccess) actions.push('call_api');
  if (facts.hasRefresh) actions.push('refresh');
  return { actions, next: pickNext(facts, actions) };
}
