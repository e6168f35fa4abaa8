/** Answers for the three bundles: main (ESM, Node), preload (one CommonJS file, so that it runs sandboxed) and renderer. */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Routes are paths, so a page at /apps/new must find its scripts at the root; electron-vite sets a relative base in production by itself. */
const rootBase: Plugin = { name: 'root-base', enforce: 'post', config: () => ({ base: '/' }) };

/**
 * Takes Node's own modules from `process.getBuiltinModule`. An `import` of one reads every export that it has, also those that load more
 * when they are read: `node:http` alone then loads a whole HTTP client, which is a third of the time that the console takes to start.
 */
// node:module stays an import: the bundle's own require is made from it.
const isLazy = (id: string): boolean => isBuiltin(id) && !/^(node:)?module$/.test(id);

const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  enforce: 'pre',
  configResolved: ({ build }) => {
    const { external } = build.rolldownOptions;
    if (Array.isArray(external)) build.rolldownOptions.external = external.filter((name) => typeof name !== 'string' || !isLazy(name));
  },
  resolveId: (id) => (isLazy(id) ? { id: `\0builtin:${id}`, moduleSideEffects: false } : null),
  load: (id) => (id.startsWith('\0builtin:') ? `module.exports = process.getBuiltinModule(${JSON.stringify(id.slice('\0builtin:'.length))});` : null),
};

/**
 * Bundles better-sqlite3, which as a package of twelve files took a tenth of the start to be found and read. Only its native part stays
 * where it is. What chooses it is the package's own code, given the package's folder and a `require` that asks no resolver.
 */
const wrapBinding = (code: string): string => `
  const { existsSync } = process.getBuiltinModule('node:fs');
  const { dirname, join } = process.getBuiltinModule('node:path');
  const { createRequire } = process.getBuiltinModule('node:module');
  const beside = join(__dirname, '..', '..', '..', 'node_modules', 'better-sqlite3');
  const home = existsSync(beside) ? beside : dirname(createRequire(__filename).resolve('better-sqlite3/package.json'));
  const load = (name) => {
    if (!name.endsWith('.node')) return process.getBuiltinModule(name);
    const native = { exports: {} };
    process.dlopen(native, name);
    return native.exports;
  };
  ((require, __dirname, module) => {${code}})(load, join(home, 'lib'), null);`;

const bundledSqlite: Plugin = {
  name: 'bundled-sqlite',
  load: (id) => (/better-sqlite3[\\/]lib[\\/]binding\.js$/.test(id) ? wrapBinding(readFileSync(id, 'utf8')) : null),
};

export default defineConfig({
  main: {
    plugins: [lazyBuiltins, bundledSqlite],
    build: {
      outDir: 'out/main',
      externalizeDeps: { include: ['keytar', 'electron'], exclude: ['better-sqlite3', 'fastify', '@fastify/static', '@fastify/websocket', '@orpc/client', '@orpc/contract', '@orpc/server', 'yaml', 'zod'] },
      rolldownOptions: { input: { desktop: 'src-main/desktop.ts', served: 'src-main/start-served.ts' },
        // A start reads its source as text: without comments it is a fifth shorter, and in ASCII alone V8 keeps a byte a character and has
        // nothing to decode. Names and lines stay, so that what is logged can be read.
        output: { format: 'es', comments: false, minify: { compress: false, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
          codeSplitting: { groups: [
            { name: 'builtins', test: /builtin:|rolldown[\\/]runtime/ },
            { name: 'console', test: /src-main[\\/](compose|served)\.ts$/ },
            // What a workspace file is read with, and what answers, both are made of these two; neither loads the other for them.
            { name: 'schemas', test: /node_modules[\\/]zod[\\/]|contract[\\/]ids\.ts$/ },
            { name: 'workspace', test: /services[\\/]workspace[\\/]apply-at-start\.ts$/ },
            { name: 'yaml', test: /services[\\/]workspace[\\/](parse-text|write-workspace)\.ts$/ },
          ] } },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: { input: { bridge: 'src-preload/bridge.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), rootBase],
    build: { outDir: 'out/renderer', minify: true, chunkSizeWarningLimit: 2_000, rolldownOptions: { input: join(import.meta.dirname, 'src-renderer/index.html') } },
  },
});
