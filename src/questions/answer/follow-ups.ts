import type { Language } from '../../catalog/label.js'
import type { Query } from '../query.js'

/** Sensible next questions, in words that the parser itself understands after this query. At most three, the most telling first. */
export function followUps(query: Query, language: Language, values: { readonly city?: string | undefined }): string[] {
  const zh = language === 'zh'
  const next: string[] = []
  const measured = query.measures.some((one) => 'measure' in one && one.measure !== 'customers')
  const tagged = new Set(tagsIn(query))
  if (query.kind === 'quotes' || query.kind === 'compare') return tagged.has('gender') ? [] : [zh ? '那男生呢?' : 'and for men?']
  if (query.kind !== 'series' && measured && query.kind !== 'customers' && query.kind !== 'share')
    next.push(zh ? '换成按月' : 'switch to monthly')
  if (!tagged.has('gender')) next.push(zh ? '那女生呢?' : 'and for women?')
  if (!tagged.has('city') && values.city) next.push(zh ? `只看${values.city}` : `only ${values.city}`)
  if (!query.by.some((one) => 'tag' in one && one.tag === 'age_band') && query.kind === 'number' && !tagged.has('age'))
    next.push(zh ? '换成按年龄段' : 'switch to by age group')
  return next.slice(0, 3)
}

function tagsIn(query: Query): string[] {
  return [...JSON.stringify([query.who, query.by, query.sides ?? []]).matchAll(/"tag":"([a-z0-9_]+)"/g)].map(
    (match) => match[1] as string,
  )
}
