/** Answers for bringing README's tables up to date: `node test/house/generate-readme.ts` writes them in place. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refreshTables } from './readme-tables.ts';

const README = join(import.meta.dirname, '../../README.md');

writeFileSync(README, refreshTables(readFileSync(README, 'utf8')));
