/**
 * The public API, in the order in which data flows: open a workspace on a home folder, bring files in, refresh what follows from them,
 * and ask. Every function takes the workspace first; close it when done.
 *
 * @example
 * const workspace = openWorkspace(readConfiguration(process.env), silent)
 * await importPaths(workspace, ['./exports'])
 * await refresh(workspace, { asOf: '2026-11-15' })
 * const { answer } = await answerQuestion(workspace, '最近30天加购未购的有多少人', { asOf: '2026-11-15' })
 * await workspace.close()
 */
export { answerQuestion } from './app/ask.js'
export { type Configuration, ConfigurationError, readConfiguration } from './app/configuration.js'
export { composeDigest } from './app/digest.js'
export { importPaths } from './app/import.js'
export { refresh } from './app/refresh.js'
export { type Output, openWorkspace, UserError, type Workspace } from './app/workspace.js'
export { type Query, queryForm } from './questions/query.js'
export { type Segment, segmentForm } from './segments/form.js'
export type { Warehouse } from './stores/warehouse/warehouse.js'
