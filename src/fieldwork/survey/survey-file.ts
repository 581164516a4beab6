import type { Language } from '../../catalog/label.js'
import { conversationFaults } from './check/conversation.js'
import { inputsIn } from './check/elements.js'
import { extensionFaults } from './check/extension-faults.js'
import { fault, isNode, type Node, type SurveyFault } from './check/fault.js'
import { laterFaults } from './check/later.js'
import { linted } from './check/lint.js'
import { translationFaults } from './check/translations.js'

export type { SurveyFault } from './check/fault.js'

/** A survey as SurveyJS JSON, read and found fit to ask. */
export interface Survey {
  readonly id: string
  readonly title: string
  readonly definition: Readonly<Record<string, unknown>>
  readonly languages: readonly Language[]
}

export type ReadSurvey =
  | { readonly survey: Survey; readonly faults: readonly SurveyFault[] }
  | { readonly survey?: undefined; readonly faults: readonly SurveyFault[] }

/**
 * Reads the text of a survey file. With any error the survey is withheld; warnings and notes come along with it.
 * @param id what the survey is called here, from the file's name
 */
export function readSurvey(id: string, text: string): ReadSurvey {
  let definition: unknown
  try {
    definition = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { faults: [fault('error', '', { zh: `不是 JSON：${why}`, en: `not JSON: ${why}` })] }
  }
  if (!isNode(definition))
    return {
      faults: [
        fault('error', '', { zh: '不是问卷：文件里不是一个 JSON 对象。', en: 'not a survey: the file holds no JSON object' }),
      ],
    }
  const faults = checkSurvey(definition)
  if (faults.some(({ severity }) => severity === 'error')) return { faults }
  return { survey: { id, title: titleOf(definition, id), definition, languages: languagesOf(definition) }, faults }
}

/** Every fault of a survey, errors first. */
export function checkSurvey(definition: Node): SurveyFault[] {
  const faults = [
    ...linted(definition),
    ...conversationFaults(definition),
    ...laterFaults(definition),
    ...translationFaults(definition, languagesOf(definition)),
    ...extensionFaults(definition),
  ]
  if (inputsIn(definition).length === 0)
    faults.push(
      fault('error', 'pages', {
        zh: '没有可问的题目：「pages」（或「elements」）里一道题也没有。',
        en: 'no question to ask: "pages" (or "elements") holds none',
      }),
    )
  const rank = { error: 0, warning: 1, note: 2 }
  return faults.sort((a, b) => rank[a.severity] - rank[b.severity])
}

function languagesOf(definition: Node): Language[] {
  const found = new Set<Language>()
  const chinese = /\p{Script=Han}/u
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child)
    else if (isNode(node)) {
      for (const [key, child] of Object.entries(node)) {
        const locale = key.toLowerCase()
        if (locale === 'zh' || locale.startsWith('zh-')) found.add('zh')
        // SurveyJS takes "default" for English where "zh-cn" stands beside it.
        if (locale === 'en' || (locale === 'default' && Object.keys(node).some((other) => /^zh/i.test(other)))) found.add('en')
        if (key !== 'zhiyin') visit(child)
      }
    } else if (typeof node === 'string' && chinese.test(node)) found.add('zh')
  }
  visit(definition)
  if (found.size === 0 || definition.locale === 'en') found.add('en')
  return (['zh', 'en'] as const).filter((language) => found.has(language))
}

function titleOf(definition: Node, id: string): string {
  const title = definition.title
  if (typeof title === 'string') return title
  if (isNode(title)) {
    const said = title['zh-cn'] ?? title.zh ?? title.default ?? title.en
    if (typeof said === 'string') return said
  }
  return id
}
