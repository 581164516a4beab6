import type { LanguageModel } from '../../language/model.js'
import { overall } from '../../language/opinions/read-clause.js'
import { readText, type TextReading } from '../../language/read-text.js'
import { plainText } from '../../language/words/plain-text.js'

/** What an interviewer hears in an answer, beside what it says: whether to ask further, and about what. */
export interface Heard {
  /** Only a few words. */
  readonly short: boolean
  /** Nothing that one could picture: 差不多, 还行, "it depends". */
  readonly vague: boolean
  /** Said with force: 再也不, 特别, "love", "never again". */
  readonly strong: boolean
  /** Hardly more than a judgement, all in one direction: its reason is not told. */
  readonly verdict: boolean
  /** The person would rather not say: it is not asked again. */
  readonly declined: boolean
  /** The person asks what is meant. */
  readonly unclear: boolean
  /** The person asks why this is asked, who asks, or who will see it. */
  readonly wonders: boolean
  readonly mood: 'positive' | 'negative' | undefined
  /** Their own words that carry the force or the judgement, short enough to be said back. */
  readonly echo: string | undefined
}

/** Below these an answer is short: Chinese characters, English words. */
const fewest = { characters: 10, words: 6 } as const
/** An echo longer than this is not an echo. */
const longestEcho = 16

/**
 * Hears an answer. With a language model its opinions and mood are read as well; without one the words alone must tell.
 *
 * @example hear('还行吧').vague // true
 */
export function hear(answer: string, model?: LanguageModel): Heard {
  const text = answer.normalize('NFKC').replace(/[’‘]/g, "'").trim()
  const { characters, words } = sizeOf(text)
  const read = model && readText(plainText(text), model)
  const length = characters / fewest.characters + words / fewest.words
  const vague = isVague(text)
  const strongWord = strongIn(text)
  const opinion = read?.opinions.find(({ polarity }) => polarity === 'positive' || polarity === 'negative')
  const mood = read && read.polarity !== 'neutral' ? read.polarity : moodOf(text)
  const echo = [strongWord && echoAround(text, strongWord), opinion?.quote].find(
    (said) => said !== undefined && said.length >= 2 && said.length <= longestEcho * (/[\u4e00-\u9fff]/.test(said) ? 1 : 3),
  )
  return {
    short: length < 1,
    vague,
    strong: strongWord !== undefined,
    verdict: read !== undefined && length < 2 && isOneSided(read),
    declined: characters + words < 20 && declining.some((pattern) => pattern.test(text)),
    unclear: characters + words < 16 && asking.some((pattern) => pattern.test(text)),
    wonders: characters + words < 24 && wondering.some((pattern) => pattern.test(text)),
    mood,
    echo,
  }
}

/** From here on a sentiment of the whole is a judgement, not a colouring. */
const decided = 0.7

/** Judges in one direction only: of something in particular, or else clearly. */
function isOneSided({ sentiment, opinions }: TextReading): boolean {
  const judging = opinions.filter(({ polarity }) => polarity === 'positive' || polarity === 'negative')
  const sides = new Set(judging.map(({ polarity }) => polarity))
  return sides.size === 1 && (judging.some(({ aspect }) => aspect !== overall) || Math.abs(sentiment) >= decided)
}

/** 「……」 at the end, or 等一下 alone: the person is still telling. */
export function isUnfinished(said: string): boolean {
  const text = said.trim()
  return (
    /(?:…|\.{2,}|。{2,})$/.test(text) ||
    /^(?:等一下|等等|稍等|我想想|让我想想|wait|hold on|let me think|one (?:sec|moment))[。.!！,，]?$/i.test(text)
  )
}

/** Said alone, after pieces: that was all. */
export function isFinished(said: string): boolean {
  return /^(?:说完了|就这些|就这样|没了|没有了|好了|讲完了|完了|done|that's all|that is all|that's it|finished)[。.!！]?$/i.test(
    said.trim().replace(/[’‘]/g, "'"),
  )
}

/** Longer words first, so that 没什么特别的 is one. */
function wordsPattern(words: string): RegExp {
  return new RegExp([...words.split(' ')].sort((a, b) => b.length - a.length).join('|'), 'g')
}

function sizeOf(text: string): { characters: number; words: number } {
  return {
    characters: text.match(/[\u3400-\u9fff]/g)?.length ?? 0,
    words: text.match(/[A-Za-z\u00c0-\u024f]+(?:'[a-z]+)?|\d+/g)?.length ?? 0,
  }
}

const vagueChinese = wordsPattern(
  '差不多 差不离 还行 还可以 还好 还成 还凑合 都可以 都行 都好 也行 可以吧 行吧 不知道 不清楚 不好说 说不清楚 说不清 说不好 说不准 说不出来 说不上来 说不上 ' +
    '看情况 看心情 看着买 看着办 看着来 随便 随缘 随大流 随意 一般般 一般 马马虎虎 马虎 中规中矩 过得去 将就 凑合 没什么特别的 没什么特别 没什么感觉 没什么想法 没什么印象 ' +
    '没什么好说的 没什么 没啥好说的 没啥感觉 没啥想法 没啥特别的 没啥 没有什么 没太大感觉 没多大感觉 没感觉 没印象 没注意 没留意 没在意 没想过 没想那么多 没想太多 没怎么想 没意见 ' +
    '无所谓 无感 记不清楚 记不清 记不得 记不太清 不记得 想不起来 忘记了 忘了 就那样 那样吧 也就那样 就那么回事 那么回事 就这样 老样子 跟以前一样 和以前一样 反正就是用 反正 可能 应该 大概 好像 也许 ' +
    '挺好的 挺好 蛮好的 蛮好 不错 还不错 正常 普通 平平',
)
const vagueEnglish =
  /\b(?:it'?s (?:fine|ok|okay|alright|good|nice)|it works|does the job|fine|depends|not sure|don'?t know|dunno|idk|no idea|no (?:opinion|complaints|particular reason|special reason|real reason|reason)|can'?t (?:say|tell|remember|recall|complain|think of any\w*)|couldn'?t (?:say|tell)|don'?t (?:remember|recall|care|mind)|doesn'?t matter|never (?:really )?thought about it|whatever|either way|so[- ]so|meh|kind of|sort of|i guess|i suppose|maybe|perhaps|probably|nothing (?:special|really|much|in particular|comes to mind)|not (?:really|bad|much)|average|normal|standard|typical|decent|as usual|the usual|same as (?:always|ever|usual|everyone|before)|pretty (?:good|much|standard)|okay|ok|alright|hard to (?:say|tell)|just because)\b/gi
const smallWords =
  /[吧呢啊哦嗯呀哈的了就是也都我觉得感其实这个那它吗么有点]|\b(?:i|it|was|is|the|a|an|on|that|this|just|really|well|um|uh|hmm|so|think|to|be|honest|honestly|guess|yeah|yes|no)\b/gi

/** Vague where hardly anything stands beside the vague words. */
function isVague(text: string): boolean {
  const rest = text.replace(vagueChinese, '\u0000').replace(vagueEnglish, '\u0000')
  if (!rest.includes('\u0000')) return false
  const { characters, words } = sizeOf(rest.replace(smallWords, ' '))
  return characters <= 4 && words <= 2
}

const strongChinese =
  /再也不|再也没|千万(?:别|不要)|绝对|简直|极其|极度|极了|超级|超(?=[好难爱喜赞贵差棒])|(?<!没什么|没有|没啥|不|个)特别(?!的)|非常|最(?:好|差|糟|烂|烦|爱|喜欢|讨厌|怕|重要|在意|看重|受不了|离谱)|(?<![不太])太(?!太)[\u4e00-\u9fff]{1,4}了|[爱气烦笑后恨急吓悔心语困痒干]死(?:了|我|人)|死了(?=$|[，。！!])|爱死|到(?:哭|爆|飞|炸|起飞|崩溃)|得(?:要命|要死|不行|离谱|一塌糊涂)|透了|爆了|绝了|绝绝子|yyds|完全(?:不|没)|根本(?:不|没)|永远(?:不|都)|一辈子|离不开|受不了|忍不了|无法忍受|气得|怒|恨不得|恨|讨厌|恶心|崩溃|灾难|噩梦|惊艳|惊呆|离谱|后悔|踩雷|避雷|拉黑|毁了|毁容|烂脸|垃圾|智商税|爱了|真香|必须回购|无限回购|必入/
const strongEnglish =
  /(?<!would |'d )\b(?:love|loved|loves|hate|hated|hates|loathe|despise|adore|adored)\b|\bnever again\b|\b(?:will|would|'ll|'d) never\b|(?<!not )\b(?:absolutely|extremely|incredibly|totally|completely|utterly)\b|(?<!at )\b(?:best|worst)\b|\b(?:awful|terrible|horrible|horrendous|horrific|amazing|incredible|fantastic|disgusting|obsessed|furious|livid|outraged|ridiculous|unbelievable|disaster|nightmare|joke|rip-?off|scam|life-?saver|game-?changer|holy grail|blown away|swear by|ruined|destroyed|waste of)\b|\b(?:can't|cannot|couldn't) (?:stand|live without|do without)\b|\b(?:most|really) (?:important|annoying|annoyed|care|hurt|angry)\b|\bstay away\b/i

function strongIn(text: string): string | undefined {
  return (strongChinese.exec(text) ?? strongEnglish.exec(text))?.[0]
}

/** The clause around a word, where it is short; else the word. */
function echoAround(text: string, word: string): string {
  const clause = text
    .split(/[，,。.！!？?；;\n]/)
    .find((part) => part.includes(word))
    ?.trim()
  const most = /[\u4e00-\u9fff]/.test(word) ? longestEcho : longestEcho * 3
  return clause && clause.length <= most ? clause : word
}

function moodOf(text: string): Heard['mood'] {
  const good = /喜欢|满意|好用|舒服|惊喜|不错|推荐|值得|\b(?:love|like|great|good|happy|pleased|nice|perfect)\b/i.test(text)
  const bad =
    /讨厌|失望|难用|不好|不满|糟|差|烦|太[贵干油慢硬]|过敏|后悔|\b(?:hate|bad|awful|disappointed|annoy\w*|worse|worst|poor|broke\w*)\b/i.test(
      text,
    )
  return good === bad ? undefined : good ? 'positive' : 'negative'
}

const declining = [
  /不(?:太)?方便(?:说|回答|透露|讲)|不(?:太)?想(?:说|回答|聊|谈|讲|提)|不(?:太)?愿意?(?:说|回答|聊|谈|讲|透露)|(?:这|那)?是?(?:我的)?隐私|保密/,
  /\b(?:prefer|rather) not\b|\bdon't (?:want|wish) to (?:say|talk|answer|share|discuss)\b|\bnone of your\b|\b(?:that's|it's|too) (?:private|personal)\b|\bno comment\b/i,
]

const asking = [
  /什么意思|没(?:太)?(?:听|看)?(?:懂|明白)|(?:不|没)(?:太)?(?:明白|懂|理解)(?:你|您|这|问|什么|$)|(?:你|您)(?:是)?(?:问|指|说)(?:的)?(?:是)?(?:什么|哪)|(?:再)?解释一下|指哪(?:方面|个)|哪方面[?？]?$/,
  /\bwhat do you mean\b|\bi don't understand\b|\b(?:can|could) you (?:explain|clarify|rephrase|repeat)\b|\bnot sure what you(?:'re| are)? (?:mean|asking)|\bwhat are you asking\b|^(?:pardon|sorry|huh|what)\?+$|\bin what (?:sense|way)\?$/i,
]

const wondering = [
  /(?:为什么|为啥|干嘛)(?:要|会)?问|问(?:这个|这些|这)(?:干|做)(?:什么|嘛|啥)|(?:你|您)们?(?:到底)?是(?:谁|什么人|哪家|机器人|真人|人工|AI)|谁(?:会|能|在)?(?:看到?|知道|用)(?:这些|我)|会(?:不会)?(?:泄露|泄漏|公开|保密)|匿名(?:的)?(?:吗|么)|(?:安全|保密)(?:吗|么)/i,
  /\bwhy (?:do|are|would) you (?:ask|asking|need|want)|\bwho (?:are you|will see|sees|reads|is asking)\b|\bare you (?:a |an )?(?:bot|robot|human|person|real|ai)\b|\bis this (?:anonymous|confidential|private)\b|\bwhat is this for\b|\bwhat's this for\b/i,
]
