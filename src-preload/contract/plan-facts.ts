/** Answers for the plans of Mavio, and how many calls to the API each allows, apart from their schema: the server asks for it at its start. */

/** The plans, the smallest first. */
export const PLANS = ['free', 'pro', 'team', 'enterprise'] as const;
type PlanName = (typeof PLANS)[number];

/** Calls a minute for each person and app; null is unlimited. Source: reference, "Rate limits per minute"; enterprise is this console's choice. */
export const CALLS_PER_MINUTE: Readonly<Record<PlanName, number | null>> = { free: 60, pro: 300, team: 1000, enterprise: null };

/** Plan of a team that chose none. */
export const DEFAULT_PLAN: PlanName = 'team';
