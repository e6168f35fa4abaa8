/** Answers for the plan of a team, as a schema. */
import { z } from 'zod';
import { PLANS } from './plan-facts.ts';

/** Plan of the team. */
export const Plan = z.enum(PLANS);
export type Plan = z.infer<typeof Plan>;
