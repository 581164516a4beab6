import { type Block, choices, list, message, paragraph, warning } from '../../messages/index.js'
import { createStudy, type StudyMade } from '../study/create.js'
import { listSurveys } from '../survey-files.js'
import { audit } from './audit.js'
import type { Pending } from './conversation.js'
import type { Decision } from './decision.js'
import { type Situation, whoIs } from './situation.js'
import { spokenPopulation, spokenSurvey } from './spoken-names.js'

interface Wanted {
  readonly survey: string
  readonly to: string
  readonly settings: Readonly<Record<string, unknown>>
}

/** The form that asks whom, with what and how; filled in as far as the conversation tells. */
export async function sendForm(situation: Situation, to = ''): Promise<Decision> {
  const { language, last } = situation.conversation
  const zh = language === 'zh'
  const surveys = (await listSurveys(situation.workspace)).flatMap(({ id, read }) =>
    read.survey ? [{ label: read.survey.title.slice(0, 75), value: id }] : [],
  )
  if (surveys.length === 0) {
    const none = zh
      ? '还没有问卷：把 SurveyJS JSON 文件发给我，或放进 surveys/。'
      : 'No surveys yet: send me a SurveyJS JSON file, or put it into surveys/.'
    return { messages: [message(language, paragraph(none))] }
  }
  const text = zh
    ? '填好就会先告诉您能联系到多少人，确认后才发送。也可以直接说「发问卷 名称 给 人群或问题」。'
    : 'You will first be told how many people can be reached; nothing is sent before you confirm. Or say "send survey NAME to SEGMENT OR QUESTION".'
  return {
    messages: [
      message(language, paragraph(text), {
        kind: 'form',
        id: 'send-survey',
        title: zh ? '发问卷' : 'Send a survey',
        open: zh ? '填写' : 'Fill in',
        fields: [
          {
            name: 'survey',
            label: zh ? '问卷' : 'Survey',
            input: 'choice',
            required: true,
            choices: surveys.slice(0, 25),
            value: surveys[0]?.value ?? '',
          },
          {
            name: 'to',
            label: zh ? '发给谁' : 'To whom',
            input: 'lines',
            required: true,
            value: to || last?.question || '',
            hint: zh
              ? '保存的人群，或一个问题，如：最近7天活跃但未下单的95后女性'
              : 'A saved segment, or a question about customers',
          },
          { name: 'purpose', label: zh ? '目的（给客户看）' : 'Purpose (shown to customers)', input: 'line' },
          {
            name: 'privacy',
            label: zh ? '隐私' : 'Privacy',
            input: 'choice',
            value: 'pseudonymous',
            choices: [
              { label: zh ? '化名' : 'Pseudonymous', value: 'pseudonymous' },
              { label: zh ? '匿名' : 'Anonymous', value: 'anonymous' },
              { label: zh ? '实名' : 'Identified', value: 'identified' },
            ],
          },
          { name: 'completes', label: zh ? '收满多少份就停' : 'Stop at so many completes', input: 'line' },
        ],
      }),
    ],
  }
}

/** The form came back: says who would be reached, and waits for the word to send. */
export async function sendFilled(situation: Situation, fields: Readonly<Record<string, string>>): Promise<Decision> {
  const { language } = situation.conversation
  const completes = fields.completes?.trim() ? Number(fields.completes) : undefined
  if (completes !== undefined && !(Number.isInteger(completes) && completes > 0)) {
    const text = {
      zh: `「${fields.completes}」不是份数，请填整数或留空。`,
      en: `"${fields.completes}" is no number of completes: write a whole number or leave it empty.`,
    }
    return { messages: [message(language, warning(text[language]))] }
  }
  const purpose = fields.purpose?.trim()
  return propose(situation, {
    survey: fields.survey ?? '',
    to: fields.to?.trim() ?? '',
    settings: {
      ...(fields.privacy ? { privacy: fields.privacy } : {}),
      ...(purpose ? { purpose: { zh: purpose, en: purpose } } : {}),
      ...(completes ? { quotas: { completes } } : {}),
    },
  })
}

/** Who would be reached; nothing is sent yet. */
export async function propose(situation: Situation, said: Wanted): Promise<Decision> {
  const { workspace, conversation, now } = situation
  const survey = await spokenSurvey(workspace, said.survey)
  const wanted = { ...said, survey: survey.id, to: spokenPopulation(said.to) }
  const { language } = conversation
  const made = await createStudy(workspace, { ...wanted, by: whoIs(situation), now, asOf: situation.asOf, dryRun: true })
  const go = { zh: '确认发送', en: 'confirm sending' }[language]
  const leave = { zh: '不发了', en: 'do not send' }[language]
  return {
    messages: [
      message(
        language,
        paragraph(
          {
            zh: `「${made.title}」将发给：${made.population.reading}`,
            en: `"${made.title}" would go to: ${made.population.reading}`,
          }[language],
        ),
        reachLines(made, language),
        choices({ look: 'buttons', choices: [go, leave].map((word) => ({ label: word, value: word })) }),
      ),
    ],
    change: { pending: { kind: 'send', ...wanted }, offered: [go, leave] },
  }
}

/** The word to send (or not), where a proposal waits for one; undefined for anything else. */
export async function confirmed(situation: Situation, pending: Pending, said: string): Promise<Decision | undefined> {
  const { workspace, conversation, now } = situation
  const { language } = conversation
  if (/^(不发了|算了|取消|不|do not send|cancel|no)[。.!！]?$/i.test(said.trim()))
    return {
      messages: [message(language, paragraph({ zh: '好的，没有发送。', en: 'All right, nothing was sent.' }[language]))],
      change: { pending: null, offered: [] },
    }
  if (!/^(确认发送|确认|发送|发吧|confirm sending|confirm|send|yes)[。.!！]?$/i.test(said.trim())) return undefined
  const wanted = pending as unknown as Wanted
  const made = await createStudy(workspace, { ...wanted, by: whoIs(situation), now, asOf: situation.asOf })
  const text = {
    zh: `已开始：「${made.title}」，${made.added} 份邀请会在合适的时间发出。说「进度 ${made.id}」看进展。`,
    en: `Begun: "${made.title}"; ${made.added} invitations go out at sane hours. Say "progress ${made.id}" to follow it.`,
  }
  return {
    messages: [message(language, paragraph(text[language]))],
    change: { pending: null, offered: [] },
    writes: [audit(situation, 'send survey', `${made.id}: ${wanted.survey} → ${wanted.to} (${made.added})`)],
  }
}

function reachLines({ reach, warnings, population }: StudyMade, language: 'zh' | 'en'): Block {
  const say = (zh: string, en: string, count: number) => (count > 0 ? [`${language === 'zh' ? zh : en}: ${count}`] : [])
  return list([
    ...say('总人数', 'people', reach.total),
    ...say('能联系到', 'can be reached', reach.reached.length),
    ...Object.entries(reach.byChannel).map(([channel, count]) => `· ${channel}: ${count}`),
    ...say('只能用私人链接', 'by private link only', reach.reached.filter(({ byLink }) => byLink).length),
    ...say('最近邀请过，稍后再发', 'invited lately, so later', reach.capped),
    ...say('本研究已邀请过', 'invited by this study before', reach.already),
    ...say('不愿收到邀请', 'want no invitations', reach.optedOut),
    ...say('没有联系方式', 'no way to reach them', reach.noContact),
    ...population.notes,
    ...warnings.map((fault) => fault[language]),
  ])
}
