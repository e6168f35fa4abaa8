/** Answers for the first lines of the built served door: Node keeps what it compiled, so that the next start need not compile it again. */
import { existsSync, realpathSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Nothing is kept of sources that run as they are. Where the folder cannot be written, Node goes on without, and says nothing.
if (import.meta.filename.endsWith('.js')) enableCompileCache(join(import.meta.dirname, '..', 'cache'));

/** Runs the served console until a signal ends it. In and out as `runServed` of served.ts, which is loaded only now: what is loaded before the cache is never kept. */
export async function runServed(argv: readonly string[]): Promise<number> {
  const door = await import('./served.ts');
  return await door.runServed(argv);
}

const [, script] = process.argv;
if (script !== undefined && existsSync(script) && realpathSync(script) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runServed(process.argv.slice(2));
}
