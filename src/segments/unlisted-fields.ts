import type { ActField } from '../catalog/act.js'

/** An unlisted column of a kind of facts, as the warehouse learned it. */
export interface UnlistedColumn {
  readonly name: string
  /** `word`, `number`, `date` or `flag`, as its cells suggest. */
  readonly type: string
}

/**
 * The unlisted columns of a fact's table as fields of its acts (礼品卡, gift_wrap on orders), to test and break down by.
 * A header goes into constant SQL: one with other signs than letters, digits, spaces and plain punctuation makes no field.
 */
export function unlistedFields(columns: readonly UnlistedColumn[]): readonly ActField[] {
  return columns
    .filter(({ name }) => /^[\p{L}\p{N}_ .:()（）/-]+$/u.test(name))
    .map(({ name, type }): ActField => {
      const cell = `attributes['${name}']`
      const readable = name.replaceAll(/[_\s-]+/g, ' ').trim()
      return {
        name,
        label: { zh: name, en: readable.toLowerCase() },
        synonyms: /\p{Script=Han}/u.test(name)
          ? { zh: [name] }
          : { en: [...new Set([name.toLowerCase(), readable.toLowerCase()])] },
        type: type === 'number' ? 'number' : 'word',
        sql: type === 'number' ? `toFloat64OrNull(${cell})` : cell,
      }
    })
}
