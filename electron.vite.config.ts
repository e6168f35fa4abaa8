/** Answers for the three bundles: main (ESM, Node), preload (one CommonJS file, so that it runs sandboxed) and renderer. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Routes are paths, so a page at /apps/new must find its scripts at the root; electron-vite sets a relative base in production by itself. */
const rootBase: Plugin = { name: 'root-base', enforce: 'post', config: () => ({ base: '/' }) };

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: { include: ['keytar', 'electron'] },
      rolldownOptions: { input: { desktop: 'src-main/desktop.ts', served: 'src-main/served.ts' }, output: { format: 'es' } },
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
