import type { AnswerFact } from '../personas/facts.js'
import type { VoiceQuote } from '../personas/voice.js'
import type { AskedQuestion } from '../questions/vocabulary/asked-survey.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { readAskedSurveys } from './asked-surveys.js'
import { membersSql } from './persona-store.js'

interface Asked {
  readonly warehouse: Warehouse
  readonly build: string
  readonly asOf: string
  readonly ids: readonly string[]
}

interface ChosenRow {
  readonly persona: string
  readonly survey: string
  readonly question: string
  readonly choice: string
  readonly people: string
}

interface BaseRow {
  readonly persona: string
  readonly survey: string
  readonly question: string
  readonly people: string
  readonly rated: string
  readonly mean: number | null
  readonly deviation: number | null
}

interface QuoteRow extends Omit<VoiceQuote, 'product' | 'order'> {
  readonly persona: string
  readonly survey: string
  readonly question: string
  readonly choice: string
}

const counted = new Set(['single', 'multiple', 'yes-no', 'ranking'])

/** The newest answer of each identified member to each question, up to the as-of date; of a ranking, what came first. */
const newest = `(SELECT person, survey, question, argMax(if(type = 'ranking', arraySlice(\`values\`, 1, 1), \`values\`), at) AS chosen,
  argMax(if(from_top IS NULL, NULL, number), at) AS points, argMax(session, at) AS session
  FROM answers WHERE person != 0 AND privacy = 'identified' AND type != 'interview' AND toDate(at) <= {asOf:Date} GROUP BY person, survey, question)`

/** What members answered to survey questions, by cluster. */
export async function answerFacts({ warehouse, build, asOf, ids }: Asked): Promise<readonly AnswerFact[]> {
  const surveys = await readAskedSurveys(warehouse)
  const questions = surveys.flatMap((survey) => survey.questions).filter(({ kind }) => counted.has(kind) || kind === 'scale')
  if (questions.length === 0) return []
  const read = <T>(sql: string) => warehouse.rows<T>({ sql, parameters: { build, asOf } }, { lane: 'work' })
  const members = `${newest} AS a INNER JOIN ${membersSql} AS m USING (person)`
  const bases = await read<BaseRow>(
    `SELECT persona, toString(survey) AS survey, toString(question) AS question, count() AS people, count(points) AS rated, avgOrNull(points) AS mean,
      stddevSampOrNull(points) AS deviation FROM ${members} GROUP BY persona, survey, question`,
  )
  const chosen = await read<ChosenRow>(
    `SELECT persona, toString(survey) AS survey, toString(question) AS question, arrayJoin(chosen) AS choice, count() AS people FROM ${members}
      GROUP BY persona, survey, question, choice ORDER BY people DESC, choice LIMIT 40 BY persona, survey, question`,
  )
  // What those who chose it wrote in the same session, the longest of the latest.
  const quotes = await read<QuoteRow>(
    `SELECT persona, toString(c.survey) AS survey, toString(c.question) AS question, c.choice AS choice, 'answers' AS source,
      concat(w.session, ':', toString(w.question)) AS id, w.text AS text, p.customer_id AS customer, toString(w.at) AS at
      FROM (SELECT person, persona, survey, question, session, arrayJoin(chosen) AS choice FROM ${members}) AS c
      INNER JOIN (SELECT session, question, text, at FROM answers WHERE text != '' AND privacy = 'identified' AND toDate(at) <= {asOf:Date}) AS w ON w.session = c.session
      INNER JOIN (SELECT person, customer_id FROM people) AS p ON p.person = c.person
      ORDER BY lengthUTF8(text) >= 6 DESC, at DESC, id LIMIT 2 BY persona, survey, question, choice`,
  )
  return bases.flatMap((base) => {
    const question = questions.find((one) => one.survey === base.survey && one.name === base.question)
    const cluster = ids.indexOf(base.persona)
    if (!question || cluster < 0) return []
    return [factOf(question, cluster, base, chosen.filter(sameAs(base)), quotes.filter(sameAs(base)))]
  })
}

const sameAs = (base: BaseRow) => (row: Pick<ChosenRow, 'persona' | 'survey' | 'question'>) =>
  row.persona === base.persona && row.survey === base.survey && row.question === base.question

function factOf(
  { survey, name, label, kind, low, high, choices }: AskedQuestion,
  cluster: number,
  base: BaseRow,
  chosen: readonly ChosenRow[],
  quotes: readonly QuoteRow[],
): AnswerFact {
  const scale = kind === 'scale' && low !== undefined && high !== undefined
  const [n, mean, deviation] = [Number(base.rated), Number(base.mean ?? 0), Number(base.deviation ?? 0)]
  return {
    question: { id: `${survey}/${name}`, label, ...(scale ? { scale: [low, high] as const } : {}) },
    cluster,
    base: Number(base.people),
    choices: scale
      ? []
      : chosen.map(({ choice, people }) => ({
          value: choice,
          label: choices.find(({ value }) => value === choice)?.label ?? { zh: choice, en: choice },
          people: Number(people),
          quotes: quotes
            .filter((quote) => quote.choice === choice)
            .map(({ source, id, text, customer, at }) => ({ source, id, text, customer, at, product: '' })),
        })),
    ...(scale && n > 1 && Number.isFinite(deviation) ? { scale: { n, mean, deviation } } : {}),
  }
}
