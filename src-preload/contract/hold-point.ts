/** Answers for the two points at which a request can be held. Apart from the trace, so that who asks for these words at a start does not wait for all of its schemas. */
import { z } from 'zod';

/** Where a request waits: before Mavio decides, or when it has decided and has not answered. */
export const HoldPoint = z.enum(['before_decision', 'before_answer']);
export type HoldPoint = z.infer<typeof HoldPoint>;
