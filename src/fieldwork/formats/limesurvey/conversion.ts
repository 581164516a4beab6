import type { ImportNote } from '../imported.js'
import { plainText } from '../plain-text.js'
import type { LimeQuestion, LimeStructure, LimeText } from './structure.js'
import { translateExpression } from './translate.js'
import { Variables } from './variables.js'

/** A text in SurveyJS form: plain, or by locale. */
export type Said = string | Readonly<Record<string, string>>

/** What all parts of one import share: languages, variables, and the notes that gather. */
export class Conversion {
  readonly notes: ImportNote[] = []
  readonly calculated: { name: string; expression: string }[] = []
  readonly variables: Variables
  readonly structure: LimeStructure

  constructor(structure: LimeStructure) {
    this.structure = structure
    this.variables = new Variables(structure)
  }

  note(kind: ImportNote['kind'], place: string, zh: string, en: string): void {
    this.notes.push({ kind, place, message: { zh, en } })
  }

  /** A text in the survey's languages, without markup, with what it pipes in. Undefined where nothing is said. */
  said(text: LimeText, place: string, { markup = false } = {}): Said | undefined {
    const spoken = Object.entries(text).flatMap(([code, one]) => {
      const piped = this.#piped(markup ? one.trim() : plainText(one), place)
      if (!markup && /<(img|video|audio|iframe|object|embed)\b/i.test(one))
        this.note('lost', place, '文字里的图片或媒体没有带过来', 'a picture or media inside the text was left out')
      if (/<script\b/i.test(one)) this.note('lost', place, '文字里的脚本没有带过来', 'a script inside the text was left out')
      return piped === '' ? [] : [[code, piped] as const]
    })
    const base = this.structure.language
    const known = spoken.filter(([code]) => code === '' || this.structure.languages.includes(code))
    if (known.length === 0) return undefined
    const [first] = known
    if (this.structure.languages.length === 1 || known.every(([code]) => code === ''))
      return (known.find(([code]) => code === base) ?? first)?.[1]
    // SurveyJS takes "default" for English; a survey without English has its own base language there.
    const main = this.structure.languages.includes('en') ? 'en' : base
    const byLocale: Record<string, string> = {}
    for (const [code, one] of known) byLocale[code === main || code === '' ? 'default' : localeOf(code)] ??= one
    return byLocale
  }

  /** A condition, or undefined where it always holds; one that cannot be said is noted at its place. */
  condition(equation: string, place: string, of: { self?: string; about?: string } = {}): string | undefined {
    const text = equation.trim().replace(/^\{([\s\S]*)\}$/, '$1')
    if (text === '' || text === '1') return undefined
    const translated = translateExpression(text, this.variables, { as: 'condition', ...of })
    if (translated.expression !== undefined) return translated.expression === '1 = 1' ? undefined : translated.expression
    this.note(
      'lost',
      place,
      `条件没有带过来，此处总会显示或接受：${text}（无法对应：${translated.why}）`,
      `the condition was left out, so that this always holds: ${text} (no counterpart: ${translated.why})`,
    )
    return undefined
  }

  value(equation: string, self?: string): { expression?: string; why?: string } {
    const text = equation.trim().replace(/^\{([\s\S]*)\}$/, '$1')
    return translateExpression(text, this.variables, { as: 'value', ...(self === undefined ? {} : { self }) })
  }

  #piped(text: string, place: string): string {
    return text.replace(/\{([^{}]*)\}/g, (whole, inside: string) => {
      // LimeSurvey takes braces with a space inside for plain text; here all braces pipe, so that plain ones must look otherwise.
      if (inside !== inside.trim() || inside === '') return `[${inside}]`
      const translated = translateExpression(inside, this.variables, { as: 'value' })
      if (translated.expression === undefined) {
        this.note(
          'lost',
          place,
          `文字里的引用没有对应，只留下原文：${whole}（${translated.why}）`,
          `what the text pipes in has no counterpart and is shown as it is written: ${whole} (${translated.why})`,
        )
        return `[${inside}]`
      }
      const plain = /^(?:\{([^{}]+)\}|displayValue\('([^']+)'\))$/.exec(translated.expression)
      if (plain) return `{${plain[1] ?? plain[2]}}`
      const known = this.calculated.find(({ expression }) => expression === translated.expression)
      const name = known?.name ?? `piped_${this.calculated.length + 1}`
      if (!known) this.calculated.push({ name, expression: translated.expression })
      return `{${name}}`
    })
  }
}

/** One setting of a question, in the base language. */
export function setting(question: LimeQuestion, name: string): string {
  const texts = question.attributes[name] ?? {}
  return (texts[''] ?? Object.values(texts)[0] ?? '').trim()
}

export function settingText(question: LimeQuestion, name: string): LimeText {
  return question.attributes[name] ?? {}
}

/** LimeSurvey's language code as a SurveyJS locale. */
export function localeOf(code: string): string {
  const known: Readonly<Record<string, string>> = {
    'zh-Hans': 'zh-cn',
    'zh-Hant-TW': 'zh-tw',
    'zh-Hant-HK': 'zh-tw',
    'de-informal': 'de',
    'de-easy': 'de',
    'es-AR': 'es',
    'es-CL': 'es',
    'es-MX': 'es',
    'fr-CA': 'fr',
    'nl-informal': 'nl',
    'it-informal': 'it',
    'pt-BR': 'pt-br',
    nb: 'no',
    nn: 'no',
  }
  return known[code] ?? code.toLowerCase()
}
