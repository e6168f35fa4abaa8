/** Answers for the lengths of time that one press advances the server clock by. */

/** One of them. */
export interface Step {
  readonly name: string;
  readonly byMs: number;
}

/** The life of an access token, a day, and the idle time of a refresh token. */
export const STEPS: readonly Step[] = [
  { name: '1 h', byMs: 3_600_000 },
  { name: '1 d', byMs: 86_400_000 },
  { name: '30 d', byMs: 30 * 86_400_000 },
];
