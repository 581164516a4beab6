import { expect, it } from 'vitest'
import { loadLanguage } from '../../../src/app/load-language.js'
import { hear } from '../../../src/fieldwork/interview/hear.js'

type Class = 'vague' | 'strong' | 'plain'

/** Answers that no rule was written for: the measure of the rules, not their specification. Do not tune on these; write new ones instead. */
const heldOut: Readonly<Record<Class, readonly string[]>> = {
  vague: [
    '也说不上好不好',
    '就正常用呗',
    '没啥不一样的吧',
    '习惯了',
    '感觉还ok',
    '记不太清了',
    '应该是吧',
    '都有点吧',
    '看情况再说',
    '还算可以',
    '这个真不好说',
    '大家都这样吧',
    "I'm fine with it",
    'no idea honestly',
    "it's alright I suppose",
    'nothing much',
    'not that I remember',
    'just the usual',
    'hmm, hard to say',
    'kind of okay',
    'could be',
    'I never really noticed',
  ],
  strong: [
    '这辈子都不会再买这个牌子',
    '客服态度恶劣到极点',
    '真的太惊喜了，没想到这么滋润',
    '用完脸烂了一个星期，气炸了',
    '我最看重的就是安全',
    '吹爆这瓶精华',
    '差评，骗人的东西',
    '必须给满分',
    'I will never buy from you again',
    'hands down the best serum',
    'it was a complete nightmare to return',
    'I absolutely adore the texture',
    'this stuff saved my skin',
    'I was so angry I threw it away',
    'such a scam',
    'I use it religiously, every single day',
  ],
  plain: [
    '周末逛商场的时候柜姐给我试用，回家想了两天才下的单',
    '一般晚上洗完脸先擦水，再用一点精华，最后面霜',
    '我妈用的是同一个牌子，她让我先用她的试试',
    '比较了容量和价格，一毫升折下来差不多两块钱，就选了大瓶',
    '收到的时候盒子有点压坏了，不过里面没问题',
    '上次是双十一买的，用到三月份才用完',
    '先问了皮肤科医生，她建议我不要用带香精的',
    '快递放在门口，晚上下班才拿到',
    'I compared three of them on my phone while standing in the shop',
    'My dermatologist told me to avoid fragrance, so I filter by that first',
    'It came with a sample, which I tried before opening the jar',
    'We share one bottle at home, so it lasts about two months',
    'I usually wait for the sale in November and buy two at once',
    'The pump was stuck, so I had to open the lid with a knife',
  ],
}

/** Measured when written: 36 of 52 (0.69). */
const floor = 0.6

it('hears what it was not written for', async () => {
  const language = await loadLanguage()
  const answers = (Object.keys(heldOut) as Class[]).flatMap((known) => heldOut[known].map((said) => ({ known, said })))
  const heardAs = (said: string): Class => {
    const { vague, strong } = hear(said, language)
    return strong ? 'strong' : vague ? 'vague' : 'plain'
  }
  const right = answers.filter(({ known, said }) => heardAs(said) === known).length
  if (process.env.SHOW)
    for (const { known, said } of answers)
      if (heardAs(said) !== known) process.stderr.write(`${known} ≠ ${heardAs(said)}: ${said}\n`)
  expect(right / answers.length).toBeGreaterThanOrEqual(floor)
  // What it comes to: thin and loud answers are gone into.
  const thinOrLoud = [...heldOut.vague, ...heldOut.strong]
  const goneInto = thinOrLoud.filter((said) => {
    const { short, vague, strong, verdict } = hear(said, language)
    return short || vague || strong || verdict
  })
  if (process.env.SHOW) process.stderr.write(`${goneInto.length} of ${thinOrLoud.length}\n`)
  expect(goneInto.length / thinOrLoud.length).toBeGreaterThanOrEqual(0.85)
  // What matters most to the person: somebody who told a story is not asked for one.
  expect(heldOut.plain.filter((said) => heardAs(said) !== 'plain' || hear(said, language).short)).toEqual([])
})
