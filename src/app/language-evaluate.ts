import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { type Evaluation, evaluateLabels } from '../language/evaluate.js'
import type { LanguageModel } from '../language/model.js'
import { readText } from '../language/read-text.js'
import { loadLanguage } from './load-language.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

/** A text with its true label. */
export interface LabelledText {
  readonly text: string
  readonly label: 'positive' | 'neutral' | 'negative'
  readonly group: string
}

export interface SentimentEvaluation extends Evaluation {
  /** Only positive and negative are in the file: the nearer of the two counts, and this share was called neutral before. */
  readonly calledNeutral?: number
  readonly groups: Readonly<Record<string, { texts: number; accuracy: number; macroF1: number }>>
}

/**
 * `zhiyin language evaluate FILE`: scores a CSV or TSV (also .gz) of labelled texts, by label and, where it has one, by category.
 *
 * @throws UserError when the file is missing or has no columns of labels and texts
 */
export async function languageEvaluate(workspace: Workspace, file: string, options: { json?: boolean }): Promise<ExitCode> {
  const labelled = await readLabelledTexts(file)
  const evaluation = evaluateSentiment(labelled, await loadLanguage())
  workspace.output.result(options.json ? JSON.stringify({ file, ...evaluation }) : evaluationText(evaluation))
  return exit.done
}

export function evaluateSentiment(labelled: readonly LabelledText[], model: LanguageModel): SentimentEvaluation {
  const twoSided = labelled.every(({ label }) => label !== 'neutral')
  const readings = labelled.map(({ text }) => readText(text, model))
  const given = readings.map(({ polarity, sentiment }) => (twoSided ? (sentiment >= 0 ? 'positive' : 'negative') : polarity))
  const pairsOf = (indices: readonly number[]) => indices.map((index) => [labelled[index]!.label, given[index]!] as const)
  const groups: Record<string, { texts: number; accuracy: number; macroF1: number }> = {}
  for (const group of new Set(labelled.map((one) => one.group))) {
    if (group === '') continue
    const { texts, accuracy, macroF1 } = evaluateLabels(
      pairsOf([...labelled.keys()].filter((index) => labelled[index]!.group === group)),
    )
    groups[group] = { texts, accuracy, macroF1 }
  }
  const neutral = readings.filter(({ polarity }) => polarity === 'neutral').length
  return {
    ...evaluateLabels(pairsOf([...labelled.keys()])),
    ...(twoSided ? { calledNeutral: neutral / Math.max(1, labelled.length) } : {}),
    groups,
  }
}

const labelColumns = ['label', 'polarity', 'sentiment', 'stars', 'star', 'rating', '标签', '情感', '星级', '评分']
const textColumns = ['text', 'review', 'content', 'comment', 'reviewbody', 'sentence', '文本', '内容', '评论', '评价', '评价内容']
const groupColumns = ['cat', 'category', 'group', '品类', '类别', '分类']

export async function readLabelledTexts(file: string): Promise<LabelledText[]> {
  if (!existsSync(file)) throw new UserError(`没有这个文件:${file}\nThere is no file ${file}.`)
  const bytes = await readFile(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '')
  const firstLine = text.slice(0, text.indexOf('\n'))
  const rows = parse(text, {
    columns: true,
    delimiter: firstLine.includes('\t') ? '\t' : ',',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as Record<string, string>[]
  const columns = Object.keys(rows[0] ?? {})
  const column = (names: readonly string[]) => columns.find((name) => names.includes(name.trim().toLowerCase()))
  const label = column(labelColumns)
  const body = column(textColumns)
  if (!label || !body) {
    throw new UserError(
      `${file} 里要有一列标签(${labelColumns.join('、')})和一列文本(${textColumns.join('、')});现在的列是:${columns.join('、')}\n` +
        `${file} needs a column of labels (label, polarity, stars …) and one of texts (text, review …); it has: ${columns.join(', ')}`,
    )
  }
  const group = column(groupColumns)
  return rows.flatMap((row) => {
    const side = sideOf(row[label] ?? '', /star|rating|星|评分/i.test(label))
    return side && row[body]?.trim() ? [{ text: row[body], label: side, group: group ? (row[group] ?? '') : '' }] : []
  })
}

function sideOf(label: string, isStars: boolean): LabelledText['label'] | undefined {
  const word = label.trim().toLowerCase()
  if (isStars) return Number(word) >= 4 ? 'positive' : Number(word) === 3 ? 'neutral' : Number(word) >= 1 ? 'negative' : undefined
  if (/^(?:1|\+1|pos|positive|好评|正面|积极|正)$/.test(word)) return 'positive'
  if (/^(?:0|-1|neg|negative|差评|负面|消极|负)$/.test(word)) return 'negative'
  return /^(?:neu|neutral|中评|中性|中)$/.test(word) ? 'neutral' : undefined
}

function evaluationText({ texts, accuracy, macroF1, labels, calledNeutral, groups }: SentimentEvaluation): string {
  const figure = (value: number) => value.toFixed(3)
  const lines = [`${texts} 条文本 texts  准确率 accuracy ${figure(accuracy)}  macro-F1 ${figure(macroF1)}`]
  for (const [label, { precision, recall, f1, support }] of Object.entries(labels)) {
    lines.push(`  ${label}: precision ${figure(precision)}  recall ${figure(recall)}  F1 ${figure(f1)}  (${support})`)
  }
  if (calledNeutral !== undefined)
    lines.push(
      `  只有正负两类,按较近的一类计 / two labels only, the nearer one counts; called neutral before: ${figure(calledNeutral)}`,
    )
  for (const [group, one] of Object.entries(groups))
    lines.push(`  ${group}: accuracy ${figure(one.accuracy)}  macro-F1 ${figure(one.macroF1)}  (${one.texts})`)
  return lines.join('\n')
}
