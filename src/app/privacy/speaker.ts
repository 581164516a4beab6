import type { Language } from '../../catalog/label.js'
import { promiseWords } from '../../fieldwork/study/progress.js'
import { list, type Message, message, note, paragraph } from '../../messages/index.js'
import type { Workspace } from '../workspace.js'
import { erase } from './erase.js'
import { subjectOfSpeaker } from './subject.js'
import { boundSubject, tablesAbout } from './warehouse-rows.js'

/** Somebody who talks on a platform. */
export interface Asking {
  readonly platform: string
  readonly workspace: string
  readonly user: string
}

/** 「我的数据」: what is kept about whoever asks, in words, and what they can do about it. */
export async function keptAbout(workspace: Workspace, speaker: Asking, language: Language): Promise<Message> {
  const subject = await subjectOfSpeaker(workspace, speaker)
  const ledger = await workspace.ledger()
  const none = ['']
  const [sessions, interviews, consents] = await Promise.all([
    ledger
      .selectFrom('survey_sessions')
      .leftJoin('studies', 'studies.id', 'survey_sessions.study')
      .select([
        'survey_sessions.survey as name',
        'studies.title as title',
        'studies.privacy as privacy',
        'survey_sessions.state as state',
      ])
      .where('survey_sessions.id', 'in', subject.sessions.length > 0 ? [...subject.sessions] : none)
      .execute(),
    ledger
      .selectFrom('interviews')
      .select(['script', 'status'])
      .where('id', 'in', subject.interviews.length > 0 ? [...subject.interviews] : none)
      .execute(),
    ledger
      .selectFrom('consents')
      .leftJoin('studies', 'studies.id', 'consents.study')
      .select(['consents.purpose as purpose', 'consents.given as given', 'consents.at as at', 'studies.title as title'])
      .where('subject', 'in', [...subject.customerIds.map((id) => `customer:${id}`), ...subject.conversations])
      .orderBy('consents.at')
      .execute(),
  ])
  const zh = language === 'zh'
  const records = subject.customerIds.length > 0 ? await recordCounts(workspace, subject) : []
  const lines = [
    ...(subject.customerIds.length > 0
      ? [zh ? '您的联系方式（用来给您发邀请和消息）' : 'how to reach you here (for invitations and messages)']
      : []),
    ...records.map(([table, rows]) => `${tableWords[table]?.[language] ?? table}: ${rows}`),
    ...sessions.map(({ name, title, privacy, state }) =>
      zh
        ? `问卷「${title ?? name}」的回答（${privacy ? promiseWords[privacy].zh : '实名'}，${state === 'completed' ? '已完成' : '未完成'}）`
        : `your answers to "${title ?? name}" (${privacy ? promiseWords[privacy].en : 'identified'}, ${state === 'completed' ? 'completed' : 'not finished'})`,
    ),
    ...interviews.map(({ script, status }) =>
      zh
        ? `访谈「${script}」的记录（${status === 'completed' ? '已完成' : '未完成'}）`
        : `the transcript of "${script}" (${status === 'completed' ? 'completed' : 'not finished'})`,
    ),
    ...consents.map(({ purpose, given, at, title }) => {
      const what = purpose === 'invitations' ? (zh ? '接收邀请' : 'getting invitations') : (title ?? purpose)
      return zh
        ? `${at.slice(0, 10)} ${given ? '同意' : '不同意'}：${what}`
        : `${at.slice(0, 10)} ${given ? 'agreed' : 'declined'}: ${what}`
    }),
  ]
  return message(
    language,
    paragraph(
      lines.length > 0
        ? zh
          ? '我们保存了这些和您有关的数据：'
          : 'This is what is kept about you:'
        : zh
          ? '除了这段对话本身，我们没有保存和您有关的数据。'
          : 'Besides this talk itself, nothing is kept about you.',
    ),
    lines.length > 0 ? list(lines) : undefined,
    note(
      zh
        ? '手机号和邮箱只存不可还原的指纹和打码形式。匿名调研答完之后与您断开，不在其中。说「删除我的数据」可以全部删除，说「不再邀请」之后不再打扰；要完整的一份，请联系品牌的同事。'
        : 'Phone numbers and addresses are kept as fingerprints and masked only. Answers to anonymous studies are cut off from you once finished and are not among these. Say "erase my data" to have all of it erased, or "no more invitations". For a full copy, contact the brand.',
    ),
  )
}

/** 「删除我的数据」, after the person confirmed it: everything that leads to them, in both stores. */
export async function eraseBySpeaker(workspace: Workspace, speaker: Asking, language: Language, now: Date): Promise<Message> {
  const subject = await subjectOfSpeaker(workspace, speaker)
  await erase(workspace, subject, `${speaker.platform}:${speaker.workspace}:${speaker.user}`, now)
  const text = {
    zh: '已经全部删除：您的回答、访谈、邀请、联系方式和购买资料。以后不会再邀请您；为了做到这一点，我们只留了一个无法还原的指纹。聊天平台自己的聊天记录请您自行删除。',
    en: 'It is all erased: your answers, interviews, invitations, how to reach you, and your purchases. You will not be invited again; to keep that promise we keep a fingerprint that leads back to nobody. The chat platform keeps its own history of this talk, which is yours to delete.',
  }
  return message(language, paragraph(text[language]))
}

async function recordCounts(workspace: Workspace, subject: Parameters<typeof boundSubject>[0]): Promise<[string, number][]> {
  const warehouse = await workspace.warehouse()
  const bound = boundSubject(subject)
  const found: [string, number][] = []
  for (const { table, condition } of await tablesAbout(warehouse)) {
    if (!(table in tableWords)) continue
    const [row] = await warehouse.rows<{ rows: string }>({
      sql: `SELECT count() AS rows FROM ${table} WHERE ${condition}`,
      parameters: bound,
    })
    if (Number(row?.rows ?? 0) > 0) found.push([table, Number(row?.rows)])
  }
  return found
}

const tableWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  customers: { zh: '客户资料', en: 'customer records' },
  orders: { zh: '订单', en: 'orders' },
  events: { zh: '浏览等行为', en: 'views and other events' },
  reviews: { zh: '评价', en: 'reviews' },
  tickets: { zh: '客服记录', en: 'support tickets' },
  posts: { zh: '社区发言', en: 'community posts' },
  campaigns: { zh: '收到的营销消息', en: 'campaign messages' },
  identities: { zh: '账号（指纹）', en: 'accounts (as fingerprints)' },
}
