import type { Language } from '../../catalog/label.js'
import { conditionOf, coverOf, type Fault, isSetting, limitOf, probeOf, settingOf, topicOfHeading } from './read-parts.js'
import type { MainDraft, ScriptDraft, TopicDraft } from './script-drafts.js'
import { draft, linesOf, type TextDraft } from './script-lines.js'
import { attributeNamed, sectionNamed } from './script-words.js'

/** A guide's lines, put together to what they belong to; what cannot be placed is a fault. */
export function draftOf(text: string): ScriptDraft {
  const read: ScriptDraft = { title: undefined, sections: {}, settings: {}, topics: [], faults: [] }
  let into: TextDraft | undefined
  let language: Language | undefined
  let section: string | undefined
  const fault = (line: number, zh: string, en: string, suggestion = '') =>
    void read.faults.push({ severity: 'error', line, message: { zh, en }, ...(suggestion ? { suggestion } : {}) })
  const begin = (next: TextDraft | undefined) => {
    into = next
    language = undefined
  }
  for (const line of linesOf(text)) {
    switch (line.kind) {
      case 'title':
        if (read.title) fault(line.line, '标题只能有一个', 'there is a title already')
        else {
          read.title = draft(line.line, line.text)
          begin(read.title)
        }
        break
      case 'section': {
        const named = sectionNamed(line.text)
        section = named.name
        if (named.name === undefined) {
          fault(line.line, `没有「${line.text}」这种段落`, `there is no section "${line.text}"`, named.suggestion)
          begin(undefined)
        } else if (named.name === 'topic') {
          const topic = topicOfHeading(named.rest, line.line, read.topics.length + 1)
          read.topics.push(topic)
          begin(topic.name)
        } else {
          if (read.sections[named.name]) fault(line.line, `「${line.text}」出现了两次`, `"${line.text}" stands twice`)
          const own = draft(line.line)
          read.sections[named.name] = own
          begin(own)
        }
        break
      }
      case 'question': {
        const topic = read.topics.at(-1)
        if (section !== 'topic' || !topic) {
          fault(line.line, '问题要写在话题里', 'a question stands in a topic', '## Topic: …')
          break
        }
        const named = /^\[([^\]]+)\]\s*(.*)$/.exec(line.text)
        const question: MainDraft = {
          id: named?.[1]?.trim() ?? `${topic.id}.${topic.questions.length + 1}`,
          text: draft(line.line, named ? named[2]! : line.text),
          line: line.line,
          must: false,
          points: [],
          probes: [],
          followUps: undefined,
          only: undefined,
        }
        topic.questions.push(question)
        begin(question.text)
        break
      }
      case 'attribute':
        begin(section === undefined ? settingOf(read, line, fault) : attributeOf(read, section, line, fault))
        break
      case 'language':
        if (!into)
          fault(
            line.line,
            '这一行译的是什么？它前面没有文字',
            'nothing stands before this line that it could be a translation of',
          )
        language = line.language
        if (line.text !== '') into?.[language].push(line.text)
        break
      case 'text':
        if (section === undefined && (into === undefined || into === read.title || isSetting(line.text)))
          begin(settingOf(read, line, fault))
        else if (section === 'topic' && isAsk(line.text)) begin(attributeOf(read, section, line, fault))
        else if (into) into[language ?? 'unmarked'].push(line.text)
        else fault(line.line, `看不懂这一行：${line.text}`, `this line belongs to nothing: ${line.text}`)
        break
      case 'blank':
        if (section !== undefined && section !== 'topic') into?.[language ?? 'unmarked'].push('')
        break
    }
  }
  return read
}

/** A line with a dash, about the question (or topic) before it. Gives the text that lines after it go on with. */
function attributeOf(
  read: ScriptDraft,
  section: string,
  { line, text }: { line: number; text: string },
  fault: Fault,
): TextDraft | undefined {
  const topic = read.topics.at(-1)
  if (section !== 'topic' || !topic) {
    fault(line, '这里只写文字', 'only text stands here')
    return undefined
  }
  const question = topic.questions.at(-1)
  const { name, rest, suggestion } = attributeNamed(text)
  if (name === undefined) {
    fault(line, `没有「${text.split(/[:：]/)[0]}」这一项`, `there is no "${text.split(/[:：]/)[0]}"`, suggestion)
    return undefined
  }
  if (name === 'mentioned' || name === 'segment') {
    const about: TopicDraft | MainDraft = question ?? topic
    about.only = conditionOf(name, rest)
    if (!about.only) fault(line, '条件是空的', 'the condition is empty')
    return undefined
  }
  if (!question) {
    fault(line, '这一项要写在问题下面', 'this stands under a question')
    return undefined
  }
  switch (name) {
    case 'must':
      question.must = true
      return undefined
    case 'followUps':
      question.followUps = limitOf(rest)
      if (question.followUps === undefined) {
        const said = wordsAfterColon(rest)
        fault(line, `「${said}」不是次数`, `"${said}" is not a number of follow-ups`)
      }
      return undefined
    case 'cover': {
      const point = coverOf(rest, line, `${question.id}.${question.points.length + 1}`)
      if (point) question.points.push(point)
      else fault(line, '要谈到什么？', 'what must be covered?', 'must cover 价格 / price: 贵, 便宜, cheap')
      return point?.ask
    }
    case 'ask': {
      const point = question.points.at(-1)
      if (!point) fault(line, '「问法」写在「必谈」下面', '"ask" stands under "must cover"')
      else point.ask.unmarked.push(wordsAfterColon(rest))
      return point?.ask
    }
    case 'probe': {
      const probe = probeOf(rest, line, `${question.id}~${question.probes.length + 1}`, fault)
      if (probe) question.probes.push(probe)
      return probe?.text
    }
  }
}

/** `ask: …` goes on from a point and needs no dash of its own. */
function isAsk(text: string): boolean {
  const { name, rest } = attributeNamed(text)
  return name === 'ask' && /^[:：]/.test(rest)
}

const wordsAfterColon = (text: string): string => text.replace(/^[:：]\s*/, '')
