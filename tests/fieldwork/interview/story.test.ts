import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadLanguage } from '../../../src/app/load-language.js'
import { readScript } from '../../../src/fieldwork/interview/read-script.js'
import type { LanguageModel } from '../../../src/language/model.js'
import { botSaid, talk } from './guide.js'

/** Whole interviews by the guide that comes along: what is said, and what the interviewer says to it. */
type Exchanges = readonly (readonly [said: string, asked: string | null])[]

const chinese: Exchanges = [
  ['换季了', '具体说说那一天：您在哪里，正在做什么？'],
  ['就是上个月…', null],
  ['在公司，中午脸干得起皮，同事把她的面霜借我用了一下', '在那之前，您用的是什么？后来怎么样了？'],
  ['一直用的老牌子，后来过敏了，再也不想用了', '最让您在意的是哪一点？'],
  ['红和痒，上班的时候特别难受', '您说到「上班的时候特别难受」，请多讲一点。'],
  ['开会的时候一直想挠脸，后来请假去看了医生', '决定之前，您从哪些地方了解过？讲讲经过。'],
  ['随便看看', '如果只说最近一次，您点开或者问过的第一处是哪里？'],
  ['同事发给我的一条测评，里面讲了成分', '您看成分时具体找什么？'],
  ['有没有酒精和香精，我皮肤敏感，医生让我避开', '有哪些是您看过、最后没选的？当时是怎么想的？'],
  ['跳过', '最后让您定下来的是什么？'],
  ['客服答应过敏可以退，我就放心下单了', '关于价格：它在您的决定里起了什么作用，或者没起作用？'],
  ['有券，比平时便宜一点，不过不是主要的', '收到之后第一次用，是什么情形？'],
  ['什么意思？', null],
  ['晚上洗完脸用的，第二天起来没有红', '和您原来想的相比，有什么不一样？'],
  ['比想的清爽', '用的过程中遇到过什么麻烦？没有也可以直接说没有。'],
  ['泵头坏过一次，客服让我退货换了一瓶新的给我', '您提到退货或者换货，讲讲前后经过。'],
  ['拍了照片，第二天上门取件，三天后收到新的', '下一次再买，您会怎么做？'],
  ['还买这个', '什么会让您换成别的，什么会让您留下来？'],
  ['成分改了就换，不改就一直用', '如果能改变一件事，您希望品牌做什么？'],
  ['出小瓶装，出差带着方便，现在的瓶子放不进包里', '就聊到这里，非常感谢您！您讲的经历会直接给到做产品的同事。'],
]

const english: Exchanges = [
  ['my old one ran out', 'Tell me about that day: where were you, and what were you doing?'],
  ['I was at home after work and noticed the jar was empty, it was late', 'What did you use before that, and what became of it?'],
  ['what do you mean?', null],
  ['I had a cream from the pharmacy. It was terrible, it stung.', 'Which part of it mattered most to you?'],
  [
    'It stung right after putting it on, so I washed it off and gave it to my sister',
    'Where did you look before deciding? Walk me through it.',
  ],
  ['depends', 'Of the last time only: what was the first place you opened or asked?'],
  [
    "The first thing I opened was the brand's page on Tmall and then the bad reviews",
    'Which ones did you look at and not choose? What went through your mind?',
  ],
  ['skip', 'What settled it in the end?'],
  [
    'I picked the one with a refund, because I wanted to be able to return it',
    'About price: what part did it play in your decision, or did it play none?',
  ],
  ['price was fine, I set a limit before and it was under that', 'How did the first use go, after it arrived?'],
  ['It came two days later, I used it that night', 'Compared with what you had imagined, what was different?'],
  ['softer than the old one', 'What trouble did you meet while using it? If there was none, just say so.'],
  ['I had to send it back once since the lid was broken', 'You mentioned sending something back: tell me how that went.'],
  ['they sent a new one within a week, I only had to upload a photo', 'What will you do the next time you need it?'],
  ['I will buy the same', 'What would make you change, and what would make you stay?'],
  ['a smaller size would be good for travelling', 'If one thing could be changed, what should the brand do?'],
  [
    'I would rather not say',
    'That was all. Thank you very much! What you told goes straight to the people who make the products.',
  ],
]

let language: LanguageModel
beforeAll(async () => {
  language = await loadLanguage()
})

describe.each([
  ['zh', chinese],
  ['en', english],
] as const)('the skincare interview in %s', (spoken, exchanges) => {
  it('goes like this', () => {
    const { script } = readScript('skincare-path', readFileSync('surveys/skincare-path.interview.md', 'utf8'))
    let so = talk(script!, { language: spoken })
    const heard: [string, string | null][] = []
    for (const [said] of exchanges) {
      so = so.say(said, { language }, 35)
      const words = so.last.outcome === 'again' ? null : (so.last.kept.at(-1)?.text ?? null)
      heard.push([said, words])
    }
    expect(heard).toEqual(exchanges)
    expect(so.last.outcome).toBe('completed')
    expect(botSaid(so).length).toBeGreaterThan(14)
  })
})
