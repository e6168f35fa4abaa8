/** Answers for how the tests under test/ (all but e2e) are run: real parts, in Node, without global names. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    environment: 'node',
    expect: { poll: { timeout: 60_000 } },
    restoreMocks: true,
    // Generous, because a busy machine is no fault: nothing waits this long unless it hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
