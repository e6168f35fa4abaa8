/** Answers for the rules that a linter can check: strict types, no default exports or barrels, pure oauth, one clock. */
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const SCRIPTS = ['**/*.js', '**/*.mjs', '**/*.cjs'];
const TOOL_CONFIGS = ['*.config.ts', '*.config.js'];

/** House rule for every file: what a module may look like from outside. */
const SHAPE = [
  { selector: 'ExportAllDeclaration', message: 'house: no barrels. Import from the file that owns the name.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'house: no barrels. Import from the file that owns the name.' },
  {
    selector: ':matches(ImportDeclaration, ImportExpression)[source.value=/^[.]{1,2}[/](.*[/])?[^./]+$/]',
    message: 'house: relative imports carry their extension, because Node runs these files as they are.',
  },
];
const NO_DEFAULT = [
  { selector: 'ExportDefaultDeclaration', message: 'house: no default exports. Export a name.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'house: no default exports. Export a name.' },
];

/** House rule for what ships: time comes from the server clock, which a developer may put ahead. */
const ONE_CLOCK = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'house: one clock. Take the time from Clock in host.ts, in the renderer from client/server-clock.ts.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'house: one clock. Take the time from Clock in host.ts, in the renderer from client/server-clock.ts.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'house: one clock. Take the time from Clock in host.ts, in the renderer from client/server-clock.ts.' },
  { selector: 'MemberExpression[property.name="timeOrigin"]', message: 'house: one clock. performance.now() measures; it never tells the time.' },
  {
    selector: ':matches(Literal[value=/unixepoch|julianday|strftime|CURRENT_(TIME|DATE)|datetime[(]/i], TemplateElement[value.raw=/unixepoch|julianday|strftime|CURRENT_(TIME|DATE)|datetime[(]/i])',
    message: 'house: one clock. The database has none: hand the time in.',
  },
];
/** performance.now() measures how long something took; who uses it has nothing to do with the time of day. */
const NO_STOPWATCH = [{ selector: 'MemberExpression[object.name="performance"][property.name="now"]', message: 'house: one clock. Only files named in eslint.config.js measure; everybody else takes the time from Clock.' }];
/** Who measures: how long an exchange took, a backup ran, two signals were apart. */
const STOPWATCHES = [
  'src-main/authserver/exchange-record.ts', 'src-main/authserver/receive.ts', 'src-main/lab/hold-desk.ts', 'src-main/services/backups.ts', 'src-main/services/guided-callbacks.ts', 'src-main/served.ts',
];
/** Who reads the machine's clock: the one that makes it a Clock; the launcher, which is over before a server runs; and the page, which runs on from the server's time. */
const MACHINE_CLOCKS = ['src-main/system-host.ts', 'src-main/launch/**', 'src-main/start.mjs', 'src-renderer/client/server-clock.ts'];

/** What the engine must not see, so that a decision depends on nothing but request, facts and time. */
const IMPURE = [
  'Date', 'process', 'crypto', 'fetch', 'performance', 'globalThis', 'console', 'navigator',
  'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require', 'Buffer',
];

export default defineConfig(
  globalIgnores(['out/', 'node_modules/', 'test-results/', 'playwright-report/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: SCRIPTS, extends: [tseslint.configs.recommended, tseslint.configs.disableTypeChecked] },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: [...TYPESCRIPT, ...SCRIPTS],
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', ...SHAPE, ...NO_DEFAULT],
    },
  },
  { files: TOOL_CONFIGS, rules: { 'no-restricted-syntax': ['error', ...SHAPE] } },
  { files: ['src-renderer/**'], extends: [reactHooks.configs.flat['recommended-latest']] },
  { files: ['src-main/**', 'src-preload/**', 'src-renderer/**'], rules: { 'no-console': 'error' } },
  {
    files: ['src-main/**', 'src-preload/**', 'src-renderer/**'],
    ignores: MACHINE_CLOCKS,
    rules: { 'no-restricted-syntax': ['error', ...SHAPE, ...NO_DEFAULT, ...ONE_CLOCK, ...NO_STOPWATCH] },
  },
  { files: STOPWATCHES, rules: { 'no-restricted-syntax': ['error', ...SHAPE, ...NO_DEFAULT, ...ONE_CLOCK] } },
  {
    files: ['src-main/oauth/**'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE.map((name) => ({ name, message: 'house: the engine is pure. Hand it in as a fact.' }))],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'house: the engine is pure. Hand it in as a fact.' }],
    },
  },
  {
    files: ['**/utils/**'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message: 'house: no folder called utils. Name the folder after what it answers for.' }] },
  },
);
