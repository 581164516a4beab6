import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

/** The program as a shell sees it: what it prints where, and how it ends. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-cli-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

function start(parts: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
  return spawn(process.execPath, ['--import', 'tsx', cli, ...parts], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, ZHIYIN_HOME: join(folder, 'home'), ...environment },
  })
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (text) => {
    out += text
  })
  child.stderr?.on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

it.each([
  ['the version', ['--version'], {}, 0, /^\d+\.\d+\.\d+$/m, ''],
  ['a command that is none', ['improt'], {}, 2, undefined, 'unknown command'],
  ['an environment that does not fit', ['doctor'], { ZHIYIN_TIMEZONE: 'Mars/Olympus' }, 2, undefined, 'ZHIYIN_TIMEZONE'],
  ['a home that is a file', ['--home', 'FILE', 'ask', '有多少客户'], {}, 2, undefined, '不能用来存数据'],
  ['a server that is not there', ['ask', '有多少客户'], { WAREHOUSE_URL: 'http://127.0.0.1:9' }, 3, undefined, 'WAREHOUSE_URL'],
] as const)(
  '%s',
  async (_, parts, environment, code, out, err) => {
    await writeFile(join(folder, 'file'), '')
    const found = await ended(
      start(
        parts.map((part) => (part === 'FILE' ? join(folder, 'file') : part)),
        environment,
      ),
    )
    expect(found.code).toBe(code)
    if (out) expect(found.out).toMatch(out)
    else expect(found.out).toBe('')
    expect(found.err).toContain(err)
    expect(found.err).not.toMatch(/^\s+at /m)
  },
  30_000,
)

it('ends at a signal with a word and its own code, and nothing half done', async () => {
  const lines = Array.from({ length: 200_000 }, (_, index) => `O${index},C${index % 99},2026-01-02 10:00:00,1`)
  const path = join(folder, 'orders.csv')
  await writeFile(path, `order_id,customer_id,ordered_at,amount\n${lines.join('\n')}\n`)
  const child = start(['import', path])
  const end = ended(child)
  while (!existsSync(join(folder, 'home', 'imports')) && child.exitCode === null) await setTimeout(20)
  child.kill('SIGINT')
  const found = await end
  expect(found).toMatchObject({ code: 130, out: '' })
  expect(found.err).toContain('已停止')
}, 30_000)
