// The import rules of ARCHITECTURE.md, run by a machine. Each rule carries its reason.
const core = ['sources', 'language', 'segments', 'tags', 'behaviour', 'personas', 'questions', 'fieldwork', 'digests']
const ground = ['records', 'catalog', 'messages', 'math']
const edges = ['stores', 'model', 'channels', 'charts']
const room = (names) => `^src/(${names.join('|')})/`

/** A stage may import only ground, the stages named here, and itself. */
const mayImport = {
  sources: ['language'],
  language: [],
  segments: [],
  tags: ['segments'],
  behaviour: ['segments', 'tags'],
  personas: ['segments', 'tags', 'behaviour', 'language'],
  questions: ['segments', 'tags', 'behaviour', 'personas', 'language'],
  fieldwork: ['segments', 'language'],
  digests: ['segments', 'tags', 'behaviour', 'personas', 'questions', 'fieldwork'],
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'A cycle hides which way the data flows.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'ground-imports-nothing',
      comment: 'Nouns, words, messages and mathematics travel everywhere; they may know nobody.',
      severity: 'error',
      from: { path: room(ground) },
      to: { path: '^src/', pathNot: room(ground) },
    },
    ...core.map((stage) => ({
      name: `${stage}-looks-back-only`,
      comment: `Data flows one way: ${stage} may use ground${mayImport[stage].length ? `, ${mayImport[stage].join(', ')}` : ''} and itself.`,
      severity: 'error',
      from: { path: room([stage]) },
      to: { path: '^src/', pathNot: room([...ground, ...mayImport[stage], stage]) },
    })),
    {
      name: 'core-does-no-io',
      comment: 'Core takes data, time and chance as arguments, so that it can be tested and trusted; files, sockets and engines belong to edges and app.',
      severity: 'error',
      from: { path: room([...ground, ...core]) },
      to: { dependencyTypes: ['core'], path: '^(fs|fs/promises|net|http|https|child_process|worker_threads|os)$' },
    },
    {
      name: 'core-opens-no-store',
      comment: 'A stage that opens a store cannot be run on another one.',
      severity: 'error',
      from: { path: room([...ground, ...core]) },
      to: { path: 'node_modules/(chdb|@clickhouse|sqlite3|kysely|pg|openai|discord\\.js|@slack)' },
    },
    {
      name: 'edges-know-core-not-each-other',
      comment: 'An edge implements what the core declares; one edge that knows another is a decision in the wrong room.',
      severity: 'error',
      from: { path: '^src/(stores|model|channels|charts)/' },
      to: { path: '^src/(stores|model|channels|charts|app|demo)/', pathNot: '^src/$1/' },
    },
    {
      name: 'only-app-joins',
      comment: 'app joins the rooms; nobody but the command table and the public API may import it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app/|cli[a-z-]*\\.ts|index\\.ts)' },
      to: { path: '^src/app/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is either dead or forgotten.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$|^src/(cli|index)\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.json'] },
  },
}
