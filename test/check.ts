/** Answers for `npm run check`: types, lint and architecture, as quick as they can be; exit code 1 when one is not clean. */
import { resolve } from 'node:path';
import { runStaticChecks } from './runner/static-checks.ts';

const { failures } = await runStaticChecks(resolve(import.meta.dirname, '..'));
process.exitCode = failures.length === 0 ? 0 : 1;
