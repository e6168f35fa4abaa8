/** Answers for `npm test`: prepares the machine, runs everything, and ends with `N passed, N failed` alone on the last line. */
import { resolve } from 'node:path';
import { build } from '../src-main/launch/build.ts';
import { BROWSER_NEEDS, COMPILE_NEEDS, KEYCHAIN_NEEDS, provide, SNIPPET_NEEDS, thisMachine, type Need } from './runner/machine.ts';
import { bringKeytarBack, canLoadKeytar } from './runner/keytar.ts';
import { runStaticChecks } from './runner/static-checks.ts';
import { runEndToEnd, runUnit } from './runner/suites.ts';
import { addUp, describeTally, isGreen, NOTHING, tallyOne, type Tally } from './runner/tally.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PARTS = ['check', 'unit', 'e2e'] as const;
type Part = (typeof PARTS)[number];

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** What stage 0 did not manage, each as one failure. */
async function prepare(parts: readonly Part[]): Promise<Tally> {
  const isLinux = process.platform === 'linux';
  const keytarWanted = parts.includes('unit') && !(await canLoadKeytar(ROOT));
  const needs: Need[] = [
    ...(parts.includes('e2e') ? BROWSER_NEEDS : []),
    ...(parts.includes('unit') && isLinux ? KEYCHAIN_NEEDS : []),
    ...(keytarWanted && isLinux ? COMPILE_NEEDS : []),
    ...(parts.includes('unit') && isLinux ? SNIPPET_NEEDS : []),
  ];
  const { missing, command } = await provide(needs, thisMachine(say));
  if (command !== null) say(`Missing: ${missing.join(', ')}. Run:\n  ${command}`);
  const canDoWithout = SNIPPET_NEEDS.map(({ name }) => name);
  const failures = missing.filter((name) => !canDoWithout.includes(name)).map((name) => `machine: ${name} is missing`);
  if (keytarWanted) {
    say('Building keytar, which reaches the keychain…');
    if (!(await bringKeytarBack(ROOT))) failures.push('machine: keytar cannot be loaded; its compile is above');
  }
  return { ...NOTHING, failures };
}

async function buildAll(): Promise<Tally> {
  const trouble = await build(ROOT, say);
  if (trouble !== null) say(trouble);
  return tallyOne('check: build', trouble === null);
}

async function runParts(parts: readonly Part[]): Promise<Tally> {
  const tallies: Tally[] = [];
  const stage = async (title: string, work: () => Promise<Tally>): Promise<void> => {
    say(`\n== ${title}`);
    tallies.push(await work());
  };
  await stage('what the machine lacks', () => prepare(parts));
  await stage('build', buildAll);
  if (parts.includes('check')) await stage('types, lint, architecture', () => runStaticChecks(ROOT));
  if (parts.includes('unit')) await stage('tests', () => runUnit(ROOT));
  if (parts.includes('e2e')) await stage('end to end, in Chromium', () => runEndToEnd(ROOT));
  return addUp(tallies);
}

function readParts([flag, value]: readonly string[]): readonly Part[] | null {
  if (flag === undefined) return PARTS;
  const part = PARTS.find((name) => name === value);
  return flag === '--only' && part !== undefined ? [part] : null;
}

const parts = readParts(process.argv.slice(2));
if (parts === null) {
  process.stderr.write(`npm test takes --only ${PARTS.join('|')}, or nothing.\n`);
  process.exitCode = 2;
} else {
  const tally = await runParts(parts);
  say(`\n${describeTally(tally)}`);
  process.exitCode = isGreen(tally) ? 0 : 1;
}
