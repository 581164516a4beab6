import type { Recalled, Suggestion } from '../../channels/channel.js'
import { heading, incomingForm, list, type Message, message, messageForm, paragraph } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { Workspace } from '../workspace.js'
import { customerOf } from './customer-of.js'
import { may, ownRole } from './roles.js'
import { saidText } from './situation.js'

/** Entries of a page at once. */
const recalledAtOnce = 200

/** A conversation from our own transcript: what was heard and what was said, in order of time. */
export async function recallOf(ledger: Ledger, conversation: string, after = ''): Promise<Recalled[]> {
  const [heard, said] = await Promise.all([
    ledger
      .selectFrom('inbox')
      .select(['id', 'body', 'received_at'])
      .where('conversation', '=', conversation)
      .orderBy('id', 'desc')
      .limit(recalledAtOnce)
      .execute(),
    ledger
      .selectFrom('outbox')
      .select(['id', 'message', 'created_at', 'slot'])
      .where('conversation', '=', conversation)
      .orderBy('id', 'desc')
      .limit(recalledAtOnce)
      .execute(),
  ])
  const slots = new Map<string, string>()
  const bot = said.reverse().map(({ id, message: body, created_at, slot }): Recalled => {
    const entry = `${created_at}~b${id}`
    const replaced = slot ? slots.get(slot) : undefined
    if (slot) slots.set(slot, entry)
    return {
      id: entry,
      at: created_at,
      from: 'bot',
      message: messageForm.parse(JSON.parse(body)),
      ...(replaced ? { replaces: replaced } : {}),
    }
  })
  const person = heard.flatMap(({ id, body, received_at }): Recalled[] => {
    const incoming = incomingForm.safeParse(JSON.parse(body)).data
    const text = incoming ? saidText(incoming) : ''
    return text ? [{ id: `${received_at}~a${id}`, at: received_at, from: 'person', message: message('zh', paragraph(text)) }] : []
  })
  return [...person, ...bot].sort((one, other) => (one.id < other.id ? -1 : 1)).filter(({ id }) => id > after)
}

/** What completes a command while it is typed, by what the person may do. */
export async function suggestionsOf(
  workspace: Workspace,
  speaker: Parameters<typeof ownRole>[1],
  wanted: 'question' | 'survey' | 'segment',
  typed: string,
): Promise<Suggestion[]> {
  const ledger = await workspace.ledger()
  const role = await ownRole(ledger, speaker)
  const offered = await offers(workspace, wanted, may(role, 'ask'))
  const normal = typed.trim().toLowerCase()
  return offered
    .filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(normal))
    .slice(0, 25)
    .map(({ label, value }) => ({ label: label.slice(0, 100), value: value.slice(0, 100) }))
}

async function offers(workspace: Workspace, wanted: 'question' | 'survey' | 'segment', team: boolean): Promise<Suggestion[]> {
  if (wanted === 'survey') {
    const { listSurveys } = await import('../survey-files.js')
    const files = await listSurveys(workspace)
    return files.flatMap(({ id, read }) => (read.survey ? [{ label: read.survey.title, value: id }] : []))
  }
  if (!team) return []
  if (wanted === 'segment') {
    const { listSegments } = await import('../saved-segments.js')
    return (await listSegments(workspace)).map(({ name }) => ({ label: name, value: name }))
  }
  const { exampleQuestions } = await import('../chat-help.js')
  return exampleQuestions.map((question) => ({ label: question, value: question }))
}

/** A person's home page: for the team its saved segments, studies and surveys; for a customer what waits for them. */
export async function homeOf(workspace: Workspace, speaker: Parameters<typeof ownRole>[1]): Promise<Message> {
  const ledger = await workspace.ledger()
  const role = await ownRole(ledger, speaker)
  const language = speaker.locale && !/^zh/i.test(speaker.locale) ? 'en' : 'zh'
  const zh = language === 'zh'
  if (!may(role, 'ask')) {
    const customer = await customerOf(workspace, speaker)
    const open = await ledger
      .selectFrom('survey_sessions')
      .select(['survey'])
      .where('respondent', '=', `${speaker.platform}:${speaker.workspace}:${speaker.user}`)
      .where('state', 'in', ['asking', 'paused'])
      .execute()
    return message(
      language,
      heading(zh ? '您的问卷' : 'Your surveys', 2),
      open.length
        ? list(open.map(({ survey }) => survey))
        : paragraph(zh ? '现在没有等您回答的问卷。' : 'No survey waits for you.'),
      paragraph(
        zh
          ? `${customer ? '' : ''}私信我「我的数据」可以查看我们保存了什么。`
          : 'Send me "my data" to see what is kept about you.',
      ),
    )
  }
  const [{ listSegments }, { listSurveys }, { latestDigest }] = await Promise.all([
    import('../saved-segments.js'),
    import('../survey-files.js'),
    import('../latest-digest.js'),
  ])
  const [segments, surveys, studies, digest] = await Promise.all([
    listSegments(workspace),
    listSurveys(workspace),
    ledger.selectFrom('studies').select(['id', 'title', 'state']).orderBy('created_at', 'desc').limit(10).execute(),
    latestDigest(workspace),
  ])
  return message(
    language,
    heading(zh ? '问卷' : 'Surveys', 2),
    list(surveys.flatMap(({ id, read }) => (read.survey ? [`${read.survey.title} (${id})`] : []))),
    heading(zh ? '进行中的研究' : 'Studies', 2),
    studies.length
      ? list(studies.map(({ id, title, state }) => `${title} · ${stateWords[state][language]} · ${id}`))
      : paragraph(zh ? '还没有。说「发问卷」开始第一个。' : 'None yet. Say "send survey" to begin the first.'),
    heading(zh ? '保存的人群' : 'Saved segments', 2),
    segments.length ? list(segments.map(({ name }) => name)) : paragraph(zh ? '还没有。' : 'None yet.'),
    heading(zh ? '最近的周报' : 'Last digest', 2),
    paragraph(digest ?? (zh ? '还没有；运行 zhiyin digest 生成。' : 'None yet: zhiyin digest makes one.')),
  )
}

const stateWords = {
  draft: { zh: '草稿', en: 'draft' },
  running: { zh: '进行中', en: 'running' },
  paused: { zh: '暂停', en: 'paused' },
  closed: { zh: '已结束', en: 'closed' },
} as const
