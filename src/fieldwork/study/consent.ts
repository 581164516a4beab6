import type { Language } from '../../catalog/label.js'
import { type Block, choices, heading, list, type Message, message, paragraph } from '../../messages/index.js'
import type { Study } from './study.js'

/** What consent is asked with; the same for every channel. */
export type ConsentStudy = Pick<Study, 'title' | 'privacy' | 'settings' | 'kind'>

export interface ConsentOptions {
  /** Comes back with the press, so that it is known which invitation is answered. */
  readonly token?: string
  /** A private link to answer elsewhere. */
  readonly link?: string
  /** Said first: a reminder's words, or why it is asked again. */
  readonly before?: string
}

/**
 * Asks for consent before anything is asked: who asks and what for, how long it takes, what is kept, how and for how long, that one may stop
 * and have it erased; agreeing and refusing side by side, alike in look and effort.
 */
export function consentMessage(study: ConsentStudy, language: Language, { token, link, before }: ConsentOptions = {}): Message {
  const lines = consentLines(study, language)
  const [agree, refuse] = consentWords[language]
  return message(
    language,
    before === undefined ? undefined : paragraph(before),
    heading(study.title, 2),
    list(lines),
    paragraph({ zh: '愿意参加吗？', en: 'Would you like to take part?' }[language]),
    choices({
      look: 'buttons',
      ...(token === undefined ? {} : { token }),
      choices: [
        { label: agree, value: agree },
        { label: refuse, value: refuse },
      ],
    }),
    linkBlock(link, language),
  )
}

/** What was agreed to, as text: kept with the consent. */
export function consentWording(study: ConsentStudy, language: Language): string {
  return [study.title, ...consentLines(study, language)].join('\n')
}

/** The words on the two buttons, which are also what may be typed. */
export const consentWords: Readonly<Record<Language, readonly [agree: string, refuse: string]>> = {
  zh: ['同意', '不同意'],
  en: ['Agree', 'Decline'],
}

export type ConsentReply = 'agreed' | 'refused' | 'never' | 'unclear'

/**
 * What a reply to the question for consent says. Only words that say it plainly count; everything else is unclear and is asked once more.
 * `never`: refused, and no other invitation is wanted either.
 *
 * @example consentReply('不同意') === 'refused'
 */
export function consentReply(text: string): ConsentReply {
  const said = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s,.。,!！~、'’"“”]+/g, ' ')
    .trim()
  const plain = said.replace(/(?<=.)[吧啊呀哦噢的啦了呢哈]+$/, '')
  for (const [reply, words] of replies) if (words.has(said) || words.has(plain)) return reply
  return 'unclear'
}

const replies: readonly (readonly [Exclude<ConsentReply, 'unclear'>, ReadonlySet<string>])[] = [
  [
    'never',
    new Set(
      [
        '不要再邀请 不要再邀请我 别再邀请 别再邀请我 不再邀请 以后不再邀请 以后别再邀请 不要再打扰 别再打扰我 以后不要联系我 不要再联系我 退订 拒收'.split(
          ' ',
        ),
        'unsubscribe|no more invitations|stop inviting me|do not invite me again|don t invite me again|no invitations|opt out'.split(
          '|',
        ),
      ].flat(),
    ),
  ],
  [
    'refused',
    new Set(
      [
        '不同意 不 不要 不愿意 不参加 不想参加 不想 拒绝 算 不用 不用谢谢 谢谢不用 不必 不行 不可以 不方便 没兴趣 没时间 否 退出 停止 2'.split(
          ' ',
        ),
        'no|n|nope|decline|i decline|refuse|no thanks|no thank you|not interested|disagree|i disagree|i do not agree|i don t agree|stop|quit'.split(
          '|',
        ),
      ].flat(),
    ),
  ],
  [
    'agreed',
    new Set(
      [
        '同意 我同意 好 好好 愿意 我愿意 可以 行 是 参加 我参加 开始 没问题 接受 同意参加 来 1'.split(' '),
        'yes|y|agree|i agree|agreed|ok|okay|sure|accept|start|yes please|i accept|of course'.split('|'),
      ].flat(),
    ),
  ],
]

function consentLines({ settings, privacy, kind }: ConsentStudy, language: Language): string[] {
  const { sender, purpose, minutes, kept, incentive } = settings
  const what = kept.what?.[language]
  if (language === 'zh')
    return [
      `目的：${sender ? `${sender}想` : ''}${purpose?.zh ?? (kind === 'interview' ? '听听您的真实经历和想法' : '了解您的使用感受，改进产品和服务')}`,
      ...(minutes === undefined ? [] : [`时长：约 ${minutes} 分钟，可以随时停下，改天接着答`]),
      `保存：${what ?? '您的回答'}，最多保存 ${kept.days} 天后删除`,
      `方式：${kept_.zh[privacy]}`,
      ...(incentive ? [`谢礼：${incentive.text.zh}`] : []),
      privacy === 'anonymous'
        ? '权利：随时可说「退出」停下；答完之前可说「删除我的数据」。不参加没有任何影响'
        : '权利：随时可说「退出」停下，或「删除我的数据」全部删除。不参加没有任何影响',
    ]
  return [
    `Purpose: ${purpose?.en ?? (kind === 'interview' ? 'to hear about your experience in your own words' : 'to learn how you like our products, and make them better')}${sender ? ` (${sender})` : ''}`,
    ...(minutes === undefined
      ? []
      : [`Time: about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}; you can stop at any time and go on another day`]),
    `Kept: ${what ?? 'your answers'}, erased after ${kept.days} days at the latest`,
    `How: ${kept_.en[privacy]}`,
    ...(incentive ? [`Thank-you: ${incentive.text.en}`] : []),
    privacy === 'anonymous'
      ? 'Your rights: say "stop" at any time; until you finish you can say "erase my data". Not taking part has no consequences'
      : 'Your rights: say "stop" at any time, or "erase my data" to have all of it erased. Not taking part has no consequences',
  ]
}

/** The three promises in plain words. */
const kept_: Readonly<Record<Language, Readonly<Record<Study['privacy'], string>>>> = {
  zh: {
    anonymous:
      '匿名。答完之后，回答与您的身份断开，谁也查不出哪一份是您的，因此之后也无法单独删除您那一份。聊天平台自己的聊天记录由您自行删除',
    pseudonymous: '化名。回答以一个代码保存，不写姓名和客户编号；只会与购买情况一起做群体统计',
    identified: '实名。回答与您的客户资料一起保存，我们的同事能看到是您说的',
  },
  en: {
    anonymous:
      'anonymously. Once you finish, your answers are cut off from who you are; nobody can find which were yours, so they cannot be erased one by one either. The chat platform keeps its own history of this talk, which is yours to delete',
    pseudonymous: 'under a code, without your name or customer number; they are looked at together with purchases in groups only',
    identified: 'with your customer record; our colleagues can see that it was you who said it',
  },
}

function linkBlock(link: string | undefined, language: Language): Block | undefined {
  return link === undefined
    ? undefined
    : { kind: 'link', label: { zh: '也可以在网页上答', en: 'Answer on a page instead' }[language], url: link }
}
