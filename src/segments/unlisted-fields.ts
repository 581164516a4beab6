import type { ActField } from '../catalog/act.js'
import { readHeader } from '../catalog/column-header.js'

/** An unlisted column of a kind of facts, as the warehouse learned it. */
export interface UnlistedColumn {
  readonly name: string
  /** `word`, `number`, `date` or `flag`, as its cells suggest. */
  readonly type: string
}

/**
 * The unlisted columns of a fact's table as fields of its acts (礼品卡, gift_wrap on orders), to test and break down by, said in both
 * languages where the words of the header are known (shipping_method is 配送方式).
 * A header goes into constant SQL: one with other signs than letters, digits, spaces and plain punctuation makes no field.
 *
 * @param taken words that mean something already: a column is not said by them
 */
export function unlistedFields(
  columns: readonly UnlistedColumn[],
  taken: (word: string) => boolean = () => false,
): readonly ActField[] {
  return columns
    .filter(({ name }) => /^[\p{L}\p{N}_ .:()（）/-]+$/u.test(name))
    .map(({ name, type }): ActField => {
      const cell = `attributes['${name}']`
      const plain = name
        .replaceAll(/[_\s-]+/g, ' ')
        .trim()
        .toLowerCase()
      const read = readHeader(name)
      const free = (word: string | undefined) => (word !== undefined && !taken(word) ? word : undefined)
      const label = { zh: free(read?.label.zh) ?? name, en: free(read?.label.en) ?? plain }
      const said = [
        name,
        name.toLowerCase(),
        plain,
        ...[read?.label.zh, read?.label.en, ...(read?.said ?? [])].flatMap((word) => free(word) ?? []),
      ]
      const words = [...new Set(said)].filter((word) => word !== label.zh && word !== label.en)
      const isChinese = (word: string) => /\p{Script=Han}/u.test(word)
      return {
        name,
        label,
        synonyms: { zh: words.filter(isChinese), en: words.filter((word) => !isChinese(word)) },
        type: type === 'number' ? 'number' : 'word',
        sql: type === 'number' ? `toFloat64OrNull(${cell})` : cell,
      }
    })
}
