/** Answers for a process that opens a data folder as a user who owns nothing, and says on stdout what it was told. */
import { openDatabase } from '../../../src-main/storage/database.ts';

// Whoever runs tests as root may write everywhere, so the right is given up.
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}
try {
  openDatabase(process.argv[2] ?? '').close();
  process.stdout.write('opened\n');
} catch (problem) {
  process.stdout.write(`${problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem)}\n`);
}
