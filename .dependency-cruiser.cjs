/** Answers for who may import whom: each row of the house's table is a rule here, and test/house plants a violation of each. */

/** The rooms of the main process from the ground up. A room sees the floors below it, never its neighbours. */
const FLOORS = [
  ['oauth'],
  ['storage', 'vault'],
  ['trace'],
  ['lab'],
  ['services', 'authserver', 'player'],
  ['rpc'],
  ['compose-screen.ts'],
  ['compose.ts', 'desktop', 'served', 'lean-heap.ts'],
  ['desktop.ts', 'served.ts'],
  ['start-served.ts'],
];
const DOORS = FLOORS.findIndex((rooms) => rooms.includes('served.ts'));
/** Ground that stands under the floors: interfaces and options, and the real machine for those who wire. */
const GROUND = '^src-main/(host|options)[.]ts$';
const MACHINE = '^src-main/system-host[.]ts$';

const CONTRACT = '^src-preload/contract/';
const FEATURES = ['apps', 'flows', 'mocking', 'settings'];
/** Who may hold the packages that are worth confining. */
const OWNERS = [
  { name: 'better-sqlite3', packages: '(@types/)?better-sqlite3', owners: ['^src-main/storage/'] },
  { name: 'keytar', packages: 'keytar', owners: ['^src-main/vault/keytar-vault[.]ts$'] },
  { name: 'electron', packages: 'electron', owners: ['^src-main/desktop[.]ts$', '^src-main/rpc/desktop-port[.]ts$', '^src-preload/bridge[.]ts$'] },
  { name: 'sharp', packages: '(sharp|@img/[^/]+)', owners: ['^src-main/services/draw-logo[.]ts$'] },
  { name: 'fastify', packages: '(fastify|@fastify/[^/]+)', owners: ['^src-main/authserver/', '^src-main/served/'] },
];

/** In: an entry of FLOORS. Out: a pattern for everything in that room. */
const roomPath = (room) => (room.endsWith('.ts') ? `^src-main/${room.replace('.', '[.]')}$` : `^src-main/${room}/`);

/** Makes the rule for one room: of src-main it sees itself, the floors below, and the ground. */
const roomRule = (room, floor) => ({
  name: `main-${floor >= DOORS ? 'door' : 'floor'}-${room.replace('.ts', '')}`,
  comment: 'A main floor sees the floors below it, the contract and host.ts; not the floors above, not its neighbours.',
  severity: 'error',
  from: { path: roomPath(room) },
  to: {
    path: '^src-main/',
    pathNot: [
      roomPath(room),
      ...FLOORS.slice(0, floor).flat().map(roomPath),
      ...(floor === 0 ? [] : [GROUND]),
      ...(floor >= DOORS - 1 ? [MACHINE] : []),
    ],
  },
});

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('contract-knows-nobody', 'The contract is the ground: of ours it sees only itself.',
      { path: CONTRACT }, { path: '^(src-|test/)', pathNot: [CONTRACT] }),
    rule('contract-packages', 'The contract holds zod and @orpc/contract, no Node and no other package.',
      { path: CONTRACT }, { dependencyTypesNot: ['local', 'type-only', 'type-import'], pathNot: ['^node_modules/(zod|@orpc/contract)/', CONTRACT] }),
    rule('oauth-is-pure', 'The engine sees the contract only: no package, no node:*.',
      { path: roomPath('oauth') }, { pathNot: [CONTRACT, roomPath('oauth')] }),
    ...FLOORS.flatMap((rooms, floor) => rooms.map((room) => roomRule(room, floor))),
    rule('door-own-room', 'The folder beside a door belongs to that door.',
      { path: '^src-main/(desktop|served)[.]ts$' }, { path: '^src-main/(desktop|served)/', pathNot: '^src-main/$1/' }),
    rule('main-ground', 'host.ts and options.ts stand under the floors; system-host.ts may see them.',
      { path: [GROUND, MACHINE] }, { path: '^src-main/', pathNot: [GROUND] }),
    rule('main-not-renderer', 'The main process never sees the renderer or the bridge; it meets them in the contract.',
      { path: '^src-main/' }, { path: ['^src-renderer/', '^src-preload/'], pathNot: [CONTRACT] }),
    rule('launcher-alone', 'The launcher runs before anything is built: of ours it sees itself and options.ts only.',
      { path: ['^src-main/launch/', '^src-main/start[.]mjs$'] },
      { path: '^(src-|test/)', pathNot: ['^src-main/launch/', '^src-main/options[.]ts$', CONTRACT] }),
    rule('launcher-packages', 'The launcher must speak even when packages are missing: Node only.',
      { path: ['^src-main/launch/', '^src-main/start[.]mjs$'] }, { path: '^node_modules/' }),
    rule('bridge-alone', 'The bridge hands over a port: electron and contract types, nothing else.',
      { path: '^src-preload/bridge[.]ts$' }, { pathNot: ['^node_modules/electron/', '^electron$', CONTRACT] }),
    rule('bridge-types-only', 'From the contract the bridge takes types, so that no schema is bundled into the preload.',
      { path: '^src-preload/bridge[.]ts$' }, { path: CONTRACT, dependencyTypesNot: ['type-only'] }),
    rule('renderer-knows-contract', 'Of ours the renderer sees itself and the contract.',
      { path: '^src-renderer/' }, { path: '^(src-|test/)', pathNot: ['^src-renderer/', CONTRACT] }),
    rule('renderer-no-node', 'The renderer runs in a browser: no node:*.',
      { path: '^src-renderer/' }, { dependencyTypes: ['core'] }),
    rule('feature-alone', 'A feature sees client and ui, never another feature and never the app around it.',
      { path: `^src-renderer/(${FEATURES.join('|')})/` },
      { path: '^src-renderer/', pathNot: ['^src-renderer/$1/', '^src-renderer/(client|ui)/'] }),
    rule('client-alone', 'The client sees no feature, no component, not the app.',
      { path: '^src-renderer/client/' }, { path: '^src-renderer/', pathNot: ['^src-renderer/client/'] }),
    rule('ui-is-plain', 'Plain components know neither features nor the client nor OAuth.',
      { path: '^src-renderer/ui/' }, { path: ['^src-renderer/', CONTRACT], pathNot: ['^src-renderer/ui/'] }),
    ...OWNERS.map(({ name, packages, owners }) => rule(`owner-${name}`, `${name} has one owner.`,
      { path: '^src-', pathNot: owners }, { path: `^(node_modules/)?${packages}(/|$)` })),
    rule('no-cycles', 'Two files that need each other are one file, or three.',
      {}, { circular: true }),
    rule('no-test-in-source', 'What ships never sees the tests.',
      { path: '^src-' }, { path: '^test/' }),
    rule('resolves', 'Every import leads somewhere.',
      {}, { couldNotResolve: true, pathNot: ['[.]css$', '[?]'] }),
    rule('no-utils', 'No folder called utils: a folder is named after what it answers for.',
      {}, { path: '(^|/)utils/', pathNot: '^node_modules/' }),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(out|test-results)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
