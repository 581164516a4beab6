import { allOf, as, isFiller, isWord, type MeaningOf, type Token } from './token.js'

type Value = MeaningOf<'value'>

/** Values said in a row (上海、北京和广州), by the places where all of them stand. */
export interface ValueRun {
  /** `tag:city` or `field:category` → its values in order. */
  readonly places: ReadonlyMap<
    string,
    { readonly place: Value['place']; readonly values: readonly (string | number | boolean)[] }
  >
  readonly length: number
  readonly texts: readonly string[]
  /** The joint between them, where there are several. */
  readonly joint?: 'and' | 'or' | 'list' | undefined
}

export function placeKey(place: Value['place']): string {
  return 'tag' in place ? `tag:${place.tag}` : `field:${place.field}`
}

/** The run of values that begins at a token: it goes on while a further value shares a place with all before. */
export function valueRun(tokens: readonly Token[], at: number): ValueRun | undefined {
  const first = allOf(tokens[at], 'value')
  if (first.length === 0) return undefined
  let places = new Map<string, { place: Value['place']; values: (string | number | boolean)[] }>(
    first.map((value) => [placeKey(value.place), { place: value.place, values: [value.value] }]),
  )
  const texts = [(tokens[at] as Token).text]
  let length = 1
  let joint: ValueRun['joint']
  for (;;) {
    let next = at + length
    let sign: ValueRun['joint']
    while (isWord(tokens[next], 'and', 'or', 'comma') || (isFiller(tokens[next]) && !as(tokens[next], 'value'))) {
      const token = tokens[next] as Token
      if (isFiller(token) && !isWord(token, 'and', 'or', 'comma')) {
        if (sign === undefined || token.text.length > 3) break
      } else if (isWord(token, 'or')) sign = 'or'
      else if (token.text === '、' || isWord(token, 'comma')) sign ??= 'list'
      else if (/^(还|也|又|然后|且|并|同时|then|also|plus)/.test(token.text)) break
      else sign = 'and'
      next += 1
    }
    const more = allOf(tokens[next], 'value')
    if (more.length === 0 || (sign === undefined && next !== at + length)) break
    const shared: typeof places = new Map(
      [...places].flatMap(([key, { place, values }]) => {
        const same = more.find((value) => placeKey(value.place) === key)
        return same
          ? [
              [key, { place: narrower(place, same.place), values: [...values, same.value] }] as [
                string,
                { place: Value['place']; values: (string | number | boolean)[] },
              ],
            ]
          : []
      }),
    )
    if (shared.size === 0) break
    places = shared
    texts.push((tokens[next] as Token).text)
    joint = sign === 'or' || joint === 'or' ? 'or' : sign === 'and' || joint === 'and' ? 'and' : 'list'
    length = next + 1 - at
  }
  return { places, length, texts, joint: texts.length > 1 ? joint : undefined }
}

/** Values of one field may stand in different acts: together they stand where all do. */
function narrower(a: Value['place'], b: Value['place']): Value['place'] {
  if ('tag' in a || 'tag' in b) return a
  const acts = a.acts.filter((act) => b.acts.includes(act))
  return { field: a.field, acts: acts.length > 0 ? acts : a.acts }
}
