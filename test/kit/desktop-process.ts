/** Answers for the built desktop as a process of its own, with the stand-in: error boxes go to stderr, exit codes are real. */
import { standInForElectron, STAND_IN } from './electron-hooks.ts';
import type * as StandIn from './electron-stand-in.ts';

standInForElectron();
const { behaviour } = (await import(STAND_IN.href)) as typeof StandIn;
behaviour.exit = (code) => process.exit(code);
behaviour.showErrorBox = (title, content) => void process.stderr.write(`${title}\n${content}\n`);
behaviour.isFirstInstance = process.env['MAVIO_TEST_SECOND_INSTANCE'] === undefined;

const [, , door] = process.argv;
if (door === undefined) throw new Error('Name the built desktop.js.');
// As Electron has it: the program, the app, then the flags.
process.argv.splice(1, 1);
await import(door);
