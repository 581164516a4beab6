import { givenIn } from '../results/given.js'
import type { QualityCheck } from './check.js'
import { type GibberishKind, gibberishWords, readGibberish } from './gibberish/read-gibberish.js'

/** Open answers that are no words: keys struck in a row, random letters or characters, one thing over and over. */
export const gibberish: QualityCheck = {
  name: 'gibberish',
  label: { zh: '乱填', en: 'gibberish' },
  about: {
    zh: '开放题里的乱码：键盘连打、随机字母、不成词的汉字、重复字符；「无」「没有」不算。',
    en: 'Open answers that are no words: keys struck in a row, random letters, characters that make no words, one thing over and over; "none" does not count.',
  },
  most: 50,
  find: ({ data }, { outline, gibberish: reader }) => {
    const open = outline
      .filter(({ kind, contact }) => kind === 'open' && !contact)
      .flatMap((asked) => givenIn(data, asked).flatMap(({ text }) => (text?.trim() ? [{ asked, text }] : [])))
    const found = open.flatMap(({ asked, text }) => {
      const kind = readGibberish(text, reader)
      return kind ? [{ path: asked.path, kind, text }] : []
    })
    if (found.length === 0) return []
    const mild = found.every(({ kind }) => kind === 'signs' || kind === 'digits' || kind === 'repeated')
    const all = found.length === open.length
    const kinds = [...new Set(found.map(({ kind }) => kind))]
    return [
      {
        points: (mild ? 15 : 30) + (all ? 15 : 0) + 5 * (found.length - 1),
        why: {
          zh: `${open.length} 道开放题中有 ${found.length} 道是${named(kinds, 'zh')}，如「${cut(found[0]!.text)}」`,
          en: `${found.length} of ${open.length} open answers: ${named(kinds, 'en')}, such as "${cut(found[0]!.text)}"`,
        },
        evidence: found.map(({ path }) => path),
      },
    ]
  },
}

const named = (kinds: readonly GibberishKind[], language: 'zh' | 'en') =>
  kinds.map((kind) => gibberishWords[kind][language]).join(language === 'zh' ? '、' : ', ')
const cut = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text)
