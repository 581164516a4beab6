// npx tsx scripts/train-hanzi-pairs.ts [folder of public data]: makes data/quality/hanzi-pairs.tsv anew.
import { trainHanziPairs } from '../src/app/gibberish-data.js'
import { sharedData } from '../tests/support/shared-data.js'

const folder = process.argv[2] ?? sharedData()
if (!folder) throw new Error('Where is the public data? npx tsx scripts/train-hanzi-pairs.ts FOLDER')
process.stdout.write(`${JSON.stringify(await trainHanziPairs(folder))}\n`)
