import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type BenchLine, spread, timed } from '../harness.js'

const execute = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The built program from its start to the answer, against a process that opens the engine bare and runs the hand-written statement. */
export async function coldStart(
  home: string,
  question: string,
  sql: string,
  asOf: string,
  report: (line: BenchLine) => void,
): Promise<void> {
  const program = join(root, 'bin', 'zhiyin.js')
  const built = await access(join(root, 'dist', 'cli.js')).then(
    () => true,
    () => false,
  )
  if (!built) return report({ what: 'ask: cold start', ours: Number.NaN, unit: 'ms', note: 'not measured: npm run build first' })
  const ask = () => execute(process.execPath, [program, '--home', home, 'ask', question, '--as-of', asOf, '--json'])
  const bare = () => execute(process.execPath, ['-e', bareProgram(join(home, 'warehouse'), sql)], { cwd: root })
  await ask()
  const [ours, baseline]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < 7; turn += 1) {
    baseline.push(await timed(bare))
    ours.push(await timed(ask))
  }
  report({
    what: 'ask: a new process to its answer',
    ours: spread(ours).median,
    baseline: spread(baseline).median,
    unit: 'ms',
    note: 'aim: under one second on a quiet machine',
  })
}

/** Nothing but the engine: opened, one statement, closed. */
function bareProgram(folder: string, sql: string): string {
  return `const { Session } = require('chdb')
const session = new Session(${JSON.stringify(folder)})
session.query('USE zhiyin')
session.query(${JSON.stringify(`${sql} SETTINGS session_timezone = 'Asia/Shanghai'`)}, 'JSONEachRow')
session.close()`
}
