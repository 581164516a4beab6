// npx tsx scripts/train-sentiment.ts [folder of public data]: makes data/language/sentiment-zh.* anew, the same bytes each time.

import { trainShippedSentiment } from '../src/app/train-language.js'
import { sharedData } from '../tests/support/shared-data.js'

const folder = process.argv[2] ?? sharedData()
if (!folder) throw new Error('Where is the public data? npx tsx scripts/train-sentiment.ts FOLDER')
process.stdout.write(`${JSON.stringify(await trainShippedSentiment(folder), undefined, 2)}\n`)
