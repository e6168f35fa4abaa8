/** Answers for README: its tables are what the program does, its commands are what CI and package.json run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../src-preload/contract/check-facts.ts';
import { refreshTables } from './readme-tables.ts';
import { PROJECT } from './small-tree.ts';

const readme = readFileSync(join(PROJECT, 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

describe('README', () => {
  it('has fresh tables (node test/house/generate-readme.ts writes them)', () => {
    expect(refreshTables(readme)).toBe(readme);
  });

  it('would be found stale after a row was changed by hand', () => {
    const changed = readme.replace('`--port N`', '`--port M`');
    expect(changed).not.toBe(readme);
    expect(refreshTables(changed)).toBe(readme);
  });

  it('is refused without a place for a table', () => {
    expect(() => refreshTables(readme.replace('<!-- end of checks -->', ''))).toThrow('checks');
  });

  it('names every check', () => {
    expect(Object.keys(CHECKS).filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
  });

  it('shows both commands on lines of their own, as CI reads them', () => {
    expect(readme.split('\n')).toEqual(expect.arrayContaining(['npm ci && npm start', 'npm ci && npm test']));
  });

  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?(\w+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});
