/** Answers for running built bundles under Node: whoever imports electron receives the stand-in. */
import { registerHooks } from 'node:module';

/** The module that stands in. */
export const STAND_IN = new URL('./electron-stand-in.ts', import.meta.url);

/** From now on, `electron` is the stand-in, for `import` and `require` alike. */
export function standInForElectron(): void {
  registerHooks({
    resolve: (specifier, context, next) => (specifier === 'electron' ? { url: STAND_IN.href, shortCircuit: true } : next(specifier, context)),
  });
}
