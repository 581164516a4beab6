import { lintSurvey } from 'survey-core/linter'
import '../extension-property.js'
import { isNode, type Node, type SurveyFault } from './fault.js'

/** What SurveyJS's own linter finds, in both languages; a question repeated word for word is asked once, not refused. */
export function linted(definition: Node): SurveyFault[] {
  return lintSurvey(definition).findings.flatMap((finding): SurveyFault[] => {
    const { ruleId, path, message, messageData } = finding
    const unknownType = ruleId === 'element/unknown-type'
    if (finding.severity !== 'error' && finding.severity !== 'warning' && !unknownType) return []
    if (ruleId === 'property/unknown' && messageData.key === 'zhiyin' && path === 'zhiyin') return []
    if (unknownType && conversational.has(String(finding.elementType))) return []
    // What is only shown needs no name to be asked by.
    const shown =
      ruleId === 'property/required' &&
      ['html', 'image', 'expression', 'panel', 'page'].includes(String(messageData.className ?? finding.elementType))
    const copies = ruleId === 'name/duplicate' ? [path, ...(finding.related ?? []).map((one) => one.path)] : []
    const same =
      copies.length > 1 &&
      copies.every((one) => saysSomething(at(definition, one))) &&
      new Set(copies.map((one) => JSON.stringify(at(definition, one)))).size === 1
    // The linter is lenient where a browser form can live on; in a chat a question of unknown type is one that nobody is asked.
    const severity = same || shown ? 'warning' : unknownType ? 'error' : finding.severity === 'error' ? 'error' : 'warning'
    const suggestion = typeof finding.suggestion === 'string' ? { suggestion: finding.suggestion } : {}
    const chinese = said[ruleId]?.(messageData, finding.elementName ?? '') ?? `${ruleId}：${message}`
    const once = same ? [' It is asked once.', '内容完全相同，只问一次。'] : ['', '']
    return [{ severity, path, message: `${message}${once[0]}`, zh: `${chinese}${once[1]}`, ...suggestion }]
  })
}

/** Two bare questions of one name are a slip; only one that has words or choices can be recognised as the same. */
const saysSomething = (element: unknown) => isNode(element) && (element.title !== undefined || element.choices !== undefined)

/** Types that SurveyJS's linter does not know and a conversation can ask all the same. */
const conversational = new Set(['buttongroup', 'imagemap'])

function at(definition: Node, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined),
      definition,
    )
}

type Data = Readonly<Record<string, unknown>>
const why = (data: Data) => (data.expression ? `（在「${data.expression}」里）` : '')

/** Each rule in Chinese; the English is the linter's. */
const said: Readonly<Record<string, (data: Data, element: string) => string>> = {
  'expression/syntax': (data) =>
    `表达式「${data.expression}」写错了${typeof data.at === 'number' ? `（第 ${data.at} 个字符）` : ''}。`,
  'reference/unknown': (data) => `没有叫「${data.name}」的题目、面板、页面、计算值或变量${why(data)}。`,
  'reference/self': (data, element) => `「${element}」的条件引用了它自己${why(data)}。`,
  'name/duplicate': (data) => `名字「${data.name}」重复了。`,
  'name/shadowing': (data) => `名字「${data.name}」与别处的名字相同，会互相遮住。`,
  'name/reserved': (data) => `名字「${data.name}」是 SurveyJS 的保留字。`,
  'variable/collision': (data) => `变量「${data.name}」与题目或计算值同名。`,
  'variable/preset': (data) => `预设变量「${data.name}」有问题。`,
  'element/unknown-type': (data) => `不认识的题型「${data.type ?? data.value ?? ''}」。`,
  'property/unknown': (data) => `「${data.name ?? '问卷'}」没有「${data.key}」这个设置，会被忽略。`,
  'property/dead': (data, element) => `「${element}」的设置「${data.key ?? data.prop ?? ''}」不起作用。`,
  'property/invalid-value': (data, element) =>
    `${element ? `「${element}」` : '问卷'}的设置「${data.prop ?? data.key ?? data.property ?? ''}」的值不在允许的范围里。`,
  'property/not-an-array': (data) => `「${data.prop ?? data.key ?? ''}」应当是一个列表。`,
  'property/required': (data, element) => `「${element || data.className || ''}」缺少「${data.prop ?? data.key ?? ''}」。`,
  'expression/unknown-function': (data) => `没有叫「${data.name ?? data.functionName ?? ''}」的函数${why(data)}。`,
  'cycle/calculated-value': (data) => `计算值互相引用，成了环：${cycle(data)}。`,
  'cycle/trigger': (data) => `触发器互相触发，成了环：${cycle(data)}。`,
  'cycle/value-write': (data) => `题目的值互相改写，成了环：${cycle(data)}。`,
  'expression/unknown-choice': (data) => `条件里的「${data.value ?? ''}」不是「${data.name ?? ''}」的选项${why(data)}。`,
  'expression/type-mismatch': (data) => `条件里比较的类型不对${why(data)}。`,
  'expression/contradiction': (data) => `这个条件永远不成立（或永远成立）${why(data)}。`,
  'expression/meaningless-condition': (data) => `这个条件没有意义：它不取决于任何回答${why(data)}。`,
  'choices/dead-source': (data, element) => `「${element}」的选项来自「${data.source ?? data.name ?? ''}」，那里没有选项。`,
  'choices/duplicate': (data) => `「${data.name}」的选项值「${data.value}」重复了。`,
  'trigger/unknown-target': (data) => `触发器指向「${data.name}」，没有这道题。`,
  'trigger/unknown-type': (data) => `不认识的触发器「${data.type ?? ''}」。`,
  'validator/unknown-type': (data) => `不认识的校验「${data.type ?? ''}」。`,
  'validator/dead': (_, element) => `「${element}」的这条校验永远不会起作用。`,
  'value/not-a-choice': (data, element) => `「${element}」的默认值「${data.value ?? ''}」不在选项里。`,
  'element/count-contradiction': (_, element) => `「${element}」的数量上下限互相矛盾。`,
  'element/never-visible': (_, element) => `「${element}」永远不会出现。`,
  'mask/mismatch': (_, element) => `「${element}」的默认值不符合输入格式。`,
  'page/empty': (data) => `页面「${data.name ?? ''}」里没有题目。`,
}

const cycle = (data: Data) => (Array.isArray(data.cycle) ? data.cycle.join(' → ') : String(data.name ?? ''))
