import type { Label, Language } from '../catalog/label.js'
import type { Statement } from './persona.js'

/** Who they are, as the noun of a name; and whether it says a word's meaning already (妈妈 are 已婚, 学生 未婚). */
export interface Noun {
  readonly text: string
  says(word: string): boolean
}

/** A noun is read as what they all are, so most have to be so; of many occupations a good third is most. Occupation where one sets them apart, else generation and gender. An occupation may name the gender itself (全职妈妈). */
export function noun(strong: readonly Statement[], language: Language): Noun {
  const told = (tag: string, least: number) =>
    strong.find(
      ({ subject, effect, valueLabel, number }) =>
        subject === tag &&
        effect > 0 &&
        number >= least &&
        valueLabel &&
        !vague.has(valueLabel.zh) &&
        (language === 'zh' || !han.test(valueLabel.en)),
    )?.valueLabel
  const gender =
    genders[strong.find(({ subject, effect, number }) => subject === 'gender' && effect > 0 && number >= 0.5)?.value ?? '']
  const occupation = told('occupation', 0.35)
  if (occupation) {
    const gendered =
      gender && !/[妈爸男女]/.test(occupation.zh) && !/(mom|wife|dad)$/.test(occupation.en) ? gender.before[language] : ''
    const says = (word: string) =>
      (word === '已婚' && /[妈爸太妇]/.test(occupation.zh)) || (word === '未婚' && occupation.zh === '学生')
    return { text: language === 'zh' ? gendered + occupation.zh : people(gendered, occupation.en, gender), says }
  }
  const generation = told('generation', 0.5)
  const end = gender?.alone[language] ?? { zh: '顾客', en: 'customers' }[language]
  const text = language === 'zh' ? `${generation?.zh ?? ''}${end}` : `${end}${generation ? ` ${generation.en}` : ''}`
  return { text, says: () => false }
}

interface Gender {
  readonly before: Label
  readonly alone: Label
}

/** `female students`; an adjective (self-employed, retired) takes people as its noun. */
function people(gendered: string, occupation: string, gender: Gender | undefined): string {
  if (/(ed|lance)$/.test(occupation)) return `${occupation} ${gender?.alone.en ?? 'people'}`
  const plural = occupation
    .replace(/fe$/, 've')
    .replace(/([^aeiou])y$/, '$1ie')
    .replace(/(s|x|ch|sh)$/, '$1e')
  return [gendered, `${plural}s`].filter(Boolean).join(' ')
}

const han = /\p{Script=Han}/u
/** Words that say nothing in a name. */
const vague: ReadonlySet<string> = new Set(['其他', '其它', '未知', '职员'])
const genders: Readonly<Record<string, Gender>> = {
  female: { before: { zh: '女', en: 'female' }, alone: { zh: '女性', en: 'women' } },
  male: { before: { zh: '男', en: 'male' }, alone: { zh: '男士', en: 'men' } },
}
