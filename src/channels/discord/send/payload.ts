import { readFile, stat } from 'node:fs/promises'
import type { Language } from '../../../catalog/label.js'
import { cut, escapeText } from '../render/escape.js'
import { limits } from '../render/limits.js'
import type { Page } from '../render/pack.js'
import type { OutgoingFile } from '../render/piece.js'
import type { WireRequest } from '../wire.js'

const hiddenFlag = 1 << 6

export interface PayloadOptions {
  readonly hidden?: boolean
  /** The platform refuses a second message of the same name for some minutes. */
  readonly nonce?: string
  /** An edit says everything anew, so that nothing of the earlier message stays. */
  readonly edit?: boolean
  readonly language: Language
}

/** A page as a request: nobody is ever notified by what a message contains. */
export async function payload(
  page: Page,
  { hidden = false, nonce, edit = false, language }: PayloadOptions,
): Promise<WireRequest> {
  const read = await Promise.all(page.files.map((file) => readable(file, language)))
  const files = read.filter((file) => 'data' in file)
  const missing = read.flatMap((file) => ('missing' in file ? [file.missing] : []))
  const absent = cut(missing.join('\n'), limits.content / 2)
  const content = [cut(page.content, absent ? limits.content - absent.length - 1 : limits.content), absent]
    .filter(Boolean)
    .join('\n')
  return {
    body: {
      ...(content || edit ? { content } : {}),
      ...(page.embeds.length || edit ? { embeds: page.embeds } : {}),
      ...(page.rows.length || edit ? { components: page.rows } : {}),
      ...(files.length || edit
        ? { attachments: files.map(({ name, alt }, id) => ({ id, filename: name, ...(alt ? { description: alt } : {}) })) }
        : {}),
      allowed_mentions: { parse: [], replied_user: false },
      ...(hidden && !edit ? { flags: hiddenFlag } : {}),
      ...(nonce && !edit ? { nonce, enforce_nonce: true } : {}),
    },
    ...(files.length ? { files } : {}),
  }
}

type Read = { name: string; alt?: string; data: Uint8Array } | { missing: string }

async function readable(file: OutgoingFile, language: Language): Promise<Read> {
  const name = safeName(file.name)
  const size =
    'data' in file
      ? file.data.byteLength
      : await stat(file.path).then(
          (found) => found.size,
          () => -1,
        )
  if (size > limits.fileBytes || size < 0) {
    const why =
      size < 0
        ? { zh: '文件已不在', en: 'no longer there' }
        : { zh: '超过 Discord 的 10 MB 上限，请到控制台下载', en: 'over the 10 MB that Discord takes; get it from the console' }
    return { missing: `-# 📎 ${escapeText(name)}: ${why[language]}` }
  }
  const data = 'data' in file ? file.data : await readFile(file.path)
  return { name, data, ...(file.alt ? { alt: file.alt } : {}) }
}

/** A name that stays one on every system: no folders, no control characters. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[^\p{L}\p{N}._ ()-]+/gu, '_').replace(/^[.\s]+/, '')
  if (clean.length <= limits.fileName) return clean || 'file'
  const end = /\.[\w]{1,10}$/.exec(clean)?.[0] ?? ''
  return clean.slice(0, limits.fileName - end.length) + end
}
