import { oneLine, plain } from '../../../messages/plain.js'

const apart = '\u200b'

/**
 * A stranger's text for Discord: every character that could act stands behind a backslash; what notifies, or shows as a person, a role, a channel, an
 * emoji or a time, is broken by a zero-width space, so that no reading of it (Discord's own or another program's) finds one.
 *
 * @example escapeText('**hi** @everyone') // \*\*hi\*\* @​everyone
 */
export function escapeText(text: string): string {
  return (
    plain(text)
      .replace(/[\\`*_~|[\]]/g, '\\$&')
      .replace(/@(?=everyone|here)/gi, `@${apart}`)
      .replace(/<(?=[@#:/]|a:|t:|id:)/gi, `<${apart}`)
      .replaceAll('://', ':\\//')
      // discord.gg/… unfolds into an invitation, even without a scheme.
      .replace(/(\.\w{2,})\/(?=\S)/g, '$1\\/')
      .replace(/^(\s*)(#{1,3}|-#|[>+-])(?=\s)/gm, '$1\\$2')
      .replace(/^(\s*)(>>>|>)/gm, '$1\\$2')
      .replace(/^(\s*\d{1,9})([.)])(?=\s)/gm, '$1\\$2')
  )
}

/** Text inside a code block: only the fence itself could act. Mentions there notify nobody. */
export const escapeCode = (text: string): string =>
  plain(text)
    .replaceAll('```', `\`${apart}\`${apart}\``)
    .replace(/@(?=everyone|here)/gi, `@${apart}`)
    .replace(/<(?=[@#])/g, `<${apart}`)

/** Code within a line. */
export const inlineCode = (text: string): string => {
  const safe = escapeCode(text).replace(/`/g, 'ˋ')
  return safe.trim() ? `\`${safe}\`` : safe
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Cut to so many UTF-16 units (Discord counts no more than that), never within a character, with … where something was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** Whether there is anything to see: Discord refuses text of spaces and invisible characters alone. */
export const isVisible = (text: string): boolean => /[^\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]/u.test(text)

/** The words on something to press, within so many characters; never empty. */
export const labelOf = (label: string, most: number): string => (isVisible(label) ? cut(oneLine(label), most) : '…')
