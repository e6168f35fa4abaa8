/** Answers for the server in the eyes of four independent libraries: one table of situations, each in the library's own errors. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXCHANGE_FAILURES } from './exchange-failures.ts';
import { openidDialect, webApiDialect } from './fetch-dialects.ts';
import { LOGIN_FAILURES } from './login-failures.ts';
import { passportDialect } from './passport-dialect.ts';
import { REVOCATIONS } from './revocations.ts';
import { simpleDialect } from './simple-dialect.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { SUCCESSES } from './successes.ts';
import { TOKEN_FAILURES } from './token-failures.ts';

const SITUATIONS = [...SUCCESSES, ...LOGIN_FAILURES, ...EXCHANGE_FAILURES, ...TOKEN_FAILURES, ...REVOCATIONS];

describe.each([webApiDialect, openidDialect, simpleDialect, passportDialect])('$name', (dialect) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(dialect);
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const played = SITUATIONS.filter(({ cannot }) => cannot?.[dialect.name] === undefined);
  test.each(played)('$name', ({ play }) => play(stage));
});

test('every situation has a name of its own, and two libraries at least that can play it', () => {
  expect(new Set(SITUATIONS.map(({ name }) => name)).size).toBe(SITUATIONS.length);
  expect(SITUATIONS.filter(({ cannot }) => Object.keys(cannot ?? {}).length > 2)).toEqual([]);
});
