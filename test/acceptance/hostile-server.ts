/** Answers for a console in a process of its own that says what it weighs: started with --expose-gc, spoken to by messages. */
import { openConsole } from '../kit/console.ts';

const troubles: string[] = [];
process.on('unhandledRejection', (cause) => troubles.push(`unhandled rejection: ${String(cause)}`));
process.on('uncaughtException', (cause) => troubles.push(`uncaught exception: ${String(cause)}`));

const opened = await openConsole();
const { app } = await opened.client.apps.register({ name: 'Hostile', description: '', homepageUrl: 'https://hostile.example', environment: 'development', redirectUris: ['http://localhost:5173/cb'] });

/** Resident bytes after a full collection, what went wrong, and lines of the log that speak of a bug. */
function report(): Record<string, unknown> {
  const rssAtOnce = process.memoryUsage.rss();
  // As the engine does when it is idle: everything that can go goes, and its pages return to the system.
  for (let round = 0; round < 2; round += 1) globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  return { rssAtOnce, rss: process.memoryUsage.rss(), heapUsed: process.memoryUsage().heapUsed, troubles, bugs: opened.lines.filter((line) => line.includes('bug of the console')) };
}

process.on('message', (message) => {
  if (message === 'report') process.send?.(report());
  if (message === 'end') void opened[Symbol.asyncDispose]().then(() => { process.disconnect(); });
});
process.send?.({ issuer: opened.issuer, clientId: app.clientId });
