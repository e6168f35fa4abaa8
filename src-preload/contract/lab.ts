/** Answers for going back to the workspace file: what a test suite calls before each test. */
import { z } from 'zod';

/** The console is as its workspace file had set it up when it started. */
export const ResetDone = z.object({
  /** Apps whose secret was replaced since, and which only the keychain knew: their old secret counts again, and no vault holds it. */
  secretsLost: z.array(z.string()),
});
export type ResetDone = z.infer<typeof ResetDone>;
