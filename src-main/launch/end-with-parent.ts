/** Answers for ending when npm was ended: the shell between npm and this process dies of a signal without passing it on. */

const EVERY_MS = 200;

/**
 * Watches the process that started this one; when it is gone, this process sends itself SIGTERM once, as npm would have done.
 * In: the environment. Nothing is watched outside npm scripts, nor on Windows, where a process keeps its parent's number for ever.
 */
export function endWithParent(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): void {
  if (env['npm_lifecycle_event'] === undefined || platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  watch.unref();
}
