// npx tsx scripts/train-words.ts [folder of public data]: makes data/language/learnt-opinion-words.tsv and document-frequencies.tsv anew.
import { trainShippedWords } from '../src/app/train-language.js'
import { sharedData } from '../tests/support/shared-data.js'

const folder = process.argv[2] ?? sharedData()
if (!folder) throw new Error('Where is the public data? npx tsx scripts/train-words.ts FOLDER')
process.stdout.write(`${JSON.stringify(await trainShippedWords(folder))}\n`)
