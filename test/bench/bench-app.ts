/** Answers for the app that the bench registers and plays. */

/** Its id, secret and redirect URI, which nothing listens on. */
export const BENCH_APP = { clientId: 'bench', clientSecret: 'bench-secret-of-32-characters-xx', redirectUri: 'http://localhost:9/callback' } as const;
