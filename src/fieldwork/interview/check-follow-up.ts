import type { Segment } from '../../language/words/token.js'
import type { FollowUpContext } from './follow-up.js'
import { isClosed, leadingWords } from './leading.js'

/** Why a proposed follow-up is not asked. */
export type Unfit =
  | 'empty'
  | 'long'
  | 'several'
  | 'language'
  | 'leading'
  | 'closed'
  | 'presuming'
  | 'number'
  | 'personal'
  | 'promise'
  | 'link'
  | 'repeated'
  | 'off-guide'

export type Checked = { readonly fit: true; readonly text: string } | { readonly fit: false; readonly why: Unfit }

/** Longer than this nobody reads twice: Chinese characters, English words. */
const longest = { zh: 60, en: 40 } as const

/**
 * Whether a proposed follow-up may be asked: one open question, in the interview's language, about what the guide or the person spoke of,
 * that puts nothing into their mouth, asks for no personal data, promises nothing and brings no number of its own.
 */
export function checkFollowUp(proposed: string, context: FollowUpContext, segment: Segment): Checked {
  const text = proposed.replace(/\s+/g, ' ').trim()
  const rules: readonly [Unfit, (text: string, context: FollowUpContext) => boolean][] = [
    ['empty', (said) => said.replace(/[\p{P}\p{S}\s]/gu, '') === ''],
    ['language', isOtherLanguage],
    ['long', isLong],
    ['link', (said) => /https?:|www\.|[\w-]+\.(?:com|cn|net|org)\b|[<>{}[\]|`]/i.test(said)],
    ['several', isSeveral],
    ['personal', asksPersonalData],
    ['promise', promises],
    ['leading', (said) => leadingWords(said) !== undefined],
    ['closed', (said) => isClosed(said)],
    ['presuming', presumes],
    ['number', bringsNumber],
    ['repeated', repeats],
    ['off-guide', (said) => isOffGuide(said, context, segment)],
  ]
  const broken = rules.find(([, isBroken]) => isBroken(text, context))
  return broken ? { fit: false, why: broken[0] } : { fit: true, text }
}

function isOtherLanguage(text: string, { language }: FollowUpContext): boolean {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0
  return language === 'zh' ? han < words || han === 0 : han > words || words === 0
}

function isLong(text: string, { language }: FollowUpContext): boolean {
  return language === 'zh' ? text.length > longest.zh : text.split(' ').length > longest.en
}

/** More than one question mark; or none at the end, and no asking word either. */
function isSeveral(text: string): boolean {
  const marks = text.match(/[?？]/g)?.length ?? 0
  if (marks > 1) return true
  return marks === 0 && !/说说|讲讲|聊聊|谈谈|描述|举|什么|怎么|为何|哪|\b(?:tell|describe|walk|explain|share)\b/i.test(text)
}

function asksPersonalData(text: string): boolean {
  return (
    /手机号?|电话|微信|QQ|邮箱|住址|地址|住(?:在)?哪|身份证|姓名|真名|叫什么(?!牌子|品牌|产品)|银行卡|卡号|密码|验证码|账号|生日|出生|门牌|学校名|公司名|护照/i.test(
      text,
    ) ||
    /\b(?:phone|mobile|e-?mail|address|your (?:full |real |last )?name|id number|passport|password|passcode|verification code|card number|bank|account|birth(?:day|date)|date of birth|social security|whatsapp|wechat)\b/i.test(
      text,
    )
  )
}

function promises(text: string): boolean {
  return /(?:送|给|奖励|赠)(?:你|您)|优惠券|红包|返现|免费(?:送|领|试)|保证|承诺|退款给|\b(?:we (?:will|'ll|can) (?:give|send|refund|offer)|coupon|voucher|discount code|gift card|for free|i promise|guarantee)\b/i.test(
    text,
  )
}

const judging: readonly RegExp[] = [
  /喜欢|喜爱|热爱/,
  /满意/,
  /讨厌|反感/,
  /失望/,
  /生气|愤怒|恼火/,
  /开心|高兴|惊喜/,
  /后悔/,
  /好用|好吃|优秀|出色|完美|[更最](?:好|棒|强)/,
  /难用|糟糕|差劲|垃圾/,
  /便宜|划算|实惠/,
  /太?贵|昂贵/,
  /担心|害怕|焦虑/,
  /\b(?:love|loved|like|liked|enjoy(?:ed)?)\b(?! to (?:say|add|tell))/i,
  /\b(?:satisfied|pleased|happy)\b/i,
  /\b(?:hate|hated|dislike|disliked|annoy\w*|frustrat\w*)\b/i,
  /\bdisappoint\w*\b/i,
  /\b(?:great|amazing|wonderful|excellent|perfect|better|best)\b/i,
  /\b(?:awful|terrible|bad|poor)\b/i,
  /\b(?:cheap|affordable)\b/i,
  /\b(?:expensive|overpriced)\b/i,
  /\b(?:worr\w*|afraid|anxious|regret\w*)\b/i,
]

/** Names a feeling or a judgement that neither the person nor the guide has named. */
function presumes(text: string, context: FollowUpContext): boolean {
  // 喜欢和不喜欢的地方 leaves both ways open.
  if (/喜欢(?:和|或|还是|、)不喜欢|满意(?:和|或|还是|、)不满意|\blike or dislike\b|\bliked or disliked\b/i.test(text))
    return false
  const known = knownText(context)
  return judging.some((pattern) => pattern.test(text) && !pattern.test(known))
}

/** A figure that nobody has said. */
function bringsNumber(text: string, context: FollowUpContext): boolean {
  const known = knownText(context).normalize('NFKC')
  const figures = text
    .normalize('NFKC')
    .match(
      /\d+(?:\.\d+)?|[两二三四五六七八九十百千万半]+(?=[元块天次年月周个成倍分])|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|half|twice)\b/gi,
    )
  return (figures ?? []).some((figure) => !known.toLowerCase().includes(figure.toLowerCase()))
}

function repeats(text: string, { exchange, guide }: FollowUpContext): boolean {
  const bare = (said: string) => said.toLowerCase().replace(/[\p{P}\p{S}\s]/gu, '')
  return [...exchange.filter(({ by }) => by === 'bot').map(({ text: said }) => said), ...guide].some(
    (said) => bare(said) === bare(text),
  )
}

/** Nouns of an interviewer, at home in any guide. */
const generic = new Set(
  '情况 情形 例子 感觉 感受 想法 时候 过程 经历 影响 决定 选择 考虑 原因 意思 方面 部分 地方 东西 事情 问题 印象 区别 时间 场合 场景 期待 希望 需要 打算 做法 体验 细节 经过 心情 反应 作用 标准 理由 程度 结果 方式 角度 品牌 产品 牌子 商品 购买 使用'.split(
    ' ',
  ),
)

const genericEnglish = new Set(
  'about after again also anything around because been before being came come compare compared could decide decided describe detail details differ different does doing done during else even example exactly ever experience experienced felt feel feeling first from gave give going happen happened have having here important into just kind last later led like little made make makes matter mattered mean means mentioned moment more most much need next notice noticed other part particular place point said same say says situation some something specific started still such take taken tell than that their them then there these they thing things think this those thought through time times took understand used want wanted went were what when where which while will with without would your yours walk'.split(
    ' ',
  ),
)

/** Of the words that tell what it is about, none is the guide's or the person's, or most are not. */
function isOffGuide(text: string, context: FollowUpContext, segment: Segment): boolean {
  const words = context.language === 'zh' ? chineseNouns(text, segment) : englishWords(text)
  const known = knownText(context).toLowerCase()
  const unknown = words.filter((word) => !known.includes(word) && !known.includes(word.replace(/(?:ing|ed|es|s)$/, '')))
  return unknown.length > words.length - unknown.length
}

/** Nouns say what a Chinese question is about; verbs and adjectives are much the same in all. */
function chineseNouns(text: string, segment: Segment): string[] {
  return segment(text)
    .filter(({ word, tag }) => word.length > 1 && /^(?:n|vn|an|eng)/.test(tag) && !generic.has(word))
    .map(({ word }) => word.toLowerCase())
}

function englishWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => !genericEnglish.has(word))
}

function knownText({ title, purpose, topic, question, open, exchange, guide }: FollowUpContext): string {
  return [title, purpose, topic, question, ...open, ...guide, ...exchange.map(({ text }) => text)].join('\n')
}
