// The architecture, as rules a machine keeps. `npm run check` fails on the first arrow that points the wrong way.
const contextsFromTheGroundUp = [
  'directory',
  'administration',
  'office',
  'calendar',
  'programme',
  'documents',
  'workforce',
  'volunteering',
  'teams',
  'activities',
  'recognition',
  'points',
  'interchange',
  'fund',
  'ledger',
  'campaigns',
  'giving',
  'goods',
  'grants',
  'disclosure',
  'hardship',
  'needs',
  'casework',
  'fieldwork',
  'incubation',
  'linkage',
  'budgets',
  'experts',
  'learning',
  'standards',
  'scoring',
  'inspection',
  'evaluation',
  'closing',
  'reporting',
]

/** A context may call those beneath it, and only through their front door. */
const callsGoDown = contextsFromTheGroundUp.slice(0, -1).map((name, floor) => ({
  name: `${name}-calls-down`,
  severity: 'error',
  from: { path: `^src/contexts/${name}/` },
  to: { path: `^src/contexts/(${contextsFromTheGroundUp.slice(floor + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...callsGoDown,
    {
      name: 'front-door-only',
      comment: 'A context is entered by public.ts on the server, and by web/public.ts on pages.',
      severity: 'error',
      from: { path: '^src/contexts/([^/]+)/' },
      to: { path: '^src/contexts/(?!$1/)[^/]+/(?!(web/)?public\\.tsx?$|contract\\.ts$)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '/rules/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/platform|/store(/|\\.ts$)|^node_modules/(pg|fastify|kysely)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-never-touch-the-server',
      severity: 'error',
      from: { path: '^src/(ui|shell)|/(web|h5)/' },
      to: {
        path: '/(store|actions|jobs)(/|\\.ts$)|^src/platform/(db|jobs|audit|files|privacy|config)|^node_modules/(pg|kysely|fastify)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'server-never-touches-pages',
      severity: 'error',
      from: { path: '^src/(contexts|platform|main|kernel)', pathNot: '/(web|h5)/' },
      to: { path: '/(web|h5)/|^src/(ui|shell)' },
    },
    {
      name: 'platform-knows-no-context',
      severity: 'error',
      from: { path: '^src/(platform|kernel)' },
      to: { path: '^src/contexts|^src/main' },
    },
    {
      name: 'one-door-to-sql',
      comment: 'In a context only its store, its measures, the items of a score sheet and its tests speak SQL.',
      severity: 'error',
      from: { path: '^src/contexts/', pathNot: '/store(/|\\.ts$)|/measures/|^src/contexts/scoring/items/|\\.test\\.ts$' },
      to: { path: '^node_modules/kysely/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
