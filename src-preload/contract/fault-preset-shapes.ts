/** Answers for what a preset of the gallery is, and for what most of them have in common: who they wait for, and how often they fire. */
import type { FaultAct } from './fault-acts.ts';
import type { FaultFires, FaultWhen } from './faults.ts';

/** A fault of the gallery. */
export interface FaultPreset {
  readonly id: string;
  readonly name: string;
  /** What it is, in one sentence. */
  readonly what: string;
  /** What a good app does then, in one sentence. */
  readonly good: string;
  readonly when: FaultWhen;
  readonly then: FaultAct;
  readonly fires: FaultFires;
}

export const ONCE: FaultFires = { how: 'once' };
export const ALWAYS: FaultFires = { how: 'always' };

export const AUTHORIZE: FaultWhen = { endpoint: 'authorize' };
export const CALLBACK: FaultWhen = { endpoint: 'callback' };
export const TOKEN: FaultWhen = { endpoint: 'token' };
export const EXCHANGE: FaultWhen = { endpoint: 'token', grant: 'authorization_code' };
export const REFRESH: FaultWhen = { endpoint: 'token', grant: 'refresh_token' };
export const API: FaultWhen = { endpoint: 'api' };
