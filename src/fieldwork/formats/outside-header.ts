/** One column of the table: where it stands, and what of its question it holds ('' for the answer itself). */
export interface OutsideColumn {
  readonly at: number
  readonly label: string
}

export interface OutsideQuestion {
  readonly title: string
  readonly items: readonly OutsideColumn[]
}

export interface OutsideHeader {
  readonly questions: readonly OutsideQuestion[]
  /** Columns about the respondent: `respondent`, `startedAt`, `completedAt`, `outcome`. */
  readonly about: ReadonlyMap<string, number>
  /** Columns that name people. */
  readonly leftOut: readonly string[]
  readonly headerRows: number
}

const aboutRespondent: Readonly<Record<string, string>> = {
  respondentid: 'respondent',
  responseid: 'respondent',
  答卷编号: 'respondent',
  序号: 'respondent',
  startdate: 'startedAt',
  timestarted: 'startedAt',
  datecreated: 'startedAt',
  enddate: 'completedAt',
  datesubmitted: 'completedAt',
  提交答卷时间: 'completedAt',
  datemodified: 'completedAt',
  status: 'outcome',
}

const ofPeople = /^(ipaddress|emailaddress|email|firstname|lastname|name|来自ip|来源|来源详情|姓名|手机|手机号|邮箱)$/
const unused = /^(collectorid|customdata\d*|所用时间|sessionid|language|userid|useragent)$/

/** One header row, or SurveyMonkey's two: in the second a question's first cell says `Response`, options or matrix rows. */
export function outsideQuestions(records: readonly (readonly string[])[]): OutsideHeader {
  const [first = [], second = []] = records
  const two = hasSecondHeader(first, second)
  const about = new Map<string, number>()
  const leftOut: string[] = []
  const questions: { title: string; items: OutsideColumn[] }[] = []
  const byTitle = new Map<string, { title: string; items: OutsideColumn[] }>()
  first.forEach((cell, at) => {
    const text = clean(cell)
    const key = text.toLowerCase().replace(/[\s_.-]/g, '')
    const under = two ? clean(second[at] ?? '') : ''
    const known = aboutRespondent[key]
    if (known) {
      if (!about.has(known)) about.set(known, at)
      return
    }
    if (ofPeople.test(key) && !/response/i.test(under)) {
      leftOut.push(text)
      return
    }
    if (unused.test(key)) return
    const current = questions.at(-1)
    if (two && text === '' && current) {
      current.items.push({ at, label: under })
      return
    }
    const { title, label } = two ? { title: text, label: under } : taken(text, first)
    // A column without any heading holds nothing that could be named.
    if (title === '') return
    const same = two ? undefined : byTitle.get(title)
    if (same) same.items.push({ at, label })
    else {
      const question = { title, items: [{ at, label }] }
      questions.push(question)
      byTitle.set(title, question)
    }
  })
  return { questions, about, leftOut, headerRows: two ? 2 : 1 }
}

function hasSecondHeader(first: readonly string[], second: readonly string[]): boolean {
  const responses = second.filter((cell) => /^(open-ended )?response$/i.test(cell.trim())).length
  const continued = first.filter((cell, at) => at > 0 && cell.trim() === '' && (second[at] ?? '').trim() !== '').length
  const started = (second[0] ?? '').trim() === ''
  return responses > 0 ? started || responses > 1 : started && continued > 0
}

/** `option:question`, where several columns end in the same question. */
function taken(text: string, all: readonly string[]): { title: string; label: string } {
  const at = text.indexOf(':')
  if (at > 0) {
    const title = text.slice(at + 1).replace(/^[:\s]+/, '')
    const shared = all.filter((other) => clean(other) === title || clean(other).endsWith(`:${title}`)).length
    if (title !== '' && shared > 1) return { title, label: text.slice(0, at).trim() }
  }
  return { title: text, label: '' }
}

const clean = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/:\s+/g, ':')
    .trim()
