import type { Field } from '../../records/index.js'
import { type CellContext, type CellReading, nothingIsEmpty, unwrapped } from './cell.js'

/** An identifier, to the letter. What a spreadsheet rounded (`1.89E+18`) names many things at once, so it is none. */
export function idCell({ names, cell }: CellContext): CellReading {
  const cut = `position(${names.text}, 'E+') > 0 AND match(${names.text}, '^\\\\d([.,]\\\\d+)?E\\\\+\\\\d+$')`
  return { bare: unwrapped(cell), text: names.bare, value: names.text, wrong: cut, reason: `'cut_id'` }
}

/** Free text; what is personal in it was masked before. */
export function textCell({ names, cell }: CellContext): CellReading {
  return { bare: cell, text: names.bare, value: names.text, wrong: '0', reason: `''` }
}

/** One of few words; spellings that the contract or a mapping lists become the word they mean. */
export function wordCell(context: CellContext): CellReading {
  const { field, names, cell, values } = context
  const bare = unwrapped(cell)
  const text = nothingIsEmpty(names.bare)
  const spellings = spellingsOf(field, context.words)
  if (spellings.size === 0) return { bare, text, value: names.text, wrong: '0', reason: `''` }
  const from = values.bind([...spellings.keys()], 'Array(String)')
  const to = values.bind([...spellings.values()], 'Array(String)')
  const unlisted = field.closed ? `''` : field.unlisted !== undefined ? values.bind(field.unlisted, 'String') : names.text
  const plain = `if(isValidASCII(${names.text}), lower(${names.text}), replaceAll(lowerUTF8(${names.text}), '，', ','))`
  return {
    bare,
    text,
    value: `if(${names.text} = '', '', transform(${plain}, ${from}, ${to}, ${unlisted}))`,
    wrong: field.closed ? `${names.text} != '' AND ${names.value} = ''` : '0',
    reason: `'unknown_word'`,
  }
}

/** Spelling → word, in lower case, the mapping's own first. */
function spellingsOf(field: Field, own: Readonly<Record<string, string>>): Map<string, string> {
  const spellings = new Map<string, string>()
  for (const [word, others] of Object.entries(field.values ?? {})) {
    for (const spelling of [word, ...others]) spellings.set(plain(spelling), word)
  }
  for (const [spelling, word] of Object.entries(own)) spellings.set(plain(spelling), word)
  return spellings
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('，', ',')
}
