/** Answers for the run after a build: it asks for what is loaded late, ends the console well, and stands in nobody's way. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { warm } from '../../src-main/launch/warm.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';

/** A project whose built console is this program. */
async function makeProject(program: string): Promise<TempFolder> {
  const project = await makeTempFolder('warm');
  mkdirSync(project.join('out', 'main'), { recursive: true });
  writeFileSync(project.join('package.json'), '{"type":"module"}');
  writeFileSync(project.join('out', 'main', 'served.js'), program);
  return project;
}

/** Listens, notes what is asked, and says on SIGTERM that it ended by itself. */
const NOTING = `
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  appendFileSync('asked.txt', request.method + ' ' + request.url + '\\n');
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  const at = 'http://127.0.0.1:' + server.address().port;
  console.log(JSON.stringify({ event: 'ready', issuer: at, consoleUrl: at + '/#token=t' }));
});
process.on('SIGTERM', () => {
  writeFileSync('ended.txt', process.argv.slice(2).join(' '));
  process.exit(0);
});
`;

it('asks for what is loaded late, then lets the console end by itself, and leaves no data folder', async () => {
  await using project = await makeProject(NOTING);
  await warm(project.path);
  expect(readFileSync(project.join('asked.txt'), 'utf8').trimEnd().split('\n').toSorted()).toEqual(['GET /', 'GET /.well-known/oauth-authorization-server', 'POST /oauth/token']);
  const flags = readFileSync(project.join('ended.txt'), 'utf8').split(' ');
  expect(existsSync(flags[flags.indexOf('--data-dir') + 1] ?? '')).toBe(false);
});

it.each([
  ['ends at once', 'process.exit(3);'],
  ['says something else', 'console.log("no"); setInterval(() => undefined, 1000);'],
])('is no trouble when the console %s', async (_what, program) => {
  await using project = await makeProject(program);
  await expect(warm(project.path)).resolves.toBeUndefined();
});
