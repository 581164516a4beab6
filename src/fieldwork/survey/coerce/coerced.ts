import type { Label } from '../../../catalog/label.js'

/** What a person's words mean for a question: a value that the question allows (with words beside it), or why it could not be taken. */
export type Coerced = { readonly value: unknown; readonly comment?: string } | { readonly again: Label }

export const again = (zh: string, en: string): Coerced => ({ again: { zh, en } })

/** "We did not understand X", then what would be. */
export function unclear(said: string, zh: string, en: string): Coerced {
  const words = quoted(said)
  return words === '' ? again(zh, en) : again(`没看懂「${words}」。${zh}`, `"${words}" was not understood. ${en}`)
}

const longest = 40
const quoted = (said: string) => {
  const characters = [...said.trim().replaceAll(/\s+/g, ' ')]
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('')
}

export const listed = (texts: readonly string[], zh: boolean) =>
  texts.map((text) => (zh ? `「${text}」` : `"${text}"`)).join(zh ? '、' : ', ')
