import { beforeAll, describe, expect, it } from 'vitest'
import { loadLanguage } from '../../../src/app/load-language.js'
import type { LanguageModel } from '../../../src/language/model.js'
import { botSaid, guide, morning, saying, talk, threeQuestions, words } from './guide.js'

let language: LanguageModel
beforeAll(async () => {
  language = await loadLanguage()
})

const long = '上个月换季的时候脸上起皮，同事说她在用这一款，我晚上回家就搜了一下'
const longEnglish = 'Last month my skin got dry and a colleague showed me hers, so I looked it up'

describe('probes by rule', () => {
  const oneQuestion = guide(
    '## Topic one: 一\nen: One\n1. [a] 上一次是怎么买的？\n   en: How did you buy it the last time?\n2. [b] 后来呢？讲讲。\n   en: What came after?',
  )
  const cases: readonly (readonly [language: 'zh' | 'en', answer: string, asks: RegExp])[] = [
    ['zh', '差不多吧', /具体说说最近的一次/],
    ['zh', '不知道', /具体说说最近的一次/],
    ['zh', '朋友推荐', /具体说说|为什么/],
    ['zh', '味道很难闻', /为什么/],
    ['zh', '用了两次，再也不想碰它了，就放在柜子里', /您说到「再也不想碰它了」/],
    ['zh', long, /后来呢/],
    ['zh', '不太想聊这个', /后来呢/],
    ['en', 'it was fine I guess', /last time, as it happened/],
    ['en', 'a friend told me', /last time, as it happened|Why is that/],
    ['en', 'I used it twice. Never again. It went into a drawer.', /You said “Never again”/],
    ['en', longEnglish, /What came after/],
    ['en', "I'd rather not say", /What came after/],
  ]
  it.each(cases)('%s: %s', (spoken, answer, asks) => {
    const after = talk(oneQuestion, { language: spoken }).say(answer, { language })
    expect(botSaid(after).at(-1)).toMatch(asks)
  })

  it('a strong answer is asked about first in its own words, then for a contrast', () => {
    const after = talk(oneQuestion)
      .say('用了两次，再也不想碰它了，就放在柜子里', { language })
      .say('第二天早上脸上特别红，还痒了一整天，我马上就停用了', { language })
    expect(botSaid(after).slice(1)).toEqual(['您说到「再也不想碰它了」，请多讲一点。', '和您以前遇到的相比，有什么不一样？'])
  })

  it('somebody who stays short is not pressed', () => {
    const after = saying(talk(oneQuestion), '还行', '就那样')
    expect(botSaid(after)).toEqual(['上一次是怎么买的？', '具体说说最近的一次？当时是什么情形？', '后来呢？讲讲。'])
  })

  it('no probe is said twice in an interview', () => {
    const script = guide(
      `## Topic one: 一\n${Array.from({ length: 12 }, (_, index) => `${index + 1}. 说说第 ${index + 1} 件事？`).join('\n')}`,
      '- follow-ups in all: 100',
    )
    let so = talk(script)
    while (so.last.outcome === 'asked') so = so.say('还行吧')
    const probes = so.kept.filter(({ kind }) => kind === 'probe').map(({ text }) => text)
    expect(probes.length).toBeGreaterThan(3)
    expect(new Set(probes).size).toBe(probes.length)
  })
})

describe("the guide's own probes", () => {
  const probed = guide(
    [
      '## Topic one: 一',
      '1. [a] 从哪里了解的？',
      '   - probe contains 直播, livestream: 直播里看到了什么？',
      '   - probe vague: 就说最近一次，先看了哪里？',
      '   - probe strong: 是什么让您这么坚决？',
      '   - probe negative: 最在意的是哪一点？',
      '2. [b] 后来呢？讲讲。',
      '   - probe always: 和想的相比怎么样？',
    ].join('\n'),
    '- follow-ups per question: 1',
  )
  it.each([
    ['在直播间里看到主播用了很多次，就顺手下单了', '直播里看到了什么？'],
    ['随便看看', '就说最近一次，先看了哪里？'],
    ['我绝对只看成分表，别人说什么我都不听不信', '是什么让您这么坚决？'],
    ['看了评价，结果买回来过敏了，脸上又红又痒，很失望', '最在意的是哪一点？'],
    [long, '后来呢？讲讲。'],
  ])('%s → %s', (answer, asked) => {
    expect(botSaid(talk(probed).say(answer, { language })).at(-1)).toBe(asked)
  })

  it('"always" is asked whatever was said, and only as often as allowed', () => {
    expect(botSaid(saying(talk(probed), long, long, long))).toEqual(['从哪里了解的？', '后来呢？讲讲。', '和想的相比怎么样？'])
  })
})

describe('what must be covered', () => {
  const covering = (each: number) =>
    guide(
      [
        '## Topic one: 一',
        '1. [a] 怎么定下来的？',
        '   - must cover 价格: 贵, 便宜 | price, cheap',
        '     ask: 价格起了什么作用，或者没起作用？',
        '   - must cover 场合: 换季, 送礼',
        '2. [b] 后来呢？讲讲。',
        '## Topic two: 二',
        '1. [c] 还有什么？',
      ].join('\n'),
      `- follow-ups per question: ${each}`,
    )

  it('is asked for where nobody spoke of it, in its own words or in ours', () => {
    expect(botSaid(saying(talk(covering(2)), long.replace('换季', '那个'), long.replace('换季', '那个')))).toEqual([
      '怎么定下来的？',
      '价格起了什么作用，或者没起作用？',
      '关于「场合」我们还没聊到：它在这件事里有没有起作用，怎么起的？',
    ])
  })

  it('is not asked for where the person came to it, then or earlier', () => {
    expect(botSaid(saying(talk(covering(2)), '换季时看到的，就是有点贵，犹豫了好几天才买'))).toEqual([
      '怎么定下来的？',
      '后来呢？讲讲。',
    ])
  })

  it('is asked at the end of its topic where no follow-up is left for it', () => {
    const asked = botSaid(
      saying(talk(covering(0)), '看了评价以后就下单了没有多想', '后来就一直用着，没有换过别的', '嗯', '嗯', '没有了'),
    )
    expect(asked).toEqual([
      '怎么定下来的？',
      '后来呢？讲讲。',
      '价格起了什么作用，或者没起作用？',
      '关于「场合」我们还没聊到：它在这件事里有没有起作用，怎么起的？',
      '还有什么？',
    ])
  })

  it('is let be where the person left the question out', () => {
    expect(botSaid(saying(talk(covering(0)), '跳过', long, '嗯'))).toEqual(['怎么定下来的？', '后来呢？讲讲。', '还有什么？'])
  })
})

describe('time', () => {
  const timed = guide(
    '## Topic one: 一（2 分钟）\n1. [a] 说说第一件事？\n2. [b] 说说第二件事？\n3. [c] 说说第三件事？\n   - must\n## Topic two: 二\n1. [d] 说说第四件事？\n2. [e] 说说第五件事？\n   - must\n   - probe always: 再多说一点？\n',
    '- minutes: 6',
  )

  it('is enough: everything is asked', () => {
    const so = [1, 2, 3, 4, 5, 6].reduce((talking) => talking.say(long, {}, 10), talk(timed))
    expect(so.last.outcome).toBe('completed')
    expect(so.state.done).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('is short in a topic: only what must be asked there', () => {
    const so = talk(timed).say(long, {}, 130)
    expect(so.state.question).toBe('c')
  })

  it('is short in all: only what must be asked, without optional probes, and the close', () => {
    const so = [1, 2, 3].reduce((talking) => talking.say(long, {}, 175), talk(timed))
    expect(so.last.outcome).toBe('completed')
    expect(so.state.done).toEqual(['a', 'c', 'e'])
    expect(words(so.last.messages)).toContain('谢谢 thanks')
  })

  it('does not run while somebody is away', () => {
    expect(talk(timed).say(long, {}, 3 * 86_400).state.spent.all).toBe(180)
    const away = talk(timed).say('退出', {}, 20).say('继续', {}, 86_400).say(long, {}, 30)
    expect(away.state.spent.all).toBe(30)
  })
})

describe('conditions', () => {
  const conditional = guide(
    '## Topic one: 一\n1. [a] 说说？\n   - only for: 老客\n2. [b] 讲讲？\n   - only if mentioned: 退货, returned\n3. [c] 聊聊什么？\n## Topic two: 二\n- only for: 新客\n1. [d] 怎么样？',
  )
  const first = (segments: string[]) => talk(conditional, { segments }).state.question

  it('by segment: only those in it', () => {
    expect([first(['老客']), first([])]).toEqual(['a', 'c'])
    expect(saying(talk(conditional, { segments: ['新客'] }), long).state.question).toBe('d')
  })

  it('by what was said, also later', () => {
    expect(saying(talk(conditional, { segments: ['老客'] }), '收到以后不合适就退货了，前后折腾了好几天').state.question).toBe('b')
    const must = guide(
      '## Topic one: 一\n1. [a] 说说？\n2. [b] 退货是怎么回事？\n   - only if mentioned: 退货\n   - must\n## Topic two: 二\n1. [c] 聊聊什么？',
    )
    expect(saying(talk(must), long, '后来那一瓶不合适我就退货了，客服也挺好说话').state.question).toBe('b')
  })
})

describe('control words', () => {
  const three = guide(threeQuestions)

  it('stop keeps the place; coming back says the same words again', () => {
    const stopped = talk(three).say(long).say('退出')
    expect(stopped.last.outcome).toBe('paused')
    expect(words(stopped.say('继续').last.messages)).toContain('说说第二件事？')
  })

  it('after a stop, an answer is an answer', () => {
    expect(saying(talk(three), long, '退出', long).state.question).toBe('c')
  })

  it('back goes to the question before, and what is said there is added', () => {
    const so = saying(talk(three), long, '返回', '补充一点，其实是妈妈先用的，我看着好才跟着买')
    expect(so.kept.filter(({ question, kind }) => question === 'a' && kind === 'answer')).toHaveLength(2)
    expect(so.state.question).toBe('b')
  })

  it('back at a follow-up goes to its question; at the first there is nothing before', () => {
    expect(words(saying(talk(three), '还行', '返回').last.messages)).toContain('说说第一件事？')
    expect(words(saying(talk(three), '返回').last.messages)).toContain('第一个问题')
  })

  it('skip leaves out a question; of a follow-up, only the follow-up', () => {
    expect(saying(talk(three), '跳过').state).toMatchObject({ question: 'b', skipped: ['a'] })
    expect(saying(talk(three), '还行', '跳过').state).toMatchObject({ question: 'b', skipped: [] })
  })

  it('help, progress and a question back leave the place as it is', () => {
    for (const said of ['帮助', '进度', '什么意思？', '为什么要问这个？']) {
      const so = talk(three).say(said)
      expect([said, so.last.outcome, so.state.question]).toEqual([said, 'again', 'a'])
      expect(words(so.last.messages)).toContain('说说第一件事？')
    }
  })

  it('erase is handed to whoever keeps the data, and changes nothing', () => {
    const before = talk(three).say(long)
    const after = before.say('删除我的数据')
    expect(after.last).toMatchObject({ outcome: 'erase', kept: [], messages: [] })
    expect(after.state).toEqual(before.state)
  })

  it('a message without words is asked for again', () => {
    expect(talk(three).say('  ！ ').last.outcome).toBe('again')
    expect(talk(three).say('👍').last.outcome).toBe('asked')
  })
})

describe('consent', () => {
  const asking = guide(`## Consent\n会保存，愿意吗？\n${threeQuestions}`, '- purpose: 了解护肤')
  const begun = talk(asking, { hints: {} })

  it('comes first, with the purpose and both answers alike', () => {
    expect(words(begun.last.messages)).toMatch(/愿意吗？[\s\S]*目的：了解护肤[\s\S]*同意\|不同意/)
  })
  it('yes begins; no ends at once, and nothing is asked again', () => {
    expect(begun.say('同意').state.question).toBe('a')
    const refused = begun.say('不同意')
    expect(refused.last.outcome).toBe('declined')
    expect(refused.say('在吗').last.outcome).toBe('declined')
  })
  it('anything else is asked again; a late press on it is no answer to what came after', () => {
    expect(begun.say('这是什么').last.outcome).toBe('again')
    const later = begun.say('同意').say('同意', { token: 'interview:consent' })
    expect([later.last.outcome, later.state.question]).toEqual(['again', 'a'])
  })
  it('is not asked for where it was given with the invitation', () => {
    expect(talk(asking, { hints: { agreed: true } }).state.question).toBe('a')
  })
})

describe('an answer in several messages', () => {
  const three = guide(threeQuestions)

  it('is one, where the person says that more is coming', () => {
    const so = saying(talk(three), '就是上个月…', '脸有点干...', '然后同事就推荐了这个')
    expect(so.state.question).toBe('b')
    expect(so.kept.filter(({ speaker }) => speaker === 'person').map(({ question }) => question)).toEqual(['a', 'a', 'a'])
  })

  it('ends with "that was all"', () => {
    expect(saying(talk(three), '就是上个月，脸有点干，同事推荐…', '说完了').state.question).toBe('b')
  })

  const at = (seconds: number) => ({ saidAt: new Date(morning.getTime() + seconds * 1000) })

  it('what was sent before the next question was put belongs to the answer before it', () => {
    const so = talk(three).say(long, at(18))
    const late = so.say('对了，是在专柜买的', at(19), 1)
    expect(late.last).toMatchObject({ outcome: 'again', kept: [{ question: 'a', kind: 'answer' }] })
    expect(words(late.last.messages)).toMatch(/刚才那个问题[\s\S]*说说第二件事？/)
    expect(late.state.question).toBe('b')
    expect(late.say(long, at(40)).state.question).toBe('c')
  })

  it.each([
    ['stands still', [18, 18, 18, 18]],
    ['is years behind', [-1e8, -1e8 + 1, -1e8 + 2, -1e8 + 3]],
    ['runs ahead', [1e5, 1e5 + 1, 1e5 + 2, 1e5 + 3]],
    ['goes backwards', [18, 17, 16, 15]],
  ])('a platform whose clock %s does not stop the interview', (_, clock) => {
    const so = clock.reduce((talking, seconds) => talking.say(long, at(seconds), 40), talk(three))
    expect(so.last.outcome).toBe('completed')
  })
})

describe('a model', () => {
  const modelled = guide(threeQuestions, '- follow-ups per question: 1\n- model follow-ups: 1')

  it('is wanted where our rules have nothing, and told what was said, masked', () => {
    const { wantsFollowUp } = talk(modelled).say(`${long}，客服电话是13800138000`, { language }).last
    expect(wantsFollowUp).toMatchObject({ language: 'zh', question: '说说第一件事？', left: 1 })
    expect(JSON.stringify(wantsFollowUp)).not.toContain('13800138000')
    expect(wantsFollowUp?.exchange.map(({ by }) => by)).toEqual(['bot', 'person'])
  })

  it('a fit proposal is asked and counted; a second model follow-up is not wanted', () => {
    const so = talk(modelled).say(long, { language, followUp: '同事当时是怎么说的？' })
    expect(botSaid(so).at(-1)).toBe('同事当时是怎么说的？')
    expect(so.kept.at(-1)?.kind).toBe('model')
    expect(so.say(long, { language }).say(long, { language }).last.wantsFollowUp).toBeUndefined()
  })

  it('an unfit one is not: ours takes its place, or the next question', () => {
    expect(botSaid(talk(modelled).say('还行', { language, followUp: '您很喜欢吧？' })).at(-1)).toMatch(/具体说说/)
    expect(botSaid(talk(modelled).say(long, { language, followUp: '您的手机号是什么？' })).at(-1)).toBe('说说第二件事？')
    expect(botSaid(talk(modelled).say(long, { language, followUp: null })).at(-1)).toBe('说说第二件事？')
  })

  it('is not wanted where the guide says no, or without what checks it', () => {
    expect(talk(guide(threeQuestions, '- model follow-ups: no')).say(long, { language }).last.wantsFollowUp).toBeUndefined()
    expect(talk(modelled).say(long).last.wantsFollowUp).toBeUndefined()
  })
})
