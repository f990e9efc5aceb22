// Which way rooms may look (design §4). Type-only imports count.
const looksAt = {
  partnership: [],
  directory: ['partnership'],
  people: ['partnership'],
  journeys: ['people', 'directory', 'partnership'],
  referrals: ['journeys', 'people', 'directory', 'partnership'],
  employers: ['people', 'journeys', 'partnership'],
  outcomes: ['people', 'journeys', 'employers'],
  imports: ['partnership', 'directory', 'people', 'journeys', 'outcomes'],
  systems: ['partnership', 'imports'],
  measurement: [],
  checklists: ['partnership', 'measurement'],
  plans: ['partnership', 'measurement'],
  funding: ['partnership', 'measurement'],
  voices: ['partnership', 'people'],
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'front-door-of-a-module',
      comment: 'a module is entered through its index.ts and nothing else',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'front-door-from-outside',
      severity: 'error',
      from: { pathNot: '^src/modules/' },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'front-door-of-the-platform',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/' },
      to: { path: '^src/platform/[^/]+/', pathNot: ['^src/platform/[^/]+/index\\.ts$'] },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(modules|desks|commands|app|cli|worker)' },
    },
    {
      name: 'no-module-knows-a-desk',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/(desks|commands|app|cli|worker)' },
    },
    {
      name: 'ui-knows-no-database',
      severity: 'error',
      from: { path: '^src/(platform/(ui|charts)/|.*\\.page\\.tsx$)' },
      to: { path: '^src/(platform/db/|.*\\.queries\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    ...Object.entries(looksAt).map(([room, below]) => ({
      name: `${room}-looks-down`,
      severity: 'error',
      from: { path: `^src/modules/${room}/` },
      to: { path: '^src/modules/', pathNot: [room, ...below].map((name) => `^src/modules/${name}/`) },
    })),
    {
      name: 'no-drawers',
      severity: 'error',
      from: {},
      to: { path: '/(lib|libs|util|utils|helper|helpers|common|misc)(/|[.])', pathNot: '^(node_modules|@|hono)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(test|testing)\\.tsx?$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
