import type { Language } from '../../catalog/label.js'
import { maskPersonalData } from '../../language/masking/mask-personal-data.js'
import { type Block, bold, heading, type Message, message, muted, note, say, table } from '../../messages/index.js'
import type { Utterance } from './put.js'
import { inLanguage, type Script } from './script.js'

/** A kept interview as it is told to the team: personal data masked, and no customer where the study promised so. Plain data: `--json` prints it. */
export interface Transcript {
  readonly interview: string
  readonly script: string
  readonly title: string
  readonly language: Language
  readonly status: string
  /** A pseudonym; the customer's id only where the study is an identified one. */
  readonly respondent: string
  readonly customer?: string
  readonly startedAt: string
  readonly completedAt: string | null
  /** Minutes of talking, silences cut short. */
  readonly minutes: number
  readonly followUps: { readonly all: number; readonly model: number }
  /** Must-cover points that nothing said has covered, by name. */
  readonly uncovered: readonly string[]
  readonly lines: readonly TranscriptLine[]
  readonly memos: readonly TranscriptMemo[]
}

export interface TranscriptLine {
  /** Counted from 1 within the interview. */
  readonly line: number
  readonly speaker: Utterance['speaker']
  readonly kind: Utterance['kind']
  readonly topic: string | null
  readonly question: string | null
  readonly text: string
  /** ISO 8601, UTC; left out where the study is anonymous: a moment can lead to a person. */
  readonly at?: string
  /** Seconds since the interview began. */
  readonly after: number
}

export interface TranscriptMemo {
  readonly id: number
  /** The line that it is about; null: the whole interview. */
  readonly line: number | null
  readonly by: string
  readonly text: string
  readonly at: string
}

/** What the ledger has of an interview. */
export interface KeptInterview {
  readonly id: string
  readonly language: Language
  readonly status: string
  readonly customer: string | undefined
  readonly privacy: 'anonymous' | 'pseudonymous' | 'identified'
  readonly startedAt: string
  readonly completedAt: string | null
  readonly spentSeconds: number
  readonly followUps: Transcript['followUps']
  readonly covered: readonly string[]
  readonly utterances: readonly (Utterance & { readonly id: number })[]
  readonly memos: readonly (Omit<TranscriptMemo, 'line'> & { readonly utterance: number | null })[]
}

export function transcriptOf(script: Script, kept: KeptInterview): Transcript {
  const { language, privacy } = kept
  const begun = Date.parse(kept.startedAt)
  const lineOf = new Map(kept.utterances.map(({ id }, index) => [id, index + 1]))
  const points = script.topics.flatMap(({ questions }) => questions.flatMap(({ points: own }) => own))
  return {
    interview: kept.id,
    script: script.id,
    title: inLanguage(script.title, language),
    language,
    status: kept.status,
    respondent: `P-${kept.id.slice(0, 6)}`,
    ...(privacy === 'identified' && kept.customer ? { customer: kept.customer } : {}),
    startedAt: privacy === 'anonymous' ? kept.startedAt.slice(0, 10) : kept.startedAt,
    completedAt: privacy === 'anonymous' ? (kept.completedAt?.slice(0, 10) ?? null) : kept.completedAt,
    minutes: Math.round(kept.spentSeconds / 6) / 10,
    followUps: kept.followUps,
    uncovered: points.filter(({ id }) => !kept.covered.includes(id)).map(({ name }) => inLanguage(name, language)),
    lines: kept.utterances.map(({ speaker, kind, topic, question, text, at }, index) => ({
      line: index + 1,
      speaker,
      kind,
      topic,
      question,
      text: maskPersonalData(text),
      ...(privacy === 'anonymous' ? {} : { at }),
      after: Math.max(0, Math.round((Date.parse(at) - begun) / 1000)),
    })),
    memos: kept.memos.map(({ utterance, text, ...memo }) => ({
      ...memo,
      line: utterance === null ? null : (lineOf.get(utterance) ?? null),
      text: maskPersonalData(text),
    })),
  }
}

/** Who spoke and how, as a transcript names it. */
export function speakerName({ speaker, kind }: Pick<TranscriptLine, 'speaker' | 'kind'>, language: Language): string {
  const names = {
    person: { zh: '受访者', en: 'Respondent' },
    bot: { zh: '访谈者', en: 'Interviewer' },
    probe: { zh: '访谈者（追问）', en: 'Interviewer (probe)' },
    model: { zh: '访谈者（模型追问）', en: 'Interviewer (follow-up by model)' },
  }
  return names[speaker === 'person' ? 'person' : kind === 'probe' || kind === 'model' ? kind : 'bot'][language]
}

/** `03:25`, `1:02:00`: time since the beginning. */
export function elapsed(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 && shown.length === 3 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** What a reader should know before reading, as label and value. */
export function transcriptFacts(transcript: Transcript, clock: (at: string) => string): { label: string; value: string }[] {
  const { language, customer, followUps, uncovered } = transcript
  const said = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return [
    { label: said('受访者', 'Respondent'), value: customer ? `${transcript.respondent}（${customer}）` : transcript.respondent },
    { label: said('开始', 'Began'), value: clock(transcript.startedAt) },
    {
      label: said('结束', 'Ended'),
      value: transcript.completedAt ? clock(transcript.completedAt) : statusName(transcript.status, language),
    },
    { label: said('谈话时长', 'Time talking'), value: said(`${transcript.minutes} 分钟`, `${transcript.minutes} min`) },
    {
      label: said('追问', 'Follow-ups'),
      value: said(
        `${followUps.all} 次，其中模型 ${followUps.model} 次`,
        `${followUps.all}, of which ${followUps.model} by a model`,
      ),
    },
    ...(uncovered.length > 0
      ? [{ label: said('未谈到的要点', 'Points not covered'), value: uncovered.join(said('、', ', ')) }]
      : []),
  ]
}

export function statusName(status: string, language: Language): string {
  const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
    asking: { zh: '进行中', en: 'under way' },
    paused: { zh: '暂停', en: 'paused' },
    completed: { zh: '完成', en: 'completed' },
    declined: { zh: '未同意', en: 'declined' },
    expired: { zh: '过期', en: 'expired' },
    erased: { zh: '已删除', en: 'erased' },
  }
  return names[status]?.[language] ?? status
}

/** The transcript as a message: for the terminal, for Markdown, for any channel. */
export function transcriptMessage(script: Script, transcript: Transcript, clock: (at: string) => string): Message {
  const { language, lines, memos } = transcript
  const said = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const about = memosBy(memos)
  const blocks: Block[] = [
    heading(transcript.title, 1),
    table({
      columns: [
        { key: 'label', label: said('项目', 'About'), type: 'word' },
        { key: 'value', label: said('内容', 'Value'), type: 'word' },
      ],
      rows: transcriptFacts(transcript, clock),
    }),
  ]
  let topic: string | null = null
  for (const line of lines) {
    if (line.topic !== null && line.topic !== topic) blocks.push(heading(topicName(script, line.topic, language)))
    topic = line.topic ?? topic
    blocks.push(say`${muted(elapsed(line.after))} ${bold(speakerName(line, language))} ${line.text}`)
    for (const memo of about.get(line.line) ?? []) blocks.push(note(memoText(memo, language)))
  }
  const whole = about.get(null) ?? []
  if (whole.length > 0) blocks.push(heading(said('备忘', 'Memos')), ...whole.map((memo) => note(memoText(memo, language))))
  return message(language, ...blocks)
}

export function topicName(script: Script, id: string, language: Language): string {
  const topic = script.topics.find((one) => one.id === id)
  return topic ? inLanguage(topic.name, language) || id : id
}

export function memosBy(memos: readonly TranscriptMemo[]): Map<number | null, TranscriptMemo[]> {
  const by = new Map<number | null, TranscriptMemo[]>()
  for (const memo of memos) by.set(memo.line, [...(by.get(memo.line) ?? []), memo])
  return by
}

export function memoText({ by, text }: TranscriptMemo, language: Language): string {
  return language === 'zh' ? `备忘（${by}）：${text}` : `Memo (${by}): ${text}`
}
