import type { Language } from '../../catalog/label.js'
import { type Choices, choices } from '../../messages/index.js'
import type { Ask, ChoiceAsk, Offer } from './ask/ask.js'
import { offeredBy, pressValue } from './ask/press.js'
import type { Step } from './steps.js'
import { tokenOf } from './token.js'

/** More offers than this are typed or picked on a page: no platform takes longer lists. */
const mostShown = 100

/** What can be pressed for an ask, if anything can. */
export function widgetOf(ask: Ask, seed: number, path: string): Choices | undefined {
  const offers = offeredBy(ask)
  if (offers.length === 0 || offers.length > mostShown) return undefined
  const token = tokenOf(seed, path)
  if (ask.kind === 'scale') return scaleWidget(ask.steps, ask.low, ask.high, token)
  return choices({
    token,
    ...(ask.kind === 'choice' && ask.many ? several(ask) : {}),
    ...(ask.kind === 'order' ? { many: true, least: ask.least, most: ask.most } : {}),
    choices: offers.map((offer) => ({
      label: offer.text,
      value: pressValue(offer, offers),
      ...(offer.image ? { image: offer.image } : {}),
    })),
  })
}

function several({ many, offers }: ChoiceAsk): Partial<Choices> {
  const most = many?.most ? Math.min(many.most, offers.length) : offers.length
  // None of them, or "don't know", is one choice even where at least two are asked for.
  const least = offers.some(({ exclusive }) => exclusive) ? 1 : Math.max(1, many?.least ?? 1)
  return { many: true, least: Math.min(least, most), most }
}

/** A scale's numbers are the answers, so they are not numbered once more; the words at its ends stand with the ends. */
function scaleWidget(steps: readonly Offer[], low: string, high: string, token: string): Choices {
  const short = steps.every(({ text }) => [...text].length <= 3)
  const end = (index: number) => (index === 0 ? low : index === steps.length - 1 ? high : '')
  return choices({
    token,
    ...(short && steps.length <= 11 ? { look: 'buttons' as const } : {}),
    plain: true,
    choices: steps.map((step, index) => ({
      label: end(index) && end(index) !== step.text ? `${step.text} ${end(index)}` : step.text,
      value: pressValue(step, steps),
    })),
  })
}

/** How to answer, in a few words, where the question alone does not say it. */
export function hintOf(ask: Ask, step: Step, language: Language): string {
  const zh = language === 'zh'
  switch (ask.kind) {
    case 'choice':
      return ask.many ? severalHint(ask, zh) : offeredBy(ask).length > mostShown ? longList(ask, zh) : ''
    case 'order': {
      const partly =
        ask.least < ask.offers.length ? (zh ? `（${ask.least}–${ask.most} 项）` : ` (${ask.least} to ${ask.most})`) : ''
      return zh ? `请按喜好排序${partly}，如「2、1、3」` : `Put them in order${partly}, such as "2, 1, 3"`
    }
    case 'scale':
      return scaleHint(ask.steps, ask.low, ask.high, zh)
    case 'number':
      return numberHint(ask, zh)
    case 'moment':
      return momentHints[ask.form][zh ? 0 : 1]
    case 'words':
      return ask.form === 'name'
        ? zh
          ? '请写下您的姓名，代替签名'
          : 'Please write your full name in place of a signature'
        : ask.mask
          ? zh
            ? `格式：${ask.mask}（9 是数字，a 是字母）`
            : `In this form: ${ask.mask} (9 a digit, a a letter)`
          : placeholderOf(step)
    case 'file':
      return fileHint(ask.accepted, ask.required, zh)
    case 'yesno':
      return ''
  }
}

function severalHint({ many, offers }: ChoiceAsk, zh: boolean): string {
  const least = many?.least ?? 0
  const most = many?.most ?? 0
  const within =
    least > 1 && most > 0
      ? [`选 ${least}–${most} 项`, `choose ${least} to ${most}`]
      : most > 0
        ? [`最多选 ${most} 项`, `choose at most ${most}`]
        : least > 1
          ? [`至少选 ${least} 项`, `choose at least ${least}`]
          : ['可多选', 'several may be chosen']
  const example = offers.length > 2 ? ['，如「1、3」', ', such as "1, 3"'] : ['', '']
  return `${zh ? within[0] : within[1]}${zh ? example[0] : example[1]}`
}

function longList({ offers }: ChoiceAsk, zh: boolean): string {
  const first = offers
    .slice(0, 5)
    .map(({ text }) => text)
    .join(zh ? '、' : ', ')
  return zh ? `共 ${offers.length} 个选项（${first}…），请直接输入` : `${offers.length} choices (${first}, …): please type yours`
}

function scaleHint(steps: readonly Offer[], low: string, high: string, zh: boolean): string {
  const [first, last] = [steps[0]?.text ?? '', steps.at(-1)?.text ?? '']
  if (low || high) {
    const ends = [low ? `${first} = ${low}` : '', high ? `${last} = ${high}` : ''].filter(Boolean).join(zh ? '，' : ', ')
    return ends
  }
  return zh ? `${first} 到 ${last}，回复分数即可` : `from ${first} to ${last}: reply with the number`
}

function numberHint({ min, max, pair }: Extract<Ask, { kind: 'number' }>, zh: boolean): string {
  const bounds = min !== undefined && max !== undefined ? (zh ? `${min} 到 ${max}` : `${min} to ${max}`) : ''
  if (pair)
    return zh
      ? `请回复两个数，如「20-60」${bounds ? `（${bounds}）` : ''}`
      : `Two numbers, such as "20-60"${bounds ? ` (${bounds})` : ''}`
  return bounds
}

const momentHints = {
  date: ['如 2026-05-20', 'such as 2026-05-20'],
  datetime: ['如 2026-05-20 18:30', 'such as 2026-05-20 18:30'],
  time: ['如 18:30', 'such as 18:30'],
  month: ['如 2026-05', 'such as 2026-05'],
  week: ['如 2026-W21', 'such as 2026-W21'],
} as const

function placeholderOf({ question, kind }: Step): string {
  const placeholder = kind === 'question' ? (question as { placeholder?: unknown }).placeholder : undefined
  return typeof placeholder === 'string' ? placeholder : ''
}

function fileHint(accepted: readonly string[], required: boolean, zh: boolean): string {
  const kinds = accepted.length > 0 ? (zh ? `（${accepted.join('、')}）` : ` (${accepted.join(', ')})`) : ''
  const otherwise = required
    ? zh
      ? '；发不了就回复「无法上传：」加一句说明'
      : '; if you cannot, reply "cannot upload:" with a few words'
    : ''
  return zh ? `请发送文件${kinds}${otherwise}` : `Please send a file${kinds}${otherwise}`
}
