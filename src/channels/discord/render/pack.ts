import type { APIEmbed } from 'discord.js'
import type { Language } from '../../../catalog/label.js'
import { limits } from './limits.js'
import type { ComponentRow, OutgoingFile, Piece } from './piece.js'
import { breakCode, breakText } from './split.js'

/** One message as Discord takes it. */
export interface Page {
  content: string
  embeds: APIEmbed[]
  files: OutgoingFile[]
  rows: ComponentRow[]
}

/** More pages than this would flood a conversation: the whole text is then attached as a file, and the rest of the pages left out. */
const mostPages = 5

/**
 * Pieces as few messages: text first, then pictures and files, and what can be pressed below, on the last one where it fits.
 */
export function packPages(pieces: readonly Piece[], language: Language): Page[] {
  const texts = textPages(pieces)
  const [shown, file] = texts.length > mostPages ? shortened(texts, language) : [texts, undefined]
  const pages = (shown.length ? shown : ['']).map((content): Page => ({ content, embeds: [], files: [], rows: [] }))
  const last = () => pages.at(-1)!
  const next = (): Page => {
    pages.push({ content: '', embeds: [], files: [], rows: [] })
    return last()
  }
  if (file) last().files.push(file)
  for (const { embeds = [], rows = [], file: attached } of units(pieces)) {
    const page = fits(last(), embeds, rows, attached) ? last() : next()
    page.embeds.push(...embeds)
    page.rows.push(...rows)
    if (attached) page.files.push(attached)
  }
  // A message of components alone is refused: it needs a word.
  for (const page of pages) if (!page.content && !page.embeds.length && !page.files.length) page.content = '…'
  return pages
}

/** Texts one under the other, each page within the limit. */
function textPages(pieces: readonly Piece[]): string[] {
  const pages: string[] = []
  let current = ''
  const add = (part: string) => {
    const joined = current ? `${current}\n${tight(current, part) ? '' : '\n'}${part}` : part
    if (joined.length <= limits.content) current = joined
    else {
      if (current) pages.push(current)
      current = part
    }
  }
  for (const piece of pieces) {
    if (piece.kind === 'text') breakText(piece.text, limits.content).forEach(add)
    if (piece.kind === 'code') breakCode(piece.text, piece.syntax ?? '', limits.content).forEach(add)
  }
  return current ? [...pages, current] : pages
}

/** A note clings to what it is about. */
const tight = (_above: string, below: string): boolean => below.startsWith('-# ')

function shortened(texts: readonly string[], language: Language): [string[], OutgoingFile] {
  const whole = texts.join('\n\n')
  const more = { zh: '-# 内容较长，全文见附件。', en: '-# This is long: the whole text is in the file.' }
  const kept = texts.slice(0, mostPages - 1)
  return [[...kept, more[language]], { name: 'zhiyin.md', data: new TextEncoder().encode(whole) }]
}

interface Unit {
  readonly embeds?: readonly APIEmbed[]
  readonly rows?: ComponentRow[]
  readonly file?: OutgoingFile
}

/** What must stand on one message: a form's or long choices' carrier with the components that need it; links that follow one another share a row. */
function units(pieces: readonly Piece[]): Unit[] {
  const all: Unit[] = []
  for (const piece of pieces) {
    const before = all.at(-1)
    if (piece.kind === 'file') all.push({ file: piece.file })
    if (piece.kind === 'embeds')
      all.push(...(carries(piece.embeds) ? [{ embeds: piece.embeds }] : piece.embeds.map((embed) => ({ embeds: [embed] }))))
    if (piece.kind !== 'rows') continue
    const row = before?.rows?.[0]
    if (before?.embeds && carries(before.embeds) && !before.rows) all[all.length - 1] = { ...before, rows: copy(piece.rows) }
    else if (row && isLinks(before?.rows) && isLinks(piece.rows) && row.components.length < limits.buttonsInRow)
      row.components = [...row.components, ...piece.rows.flatMap(({ components }) => components)]
    else all.push({ rows: copy(piece.rows) })
  }
  return all
}

const copy = (rows: readonly ComponentRow[]): ComponentRow[] => rows.map((row) => ({ ...row }))
const carries = (embeds: readonly APIEmbed[]): boolean => embeds.some(({ url }) => url !== undefined)
const isLinks = (rows: readonly ComponentRow[] | undefined): boolean =>
  rows?.length === 1 && rows.every(({ components }) => components.every((component) => 'url' in component))

function fits(page: Page, embeds: readonly APIEmbed[], rows: readonly ComponentRow[], file: OutgoingFile | undefined): boolean {
  const all = [...page.embeds, ...embeds]
  const size = all.reduce((sum, { title = '', description = '' }) => sum + title.length + description.length, 0)
  return (
    all.length <= limits.embeds &&
    size <= limits.embedText &&
    page.rows.length + rows.length <= limits.rows &&
    (!file || page.files.length < limits.files)
  )
}
