import { lintSurvey } from 'survey-core/linter'
import type { Language } from '../../catalog/label.js'

/** A survey as SurveyJS JSON, read and found fit to ask. */
export interface Survey {
  readonly id: string
  readonly title: string
  readonly definition: Readonly<Record<string, unknown>>
  readonly languages: readonly Language[]
}

/** Something wrong (or doubtful) in a survey file, with its place and what to do. */
export interface SurveyFault {
  readonly severity: 'error' | 'warning'
  /** A path in the file, such as `pages[0].elements[2].visibleIf`. */
  readonly path: string
  readonly message: string
  readonly suggestion?: string
}

export type ReadSurvey =
  | { readonly survey: Survey; readonly faults: readonly SurveyFault[] }
  | { readonly survey?: undefined; readonly faults: readonly SurveyFault[] }

/** Element types that can be asked in a chat, each input at a time. */
const askable = new Set(
  (
    'text comment radiogroup dropdown checkbox tagbox rating boolean ranking imagepicker multipletext matrix matrixdropdown matrixdynamic paneldynamic ' +
    'html image expression panel'
  ).split(' '),
)

/**
 * Reads the text of a survey file. With any error the survey is withheld; warnings come along with it.
 * @param id what the survey is called here, from the file's name
 */
export function readSurvey(id: string, text: string): ReadSurvey {
  let definition: unknown
  try {
    definition = JSON.parse(text)
  } catch (error) {
    return {
      faults: [{ severity: 'error', path: '', message: `not JSON: ${error instanceof Error ? error.message : String(error)}` }],
    }
  }
  if (!isObject(definition))
    return { faults: [{ severity: 'error', path: '', message: 'not a survey: the file holds no JSON object' }] }
  const faults = [...linted(definition), ...unaskable(definition, '')]
  const empty = inputsOf(definition) === 0
  if (empty) faults.push({ severity: 'error', path: 'pages', message: 'no question to ask: "pages" (or "elements") holds none' })
  if (faults.some(({ severity }) => severity === 'error')) return { faults }
  return { survey: { id, title: titleOf(definition, id), definition, languages: languagesOf(definition) }, faults }
}

function linted(definition: Record<string, unknown>): SurveyFault[] {
  return lintSurvey(definition).findings.flatMap((finding) => {
    // The linter is lenient where a browser form can live on; in a chat a question of unknown type is one that nobody is asked.
    const severity = finding.ruleId === 'element/unknown-type' ? 'error' : finding.severity
    if (severity !== 'error' && severity !== 'warning') return []
    return [
      {
        severity,
        path: finding.path,
        message: finding.message,
        ...('suggestion' in finding && typeof finding.suggestion === 'string' ? { suggestion: finding.suggestion } : {}),
      },
    ]
  })
}

function unaskable(node: unknown, path: string): SurveyFault[] {
  if (Array.isArray(node)) return node.flatMap((child, index) => unaskable(child, `${path}[${index}]`))
  if (!isObject(node)) return []
  const type = node.type
  const own: SurveyFault[] =
    /elements\[\d+\]$/.test(path) && typeof type === 'string' && !askable.has(type) && knownToDesigners.has(type)
      ? [
          {
            severity: 'warning',
            path,
            message: `a "${type}" question cannot be answered in a chat; it will be left out (required: it will be asked as text)`,
          },
        ]
      : []
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, child]) =>
      isObject(child) || Array.isArray(child) ? unaskable(child, path ? `${path}.${key}` : key) : [],
    ),
  ]
}

const knownToDesigners = new Set(['file', 'signaturepad', 'slider', 'buttongroup', 'imagemap', 'custom'])
const silent = new Set(['html', 'image', 'expression'])

function inputsOf(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, child) => sum + inputsOf(child), 0)
  if (!isObject(node)) return 0
  const own = typeof node.type === 'string' && askable.has(node.type) && !silent.has(node.type) && node.type !== 'panel' ? 1 : 0
  return own + inputsOf(node.pages) + inputsOf(node.elements)
}

function languagesOf(definition: Record<string, unknown>): Language[] {
  const found = new Set<Language>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child)
    else if (isObject(node)) {
      for (const [key, child] of Object.entries(node)) {
        if (key === 'zh-cn' || key === 'zh') found.add('zh')
        // SurveyJS takes "default" for English where "zh-cn" stands beside it.
        if (key === 'en' || (key === 'default' && 'zh-cn' in node)) found.add('en')
        visit(child)
      }
    } else if (typeof node === 'string' && /[\u4e00-\u9fff]/.test(node)) found.add('zh')
  }
  visit(definition)
  if (found.size === 0 || definition.locale === 'en') found.add('en')
  return (['zh', 'en'] as const).filter((language) => found.has(language))
}

function titleOf(definition: Record<string, unknown>, id: string): string {
  const title = definition.title
  if (typeof title === 'string') return title
  if (isObject(title)) {
    const said = title['zh-cn'] ?? title.zh ?? title.default ?? title.en
    if (typeof said === 'string') return said
  }
  return id
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
