/** Answers for the first second of `npm start`: is this Node able to run the rest? Plain JavaScript, so that an old Node can say so. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Mavio Console needs Node 22.18 or newer, and this is ${process.versions.node}. ` +
      'Run npm ci, which brings a Node of its own on Linux and Windows, or install Node 24.\n',
  );
  process.exitCode = 1;
} else {
  // As in start-served.ts: the launcher's own types need not be taken out each time.
  process.getBuiltinModule('node:module').enableCompileCache(`${import.meta.dirname}/../out/cache`);
  const { launch } = await import('./launch/main.ts');
  process.exitCode = await launch(process.argv.slice(2));
}
