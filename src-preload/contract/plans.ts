/** Answers for the plans of Mavio, and how many calls to the API each allows. */
import { z } from 'zod';

/** Plan of the team. */
export const Plan = z.enum(['free', 'pro', 'team', 'enterprise']);
export type Plan = z.infer<typeof Plan>;

/** Calls a minute for each person and app; null is unlimited. Source: reference, "Rate limits per minute"; enterprise is this console's choice. */
export const CALLS_PER_MINUTE: Readonly<Record<Plan, number | null>> = { free: 60, pro: 300, team: 1000, enterprise: null };

/** Plan of a team that chose none. */
export const DEFAULT_PLAN: Plan = 'team';
