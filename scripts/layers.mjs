// Runs the import rules, and fails where the tool saw fewer modules than there are (it can pass in silence with none).
import { readdir } from 'node:fs/promises'
import { cruise, format } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const options = await extractOptions(new URL('../.dependency-cruiser.cjs', import.meta.url).pathname)
const result = await cruise(['src'], options, undefined, { tsConfig: extractTsConfig('tsconfig.json') })
const { output } = await format(result.output, { outputType: 'err-long' })
process.stdout.write(output)

const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'))
const seen = result.output.modules.filter(({ source }) => source.startsWith('src/')).length
if (seen < files.length) {
  process.stderr.write(`layers: only ${seen} of ${files.length} modules were read\n`)
  process.exitCode = 1
}
if (result.output.summary.error > 0) process.exitCode = 1
