import type { Label, Language } from '../catalog/label.js'
import { noun } from './naming-noun.js'
import { attributePhrases, phrases, places } from './naming-phrases.js'
import type { Statement } from './persona.js'

/** An effect (Cohen's h or d) from which a trait may name a persona. */
const naming = 0.4

/** A word names a persona only where so many of it have the word: civil servants may be over-represented and few. */
const shared = 0.3

/** One thing that sets a persona apart, as a piece of its name. */
interface Piece {
  readonly theme: string
  /** Something they do (爱看直播的…), something they are (…敏感肌学生), or where they live (…一线城市学生). */
  readonly kind: 'does' | 'is' | 'place'
  readonly says: Label
  readonly telling: number
}

/** A word of the data in the other language, where the trade has one for it. */
export type OtherNames = (word: string) => readonly string[]

/**
 * A name from the two traits that set the persona apart most, and who they are, such as 「大促囤货的已婚白领」. The same statements give
 * the same name; `taken` names are told apart by one more trait. A trait that has no word in English is left out of the English name.
 */
export function personaName(
  statements: readonly Statement[],
  attributes: ReadonlySet<string>,
  taken: { readonly zh: ReadonlySet<string>; readonly en: ReadonlySet<string> },
  otherNames: OtherNames = () => [],
): Label {
  const strong = [...statements]
    .filter(({ effect, value, number }) => Math.abs(effect) >= naming && (value === undefined || number >= shared))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.id < b.id ? -1 : 1))
    .map((each) => inBoth(each, otherNames))
  const inLanguage = (language: Language) => {
    const who = noun(strong, language)
    const pieces = piecesOf(strong, attributes).filter(({ says }) => sayable(says, language) && !who.says(says.zh))
    for (let used = Math.min(2, pieces.length); used < pieces.length; used++) {
      const name = joined(pieces.slice(0, used), who.text, language)
      if (!taken[language].has(name)) return name
    }
    return joined(pieces, who.text, language)
  }
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}

/** The statement with its word in both languages: labels of the data's own words are those words. */
function inBoth(statement: Statement, otherNames: OtherNames): Statement {
  const { valueLabel: label } = statement
  if (!label) return statement
  const han = /\p{Script=Han}/u
  const found = (word: string, fits: (other: string) => boolean) => otherNames(word).find(fits) ?? word
  return {
    ...statement,
    valueLabel: {
      zh: han.test(label.zh) ? label.zh : found(label.zh, (other) => han.test(other)),
      en: han.test(label.en)
        ? proper(
            statement.subject,
            found(label.en, (other) => !han.test(other)),
          )
        : label.en,
    },
  }
}

/** Platforms are names: Douyin, JD. */
function proper(subject: string, word: string): string {
  if (subject !== 'favorite_platform') return word
  return word.length <= 3 ? word.toUpperCase() : word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** The most telling piece of each theme, the most telling first. */
function piecesOf(strong: readonly Statement[], attributes: ReadonlySet<string>): readonly Piece[] {
  const themes = new Map<string, Piece>()
  const mentioned = [...manners(strong), ...strong.flatMap((each) => attribute(each, attributes) ?? place(each) ?? [])]
  for (const piece of mentioned) {
    const known = themes.get(piece.theme)
    if (!known) themes.set(piece.theme, piece)
    else if (piece.telling > known.telling) themes.set(piece.theme, { ...known, telling: piece.telling })
  }
  return [...themes.values()].sort((a, b) => b.telling - a.telling)
}

/** In the order of the phrases, so that of one theme the first that holds is said. */
function manners(strong: readonly Statement[]): readonly Piece[] {
  return phrases.flatMap((phrase): Piece[] => {
    const statement = strong.find((each) => each.subject === phrase.of && fits(phrase.is, each))
    if (!statement) return []
    const says = filled(phrase, statement.valueLabel)
    return [{ theme: phrase.theme, kind: 'does', says, telling: phrase.weight * Math.abs(statement.effect) }]
  })
}

function fits(is: string, { value, effect }: Statement): boolean {
  if (value === undefined) return is === (effect > 0 ? 'high' : 'low')
  return effect > 0 && (is === '*' || is === value)
}

/** Of a column without a phrase of its own the word alone, with the column's name where both are short. */
function attribute(statement: Statement, attributes: ReadonlySet<string>): Piece | undefined {
  const { subject, subjectLabel, value, valueLabel, effect } = statement
  if (!attributes.has(subject) || value === undefined || !valueLabel || effect <= 0) return undefined
  const known = attributePhrases[subject]
  const short = valueLabel.zh.length <= 2 && subjectLabel.zh.length <= 2
  const pattern = known ?? (short ? { zh: `{}${subjectLabel.zh}`, en: `{}-${subjectLabel.en}` } : { zh: '{}', en: '{}' })
  const zh = filled(pattern, valueLabel).zh.replace('性肌', '肌').replace('肌肌', '肌')
  return {
    theme: subject.startsWith('skin_') ? 'skin' : subject,
    kind: known?.does ? 'does' : 'is',
    says: { zh, en: filled(pattern, valueLabel).en },
    telling: (subject === 'marital_status' ? 0.8 : 1) * effect,
  }
}

function place({ subject, value, valueLabel, effect }: Statement): Piece | undefined {
  if (subject !== 'city_tier' || effect <= 0 || value === undefined || !valueLabel) return undefined
  return { theme: 'place', kind: 'place', says: places[value] ?? valueLabel, telling: 0.9 * effect }
}

function filled(pattern: { readonly zh: string; readonly en: string }, value: Label | undefined): Label {
  return {
    zh: pattern.zh.replace('{}', () => value?.zh ?? ''),
    en: pattern.en.replace('{}', () => value?.en.replaceAll(' ', '-') ?? ''),
  }
}

function sayable(says: Label, language: Language): boolean {
  return language === 'zh' || !/\p{Script=Han}/u.test(says.en)
}

function joined(pieces: readonly Piece[], who: string, language: Language): string {
  const of = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind === kind).map(({ says }) => says[language])
  if (language === 'en') {
    const before = [...of('does'), ...of('is')].join(', ')
    return [before, ...of('place'), who].filter(Boolean).join(' ')
  }
  const does = of('does').join('、')
  return `${does === '' ? '' : `${does}的`}${of('is').join('')}${of('place').join('')}${who}`
}
