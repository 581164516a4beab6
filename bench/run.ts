import { readdir } from 'node:fs/promises'
import { sharedData } from '../tests/support/shared-data.js'
import type { BenchLine, BenchOptions } from './harness.js'

/** `npm run bench [-- names… --full]`: every room's figures as ratios against a baseline of the same run. */
async function main(args: readonly string[]): Promise<void> {
  const options: BenchOptions = { size: args.includes('--full') ? 'full' : 'small', sharedData: sharedData() }
  const wanted = args.filter((arg) => !arg.startsWith('--'))
  const rooms = (await readdir(new URL('.', import.meta.url)))
    .filter((file) => file.endsWith('.ts') && !['run.ts', 'harness.ts'].includes(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((room) => wanted.length === 0 || wanted.includes(room))
    .sort()
  if (rooms.length === 0) throw new Error(`no such benchmark: ${wanted.join(', ')}`)
  if (!options.sharedData) process.stdout.write('no public check data: its figures are skipped\n')
  for (const room of rooms) {
    process.stdout.write(`\n${room} (${options.size})\n`)
    const { run } = (await import(`./${room}.ts`)) as {
      run: (report: (line: BenchLine) => void, options: BenchOptions) => Promise<void>
    }
    await run((line) => process.stdout.write(`  ${printed(line)}\n`), options)
  }
}

function printed({ what, ours, baseline, unit, aim, note }: BenchLine): string {
  const figure = `${what}: ${round(ours)} ${unit}`
  const ratio = baseline === undefined ? '' : ` against ${round(baseline)} ${unit}: ${round(ours / baseline)}×`
  return `${figure}${ratio}${aim === undefined ? '' : ` (aim ≤ ${aim})`}${note ? `; ${note}` : ''}`
}

const round = (value: number) => (Number.isInteger(value) ? String(value) : value.toPrecision(3))

await main(process.argv.slice(2))
