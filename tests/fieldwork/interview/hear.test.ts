import { beforeAll, describe, expect, it } from 'vitest'
import { loadLanguage } from '../../../src/app/load-language.js'
import { type Heard, hear, isFinished, isUnfinished } from '../../../src/fieldwork/interview/hear.js'
import type { LanguageModel } from '../../../src/language/model.js'

let language: LanguageModel
beforeAll(async () => {
  language = await loadLanguage()
})

type Trait = 'short' | 'vague' | 'strong' | 'declined' | 'unclear' | 'wonders'
const traits: readonly Trait[] = ['short', 'vague', 'strong', 'declined', 'unclear', 'wonders']

/** What is heard in each answer; every trait not named must not be heard. */
const answers: readonly (readonly [said: string, ...heard: Trait[]])[] = [
  ['差不多吧', 'short', 'vague'],
  ['还行', 'short', 'vague'],
  ['都可以，看情况', 'short', 'vague'],
  ['不知道，没想过', 'short', 'vague'],
  ['嗯……我觉得也就那样吧', 'short', 'vague'],
  ['没什么特别的', 'short', 'vague'],
  ['挺好的', 'short', 'vague'],
  ['一般般', 'short', 'vague'],
  ['忘了', 'short', 'vague'],
  ['朋友推荐的', 'short'],
  ['双十一打折', 'short'],
  ['在屈臣氏看到一款差不多的，比较了成分和价格，最后还是买了这个'],
  ['上个月换季，脸开始起皮，同事说她在用这款，我就去搜了一下'],
  ['我不知道别人怎么样，我自己是先看成分表，再去看差评'],
  ['再也不会买了，用完第二天脸就肿了', 'strong'],
  ['特别喜欢', 'short', 'strong'],
  ['味道太难闻了', 'short', 'strong'],
  ['最在意的是成分，其他都是其次', 'strong'],
  ['这个不方便说', 'short', 'declined'],
  ['不太想聊这个', 'short', 'declined'],
  ['什么意思？', 'short', 'unclear'],
  ['没太明白你的问题', 'short', 'unclear'],
  ['为什么要问这个？', 'short', 'wonders'],
  ['你是机器人吗', 'short', 'wonders'],
  ["it's fine", 'short', 'vague'],
  ['depends', 'short', 'vague'],
  ["I don't know", 'short', 'vague'],
  ['It was okay I guess', 'short', 'vague'],
  ['not really', 'short', 'vague'],
  ['nothing special', 'short', 'vague'],
  ['a friend told me', 'short'],
  ['My skin got dry in November and a colleague showed me hers, so I looked it up'],
  ["I don't know about others, but I always read the ingredients before anything else"],
  ['I love the smell of it and my sister does as well', 'strong'],
  ['Never again.', 'short', 'strong'],
  ['It is the worst cream I have ever bought from anybody', 'strong'],
  ["I'd love to have a smaller size for travelling with it"],
  ["I'd rather not say", 'short', 'declined'],
  ['prefer not to answer', 'short', 'declined'],
  ['What do you mean?', 'short', 'unclear'],
  ['could you explain that', 'short', 'unclear'],
  ['Why do you ask?', 'short', 'wonders'],
  ['are you a bot?', 'short', 'wonders'],
]

describe.each([
  ['with the language model', () => language],
  ['by words alone', () => undefined],
])('what an interviewer hears, %s', (_, model) => {
  it.each(answers)('%s', (said, ...expected) => {
    const heard = hear(said, model())
    expect(traits.filter((trait) => heard[trait])).toEqual(expected)
  })
})

describe('mood and echo', () => {
  const moods: readonly (readonly [said: string, mood: Heard['mood']])[] = [
    ['一直用的老牌子，后来过敏了，再也不想用了', 'negative'],
    ['很好用，吸收快，全家都在用', 'positive'],
    ['The pump broke after two days', 'negative'],
    ['It works great and my skin feels soft', 'positive'],
  ]
  it.each(moods)('%s', (said, mood) => {
    expect(hear(said, language).mood).toBe(mood)
  })

  it('says back the clause that carries the force, where it is short', () => {
    expect(hear('刚开始还可以，后来再也不想用了，就送人了', language).echo).toBe('后来再也不想用了')
    expect(hear('It arrived late. Never again. I told everyone.', language).echo).toBe('Never again')
  })

  it('says back the word alone where the clause is long', () => {
    expect(hear('我跟你说这个面霜真的是我这么多年以来用过的所有东西里面最讨厌的一个没有之一', language).echo).toBe('最讨厌')
  })
})

describe('an answer in several messages', () => {
  it.each(['就是上个月…', '然后吧...', '那天我。。。', '等一下', '我想想', 'wait', 'let me think'])(
    'goes on after %s',
    (said) => {
      expect(isUnfinished(said)).toBe(true)
    },
  )
  it.each(['上个月买的', '等一下就到货了', 'I had to wait for it', 'version 2.0'])('is whole with %s', (said) => {
    expect(isUnfinished(said)).toBe(false)
  })
  it.each(['说完了', '就这些。', 'done', "That's all!"])('ends with %s', (said) => {
    expect(isFinished(said)).toBe(true)
  })
})
