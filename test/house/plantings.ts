/** Answers for one violation of every import rule: where it is planted, what it imports, and the rule that must name it. */

/** A planted file. `text` replaces the file of the clean tree where there is one. */
export interface Planting {
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  readonly text: string;
}

interface Sprout {
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  readonly imports: readonly string[];
}

const FEATURES = ['apps', 'flows', 'mocking', 'settings'] as const;

/** From the room in the file name to something above or beside it. */
function climb(room: string, what: string, ...imports: readonly string[]): Sprout {
  return { rule: `main-floor-${room}`, what: `${room} imports ${what}`, file: `src-main/${room}/planted-${what.replace(/[^a-z]/g, '-')}.ts`, imports };
}

const SPROUTS: readonly Sprout[] = [
  { rule: 'contract-knows-nobody', what: 'the contract imports the main process', file: 'src-preload/contract/planted-main.ts', imports: ['../../src-main/host.ts'] },
  { rule: 'contract-knows-nobody', what: 'the contract imports the renderer', file: 'src-preload/contract/planted-renderer.ts', imports: ['../../src-renderer/ui/button.tsx'] },
  { rule: 'contract-packages', what: 'the contract imports Node', file: 'src-preload/contract/planted-node.ts', imports: ['node:fs'] },
  { rule: 'contract-packages', what: 'the contract imports another package', file: 'src-preload/contract/planted-react.ts', imports: ['react'] },
  { rule: 'oauth-is-pure', what: 'the engine imports Node', file: 'src-main/oauth/checks/planted-node.ts', imports: ['node:crypto'] },
  { rule: 'oauth-is-pure', what: 'the engine imports a package', file: 'src-main/oauth/planted-package.ts', imports: ['zod'] },
  { rule: 'oauth-is-pure', what: 'the engine imports host.ts', file: 'src-main/oauth/planted-host.ts', imports: ['../host.ts'] },
  climb('oauth', 'storage', '../storage/database.ts'),
  climb('storage', 'vault', '../vault/vault.ts'),
  climb('storage', 'trace', '../trace/recorder.ts'),
  climb('storage', 'system-host', '../system-host.ts'),
  climb('vault', 'storage', '../storage/database.ts'),
  climb('vault', 'trace', '../trace/recorder.ts'),
  climb('trace', 'services', '../services/apps.ts'),
  climb('trace', 'authserver', '../authserver/token.ts'),
  climb('trace', 'lab', '../lab/server-clock.ts'),
  climb('lab', 'services', '../services/apps.ts'),
  climb('lab', 'authserver', '../authserver/token.ts'),
  climb('services', 'authserver', '../authserver/token.ts'),
  climb('services', 'player', '../player/app-client.ts'),
  climb('services', 'rpc', '../rpc/router.ts'),
  climb('services', 'launch', '../launch/stamp.ts'),
  climb('authserver', 'services', '../services/apps.ts'),
  climb('authserver', 'player', '../player/app-client.ts'),
  climb('authserver', 'compose', '../compose.ts'),
  climb('player', 'authserver', '../authserver/token.ts'),
  climb('player', 'services', '../services/apps.ts'),
  climb('player', 'rpc', '../rpc/router.ts'),
  climb('rpc', 'compose', '../compose.ts'),
  climb('rpc', 'served', '../served.ts'),
  { rule: 'main-floor-compose', what: 'compose imports a door', file: 'src-main/compose.ts', imports: ['./served.ts'] },
  { rule: 'main-floor-compose-screen', what: 'what is behind the screen imports the server', file: 'src-main/compose-screen.ts', imports: ['./authserver/token.ts', './compose.ts'] },
  { rule: 'main-floor-lean-heap', what: 'what the doors do first imports their rooms', file: 'src-main/lean-heap.ts', imports: ['./compose.ts', './served/page.ts'] },
  climb('desktop', 'compose', '../compose.ts'),
  climb('served', 'desktop', '../desktop/menu.ts'),
  { rule: 'main-door-desktop', what: 'a door imports the other door', file: 'src-main/desktop.ts', imports: ['./served.ts', './served/page.ts'] },
  { rule: 'door-own-room', what: 'a door imports the room of the other', file: 'src-main/desktop.ts', imports: ['./served.ts', './served/page.ts'] },
  { rule: 'main-door-start-served', what: 'the first lines of a door import the launcher', file: 'src-main/start-served.ts', imports: ['./launch/stamp.ts'] },
  { rule: 'main-door-served', what: 'a door imports the launcher', file: 'src-main/served.ts', imports: ['./launch/stamp.ts', 'fastify'] },
  { rule: 'main-ground', what: 'host.ts imports a floor', file: 'src-main/host.ts', imports: ['./oauth/decision.ts'] },
  { rule: 'main-ground', what: 'system-host.ts imports a floor', file: 'src-main/system-host.ts', imports: ['./trace/recorder.ts'] },
  { rule: 'main-not-renderer', what: 'the main process imports the renderer', file: 'src-main/services/planted-renderer.ts', imports: ['../../src-renderer/ui/button.tsx'] },
  { rule: 'main-not-renderer', what: 'the main process imports the bridge', file: 'src-main/rpc/planted-bridge.ts', imports: ['../../src-preload/bridge.ts'] },
  { rule: 'launcher-alone', what: 'the launcher imports a floor', file: 'src-main/launch/planted-floor.ts', imports: ['../compose.ts'] },
  { rule: 'launcher-alone', what: 'start.mjs imports a floor', file: 'src-main/start.mjs', imports: ['./served.ts'] },
  { rule: 'launcher-packages', what: 'the launcher imports a package', file: 'src-main/launch/planted-package.ts', imports: ['zod'] },
  { rule: 'bridge-alone', what: 'the bridge imports the main process', file: 'src-preload/bridge.ts', imports: ['../src-main/host.ts', './contract/ids.ts'] },
  { rule: 'bridge-types-only', what: 'the bridge imports a schema, not a type', file: 'src-preload/bridge.ts', imports: ['../src-main/host.ts', './contract/ids.ts'] },
  { rule: 'renderer-knows-contract', what: 'the renderer imports the main process', file: 'src-renderer/client/planted-main.ts', imports: ['../../src-main/host.ts'] },
  { rule: 'renderer-knows-contract', what: 'the renderer imports the bridge', file: 'src-renderer/client/planted-bridge.ts', imports: ['../../src-preload/bridge.ts'] },
  { rule: 'renderer-no-node', what: 'the renderer imports Node', file: 'src-renderer/app/planted-node.ts', imports: ['node:path'] },
  ...FEATURES.map((feature, index) => {
    const other = FEATURES[(index + 1) % FEATURES.length] ?? 'apps';
    return { rule: 'feature-alone', what: `the feature ${feature} imports ${other}`, file: `src-renderer/${feature}/planted-feature.tsx`, imports: [`../${other}/${other}-page.tsx`] };
  }),
  { rule: 'feature-alone', what: 'a feature imports the app around it', file: 'src-renderer/flows/planted-app.tsx', imports: ['../app/shell.tsx'] },
  { rule: 'client-alone', what: 'the client imports a feature', file: 'src-renderer/client/planted-feature.ts', imports: ['../apps/apps-page.tsx'] },
  { rule: 'client-alone', what: 'the client imports a component', file: 'src-renderer/client/planted-ui.ts', imports: ['../ui/button.tsx'] },
  { rule: 'ui-is-plain', what: 'a plain component imports the client', file: 'src-renderer/ui/planted-client.tsx', imports: ['../client/client.ts'] },
  { rule: 'ui-is-plain', what: 'a plain component imports the contract', file: 'src-renderer/ui/planted-contract.tsx', imports: ['../../src-preload/contract/ids.ts'] },
  { rule: 'owner-better-sqlite3', what: 'someone else imports better-sqlite3', file: 'src-main/trace/planted-sqlite.ts', imports: ['better-sqlite3'] },
  { rule: 'owner-keytar', what: 'another file of the vault imports keytar', file: 'src-main/vault/planted-keytar.ts', imports: ['keytar'] },
  { rule: 'owner-sharp', what: 'another service imports sharp', file: 'src-main/services/planted-sharp.ts', imports: ['sharp'] },
  { rule: 'owner-electron', what: 'compose’s neighbour imports electron', file: 'src-main/rpc/planted-electron.ts', imports: ['electron'] },
  { rule: 'owner-electron', what: 'the renderer imports electron', file: 'src-renderer/client/planted-electron.ts', imports: ['electron'] },
  { rule: 'owner-fastify', what: 'someone else imports fastify', file: 'src-main/player/planted-fastify.ts', imports: ['fastify'] },
  { rule: 'owner-fastify', what: 'someone else imports a fastify plugin', file: 'src-main/rpc/planted-plugin.ts', imports: ['@fastify/websocket'] },
  { rule: 'owner-fastify', what: 'the served door itself imports fastify', file: 'src-main/served.ts', imports: ['./launch/stamp.ts', 'fastify'] },
  { rule: 'no-cycles', what: 'two files import each other', file: 'src-main/trace/planted-here.ts', imports: ['./planted-there.ts'] },
  { rule: 'no-test-in-source', what: 'a source file imports a test', file: 'src-main/trace/planted-test.ts', imports: ['../../test/kit/clock.ts'] },
  { rule: 'resolves', what: 'an import leads nowhere', file: 'src-main/trace/planted-nowhere.ts', imports: ['./no-such-file.ts'] },
  { rule: 'no-utils', what: 'a folder is called utils', file: 'src-main/trace/planted-utils.ts', imports: ['./utils/text.ts'] },
];

/** Every planting, with a plain import. */
export const PLANTINGS: readonly Planting[] = SPROUTS.map(({ imports, ...rest }) => ({ ...rest, text: imports.map((path) => `import '${path}';\n`).join('') }));

/** Ways to import that are not a plain import; each must be seen as well. */
export const DISGUISES: readonly Planting[] = [
  { rule: 'main-floor-trace', what: 'only a type is imported', file: 'src-main/trace/disguised-type.ts', text: "import type { A } from '../services/apps.ts';\nexport type B = A;\n" },
  { rule: 'owner-keytar', what: 'the import is dynamic', file: 'src-main/services/disguised-dynamic.ts', text: "export const load = () => import('keytar');\n" },
  { rule: 'main-floor-storage', what: 'the import is handed on', file: 'src-main/storage/disguised-export.ts', text: "export { a } from '../vault/vault.ts';\n" },
  { rule: 'oauth-is-pure', what: 'the import is a type in the middle of a line', file: 'src-main/oauth/disguised-inline.ts', text: "export type A = import('../host.ts').Clock;\n" },
];

/** Files that plantings import and the clean tree does not have. */
export const PLANTED_TARGETS = {
  'src-main/trace/utils/text.ts': 'export const text = 1;\n',
  'src-main/trace/planted-there.ts': "import './planted-here.ts';\n",
};
