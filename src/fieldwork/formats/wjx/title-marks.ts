import { chineseNumeral } from '../../../math/chinese-numeral.js'

/** How a question is asked; `unknown`: it carries a mark that has no counterpart here. */
export type WjxKind =
  | 'single'
  | 'dropdown'
  | 'multiple'
  | 'text'
  | 'comment'
  | 'texts'
  | 'scale'
  | 'ranking'
  | 'weights'
  | 'slider'
  | 'date'
  | 'file'
  | 'judgement'
  | 'matrix'
  | 'matrix-scale'
  | 'matrix-multiple'
  | 'matrix-text'
  | 'matrix-number'
  | 'table'
  | 'paragraph'
  | 'page'
  | 'unknown'

/** 问卷星's marks (and those of tools that write the same text), without 题 at the end. */
const kinds: Readonly<Record<string, WjxKind>> = {
  单选: 'single',
  单项选择: 'single',
  选择: 'single',
  情景: 'single',
  测试: 'single',
  考试单选: 'single',
  下拉框: 'dropdown',
  下拉: 'dropdown',
  下拉单选: 'dropdown',
  下拉选择: 'dropdown',
  多选: 'multiple',
  多项选择: 'multiple',
  复选: 'multiple',
  不定项: 'multiple',
  测试多选: 'multiple',
  评分多选: 'multiple',
  填空: 'text',
  单项填空: 'text',
  单行文本: 'text',
  单行文字: 'text',
  文本: 'text',
  测试填空: 'text',
  问答: 'comment',
  简答: 'comment',
  多行文本: 'comment',
  多行文字: 'comment',
  开放: 'comment',
  主观: 'comment',
  测试简答: 'comment',
  多项填空: 'texts',
  量表: 'scale',
  反向量表: 'scale',
  评分: 'scale',
  打分: 'scale',
  评分单选: 'scale',
  满意度: 'scale',
  NPS: 'scale',
  NPS量表: 'scale',
  排序: 'ranking',
  比重: 'weights',
  滑动条: 'slider',
  滑块: 'slider',
  滑动: 'slider',
  日期: 'date',
  时间: 'date',
  文件上传: 'file',
  上传文件: 'file',
  上传: 'file',
  图片上传: 'file',
  判断: 'judgement',
  是非: 'judgement',
  矩阵: 'matrix',
  矩阵单选: 'matrix',
  矩阵量表: 'matrix-scale',
  矩阵反向量表: 'matrix-scale',
  矩阵评分: 'matrix-scale',
  矩阵多选: 'matrix-multiple',
  矩阵填空: 'matrix-text',
  矩阵文本: 'matrix-text',
  矩阵滑动条: 'matrix-number',
  表格: 'table',
  表格填空: 'table',
  段落说明: 'paragraph',
  段落: 'paragraph',
  描述: 'paragraph',
  说明: 'paragraph',
  分页: 'page',
  分页栏: 'page',
  分页符: 'page',
}

/** What the marks in a title say, and the title without them. */
export interface MarkedTitle {
  readonly title: string
  readonly kind: WjxKind | undefined
  /** The mark as it was written. */
  readonly mark: string | undefined
  readonly reversed: boolean
  /** Said to be required or optional; undefined where nothing is said. */
  readonly required: boolean | undefined
  readonly least: number | undefined
  readonly most: number | undefined
}

const brackets = /[[【［]\s*([^[\]【】［］]{1,40}?)\s*[\]】］]/g

/**
 * Reads a title line: type mark, required mark, how many to choose.
 *
 * @example markedTitle('您喜欢哪些？* 【多选题】[多选题]') // { title: '您喜欢哪些？', kind: 'multiple', required: true, … }
 */
export function markedTitle(line: string): MarkedTitle {
  const found: { kind?: WjxKind; mark?: string; reversed: boolean; required?: boolean } = { reversed: false }
  let least: number | undefined
  let most: number | undefined
  const limited = (text: string): boolean => {
    const limits = limitsOf(text)
    least ??= limits?.least
    most ??= limits?.most
    return limits !== undefined
  }
  let title = line.replace(brackets, (whole, inside: string) => {
    const kind =
      kinds[inside.replace(/题$/, '').replace(/\s/g, '')] ??
      (/^(?:考试|绘图|商品|多级下拉|签名|.{1,6}题$)/.test(inside) ? 'unknown' : undefined)
    if (kind) {
      // A title may carry the same mark twice; the more telling one counts.
      if (found.kind === undefined || found.kind === 'unknown')
        Object.assign(found, { kind, mark: inside, reversed: inside.includes('反向') })
      return ' '
    }
    if (/^(必填|必答|必选)$/.test(inside)) found.required = true
    else if (/^(选填|选答|非必填|非必答|可选|可不填)$/.test(inside)) found.required = false
    else if (!limited(inside)) return whole
    return ' '
  })
  title = title.replace(/[（(]\s*(必填|必答|必选|选填|选答|非必填|非必答|可选填|可不填)\s*[)）]/g, (_, said: string) => {
    found.required = said.startsWith('必')
    return ' '
  })
  title = title.replace(/[（(]([^（()）]{1,30})[)）]/g, (whole, inside: string) =>
    limited(inside) && /^[^，,。]*$/.test(inside) ? ' ' : whole,
  )
  limited(title)
  const starless = title.replace(/^\s*[*＊]+\s*|\s*[*＊]+(?=\s*$)/g, '')
  if (starless !== title && found.required === undefined) found.required = true
  return {
    title: starless.replace(/\s+/g, ' ').trim(),
    kind: found.kind,
    mark: found.mark,
    reversed: found.reversed,
    required: found.required,
    least,
    most,
  }
}

const count = '([0-9]{1,2}|[一二两三四五六七八九十]{1,3})'

/** 「最多选3项」「限选三项」「至少选 2 项」「请选择1-3项」. */
function limitsOf(text: string): { least?: number; most?: number } | undefined {
  const number = (said: string | undefined) =>
    said === undefined ? undefined : /^\d+$/.test(said) ? Number(said) : chineseNumeral(said)
  const item = '\\s*(?:项|个|种|款|条|选项)'
  const between = new RegExp(`选择?\\s*${count}\\s*[-~～—至到]\\s*${count}${item}`).exec(text)
  if (between) return defined(number(between[1]), number(between[2]))
  const exactly = new RegExp(`(?:限选|必须选择?|请选出|只能选择?|任选)\\s*${count}${item}`).exec(text)
  if (exactly)
    return /限选/.test(exactly[0]) && /最多|以内/.test(text)
      ? defined(undefined, number(exactly[1]))
      : defined(number(exactly[1]), number(exactly[1]))
  const atMost = new RegExp(`(?:最多|至多|不超过|限)\\s*(?:可以|可|能)?\\s*(?:选择?)?\\s*${count}${item}`).exec(text)
  const atLeast = new RegExp(`(?:最少|至少)\\s*(?:要)?\\s*(?:选择?)?\\s*${count}${item}`).exec(text)
  return atMost || atLeast ? defined(number(atLeast?.[1]), number(atMost?.[1])) : undefined
}

function defined(least: number | undefined, most: number | undefined) {
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) }
}
